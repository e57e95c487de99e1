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
  let added = 0;
  let updated = 0;

  for (const contact of imported) {
    // Check whether we already know this contact
    const known = contacts.find((candidate) => candidate.email === contact.email);
    if (known) {
      Object.assign(known, contact);
      updated++;
    } else {
      contacts.push({ ...contact });
      added++;
    }
  }

  return { contacts, added, updated };
}
