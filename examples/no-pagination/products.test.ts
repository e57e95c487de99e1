import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { listProducts } from './fast.js';

test('lists a small catalogue on one page', () => {
  using db = openShop({ products: 2 });
  expect(listProducts(db)).toEqual({
    products: [
      { id: 1, name: 'Product 1', price: 100 },
      { id: 2, name: 'Product 2', price: 200 },
    ],
    next: null,
  });
});

test('leads from page to page', () => {
  using db = openShop({ products: 120 });
  const first = listProducts(db);
  expect(first.products).toHaveLength(50);
  const second = listProducts(db, first.next ?? 0);
  const third = listProducts(db, second.next ?? 0);
  expect(third.products.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => 101 + i));
  expect(third.next).toBeNull();
});
