import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openShop } from '../shop.js';
import { listProducts } from './fast.js';

const input = (n: number): DatabaseSync => openShop({ products: n });
const cleanup = (db: DatabaseSync): void => db.close();

test('a page of 50 products reads one more, to know whether there is a next page', async () => {
  await expect(listProducts).toFetchAtMostRows(51, { input: () => input(200), cleanup });
});

test('a page reads as much of a large catalogue as of a small one', async () => {
  await expect(listProducts).toScaleNoWorseThan('1', { of: 'rows', input, cleanup });
});
