// @size 2000 @bound n log n
export interface Contact {
  id: string;
  name: string;
  updated: number;
}

interface Changes {
  added: Contact[];
  changed: Contact[];
  removed: string[];
}

const isNewer = (a: Contact, b: Contact): boolean => a.updated > b.updated;

export function diff(local: Contact[], remote: Contact[]): Changes {
  const changes: Changes = { added: [], changed: [], removed: [] };
  const localIds = local.map(({ id }) => id);
  const byId = new Map(local.map((contact) => [contact.id, contact]));
  for (const contact of remote) {
    const mine = byId.get(contact.id);
    if (!mine) changes.added.push(contact);
    else if (isNewer(contact, mine)) changes.changed.push(contact);
  }
  const remoteIds = remote.map(({ id }) => id);
  for (const id of localIds) {
    // HOT linear-search
    if (!remoteIds.includes(id)) changes.removed.push(id);
  }
  return changes;
}

export const subject = ({ local, remote }: { local: Contact[]; remote: Contact[] }) => diff(local, remote);
export const make = (n: number) => ({
  local: Array.from({ length: n }, (_, i) => ({ id: `c${i}`, name: `N${i}`, updated: i })),
  remote: Array.from({ length: n }, (_, i) => ({ id: `c${i + 50}`, name: `N${i}`, updated: i + 1 })),
});
