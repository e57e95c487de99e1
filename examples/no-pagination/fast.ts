import type { DatabaseSync } from 'node:sqlite';

export interface Product {
  id: number;
  name: string;
  price: number;
}

export interface ProductPage {
  products: Product[];
  /** Pass it as `after` to get the next page; null on the last one. */
  next: number | null;
}

const PAGE_SIZE = 50;

/** One page of the catalogue, in the order of product ids. */
export function listProducts(db: DatabaseSync, after = 0): ProductPage {
  // One product more than a page tells whether there is a next one.
  const found = db
    .prepare('select id, name, price from products where id > ? order by id limit ?')
    .all(after, PAGE_SIZE + 1) as unknown as Product[];

  const products = found.slice(0, PAGE_SIZE);
  const hasMore = found.length > PAGE_SIZE;

  return { products, next: hasMore ? (products.at(-1)?.id ?? null) : null };
}
