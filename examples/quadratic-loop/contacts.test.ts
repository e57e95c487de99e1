import { expect, test } from 'vitest';
import { importContacts } from './fast.js';

const ada = { email: 'ada@example.com', name: 'Ada' };
const bob = { email: 'bob@example.com', name: 'Bob' };

test('adds unknown contacts and updates known ones', () => {
  const imported = [{ ...ada, phone: '555 01' }, bob];
  expect(importContacts({ existing: [ada], imported })).toEqual({
    contacts: [{ ...ada, phone: '555 01' }, bob],
    added: 1,
    updated: 1,
  });
});

test('imports a contact once, however often it is listed', () => {
  expect(importContacts({ existing: [], imported: [bob, bob] })).toEqual({ contacts: [bob], added: 1, updated: 1 });
});

test('leaves the existing contacts as they are', () => {
  const existing = [{ ...ada }];
  importContacts({ existing, imported: [{ ...ada, name: 'Ada L.' }] });
  expect(existing).toEqual([ada]);
});
