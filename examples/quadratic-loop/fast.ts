export interface Contact {
  email: string;
  name: string;
  phone?: string;
}

export interface ImportResult {
  contacts: Contact[];
  added: number;
  updated: number;
}

/** Merges imported contacts into the existing ones: a contact with a known email is updated, others are added. */
export function importContacts({ existing, imported }: { existing: Contact[]; imported: Contact[] }): ImportResult {
  const contacts = existing.map((contact) => ({ ...contact }));
  const byEmail = new Map<string, Contact>();
  // The first of two contacts with one email is the one that is updated.
  for (const contact of contacts) if (!byEmail.has(contact.email)) byEmail.set(contact.email, contact);
  let updated = 0;

  for (const contact of imported) {
    const known = byEmail.get(contact.email);
    if (known) {
      Object.assign(known, contact);
      updated++;
    } else {
      const copy = { ...contact };
      byEmail.set(copy.email, copy);
      contacts.push(copy);
    }
  }

  return { contacts, added: imported.length - updated, updated };
}
