import { expect, test } from 'vitest';
import { type StockLevel, totalStock } from './fast.js';

/** n stock levels of n / 2 products in two warehouses. */
function makeLevels(n: number): StockLevel[] {
  return Array.from({ length: n }, (_, i) => ({
    sku: `SKU-${i >> 1}`,
    warehouse: i % 2 === 0 ? 'Berlin' : 'Lyon',
    quantity: i % 10,
  }));
}

test('adding up stock grows in proportion to the number of levels', async () => {
  await expect(totalStock).toScaleNoWorseThan('n', { input: makeLevels });
});

// Coming: toAllocateAtMost and growth of allocations, which count the bytes themselves.
