import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { listOrders } from './fast.js';

test('lists orders with their customers and items', () => {
  using db = openShop({ orders: 3 });
  expect(listOrders(db)).toHaveLength(3);
  expect(listOrders(db)[0]).toEqual({
    id: 1,
    placedAt: '2026-01-02',
    customer: 'Customer 2',
    items: [
      { product: 'Product 2', quantity: 2 },
      { product: 'Product 3', quantity: 3 },
    ],
  });
});

test('lists nothing in an empty shop', () => {
  using db = openShop({ orders: 0 });
  expect(listOrders(db)).toEqual([]);
});
