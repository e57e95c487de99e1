import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { openOrdersOf } from './fast.js';

test('finds the open orders of a customer, newest first', () => {
  using db = openShop({ customers: 3, orders: 12 });
  expect(openOrdersOf(db, 1)).toEqual([
    { id: 12, customerId: 1, placedAt: '2026-01-13', status: 'open' },
    { id: 6, customerId: 1, placedAt: '2026-01-07', status: 'open' },
  ]);
});

test('finds nothing for an unknown customer', () => {
  using db = openShop();
  expect(openOrdersOf(db, 99)).toEqual([]);
});
