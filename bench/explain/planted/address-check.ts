// @size 24
export interface Contact {
  name: string;
  email: string;
}

const emailPattern = /^([a-zA-Z0-9]+)+@example\.com$/;

function hasName(contact: Contact): boolean {
  return contact.name.trim().length > 0;
}

function isEmail(text: string): boolean {
  // HOT backtracking
  return emailPattern.test(text);
}

export interface Checked {
  valid: Contact[];
  refused: string[];
}

export function checkContacts(contacts: Contact[]): Checked {
  const valid: Contact[] = [];
  const refused: string[] = [];
  for (const contact of contacts) {
    if (hasName(contact) && isEmail(contact.email)) valid.push(contact);
    else refused.push(contact.name);
  }
  return { valid, refused };
}

export const subject = checkContacts;
export const make = (n: number): Contact[] => [
  { name: 'Ann', email: 'ann@example.com' },
  { name: 'Bob', email: `${'b'.repeat(n)}!` },
];
