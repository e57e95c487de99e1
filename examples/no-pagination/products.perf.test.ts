import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { listProducts } from './fast.js';

test('a page costs the same in a large catalogue as in a small one', async () => {
  await expect(listProducts).toScaleNoWorseThan('1', {
    sizes: [100, 300, 900, 2700],
    timeBudget: '4 s',
    input: (n) => openShop({ products: n }),
    cleanup: (db) => db.close(),
  });
});

// Coming: toFetchAtMostRows(51) and toReturnAtMostItems(50), which say the same without a clock.
