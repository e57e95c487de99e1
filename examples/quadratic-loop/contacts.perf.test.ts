import { expect, test } from 'vitest';
import { type Contact, importContacts } from './fast.js';

/** n known contacts and n imported ones, every second of them known. */
function makeImport(n: number): { existing: Contact[]; imported: Contact[] } {
  const contact = (i: number): Contact => ({ email: `contact${i}@example.com`, name: `Contact ${i}` });
  return {
    existing: Array.from({ length: n }, (_, i) => contact(2 * i)),
    imported: Array.from({ length: n }, (_, i) => contact(i)),
  };
}

test('importing contacts grows in proportion to their number', async () => {
  await expect(importContacts).toScaleNoWorseThan('n', { input: makeImport });
});

test('importing 3,000 contacts takes at most 10 ms', async () => {
  await expect(importContacts).toCompleteWithin('10 ms', { input: () => makeImport(3000), timeBudget: '4 s' });
});
