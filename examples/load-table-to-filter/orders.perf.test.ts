import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { openOrdersOf } from './fast.js';

const openOrdersOfTheFirst = (db: DatabaseSync): unknown => openOrdersOf(db, 1);
const input = (n: number): DatabaseSync => openShop({ customers: n, orders: n, itemsPerOrder: 0 });
const cleanup = (db: DatabaseSync): void => db.close();

test("a customer's open orders are found without reading those of all others", async () => {
  await expect(openOrdersOfTheFirst).toScaleNoWorseThan('1', { of: 'rows', input, cleanup });
});

test('one open order costs one row, among 200 of them', async () => {
  await expect(openOrdersOfTheFirst).toFetchAtMostRows(1, { input: () => input(200), cleanup });
});
