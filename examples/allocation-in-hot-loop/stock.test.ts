import { expect, test } from 'vitest';
import { totalStock } from './fast.js';

test('adds up the stock of all warehouses', () => {
  expect(
    totalStock([
      { sku: 'A-1', warehouse: 'Berlin', quantity: 3 },
      { sku: 'B-2', warehouse: 'Berlin', quantity: 5 },
      { sku: 'A-1', warehouse: 'Lyon', quantity: 4 },
    ]),
  ).toEqual({ 'A-1': 7, 'B-2': 5 });
});

test('knows no stock without levels', () => {
  expect(totalStock([])).toEqual({});
});
