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
  const all = db.prepare('select id, name, price from products order by id').all() as unknown as Product[];

  // Skip what the caller has seen already and cut out one page
  const remaining = all.filter((product) => product.id > after);
  const products = remaining.slice(0, PAGE_SIZE);
  const hasMore = remaining.length > PAGE_SIZE;

  return { products, next: hasMore ? (products.at(-1)?.id ?? null) : null };
}
