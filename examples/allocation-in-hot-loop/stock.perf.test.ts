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

test('adding up 1,000 levels allocates little', async () => {
  await expect(totalStock).toAllocateAtMost('500 kB', { input: () => makeLevels(1000) });
});

test('what adding up stock allocates grows in proportion to the number of levels', async () => {
  await expect(totalStock).toScaleNoWorseThan('n', { of: 'allocations', input: makeLevels });
});
