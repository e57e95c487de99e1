import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { listOrders } from './fast.js';

const input = (n: number): DatabaseSync => openShop({ orders: n });
const cleanup = (db: DatabaseSync): void => db.close();

test('listing orders asks for nothing once per order', async () => {
  await expect(listOrders).toAvoidNPlusOneQueries({ input: () => openShop({ orders: 20 }), cleanup });
});

test('listing 20 orders costs two queries', async () => {
  await expect(listOrders).toIssueAtMostQueries(2, { input: () => openShop({ orders: 20 }), cleanup });
});

test('listing many orders costs as many queries as listing few', async () => {
  await expect(listOrders).toScaleNoWorseThan('1', { of: 'queries', input, cleanup });
});
