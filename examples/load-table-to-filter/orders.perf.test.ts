import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { openOrdersOf } from './fast.js';

test("a customer's open orders are found without reading those of all others", async () => {
  await expect((db: DatabaseSync) => openOrdersOf(db, 1)).toScaleNoWorseThan('log n', {
    name: 'openOrdersOf',
    sizes: [100, 300, 900, 2700],
    timeBudget: '4 s',
    input: (n) => openShop({ customers: n, orders: n, itemsPerOrder: 0 }),
    cleanup: (db) => db.close(),
  });
});
