import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { openOrdersOf } from './fast.js';

test("a customer's open orders are found without reading those of all others", async () => {
  await expect((db: DatabaseSync) => openOrdersOf(db, 1)).toScaleNoWorseThan('log n', {
    name: 'openOrdersOf',
    sizes: [50, 200, 800, 3200],
    input: (n) => openShop({ customers: n, orders: 2 * n, itemsPerOrder: 0 }),
    cleanup: (db) => db.close(),
  });
});
