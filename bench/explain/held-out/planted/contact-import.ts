// @size 1500 @bound n log n
export interface RawContact {
  'First Name': string;
  'Last Name': string;
  Email: string;
  Phone?: string | undefined;
}

export interface Contact {
  email: string;
  fullName: string;
  phone: string | null;
  sources: number;
}

export interface ImportResult {
  created: number;
  updated: number;
  skipped: number;
  contacts: Contact[];
}

const EMAIL_PATTERN = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i;

function normalizePhone(phone: string | undefined): string | null {
  if (!phone) return null;
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 7 ? `+${digits}` : null;
}

function toContact(raw: RawContact): Contact | null {
  const email = raw.Email.trim().toLowerCase();
  if (!EMAIL_PATTERN.test(email)) return null;
  return {
    email,
    fullName: `${raw['First Name']} ${raw['Last Name']}`.trim(),
    phone: normalizePhone(raw.Phone),
    sources: 1,
  };
}

export class ContactImporter {
  private readonly contacts: Contact[] = [];
  private created = 0;
  private updated = 0;
  private skipped = 0;

  import(rows: RawContact[]): ImportResult {
    for (const row of rows) {
      const contact = toContact(row);
      if (contact === null) {
        this.skipped += 1;
        continue;
      }
      this.upsert(contact);
    }
    return { created: this.created, updated: this.updated, skipped: this.skipped, contacts: this.contacts };
  }

  private upsert(contact: Contact): void {
    // HOT linear-search
    const index = this.contacts.findIndex((existing) => existing.email === contact.email);
    if (index === -1) {
      this.contacts.push(contact);
      this.created += 1;
      return;
    }
    const existing = this.contacts[index] as Contact;
    existing.phone ??= contact.phone;
    existing.sources += 1;
    this.updated += 1;
  }
}

export const subject = (rows: RawContact[]): ImportResult => new ContactImporter().import(rows);
export const make = (n: number): RawContact[] =>
  Array.from({ length: n }, (_, i) => ({
    'First Name': `Ada${i}`,
    'Last Name': 'Miller',
    Email: `Ada.${i - (i % 9 === 0 ? 1 : 0)}@Example.com`,
    Phone: i % 3 ? `555-01${i}0` : undefined,
  }));
