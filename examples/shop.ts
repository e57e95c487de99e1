import { DatabaseSync } from 'node:sqlite';

const schema = `
  create table customers (id integer primary key, name text not null, email text not null);
  create table orders (id integer primary key, customer_id integer not null, placed_at text not null, status text not null);
  create table order_items (order_id integer not null, product_id integer not null, quantity integer not null);
  create table products (id integer primary key, name text not null, price integer not null);
  create index order_items_order on order_items (order_id);
  create index orders_customer on orders (customer_id);
`;

// The numbers from 1 to ?1, made by SQLite itself: seeding stays cheap beside what is measured.
const numbers = 'with recursive counted(i) as (select 1 where ?1 > 0 union all select i + 1 from counted where i < ?1)';

/** How many rows of each kind a shop has. */
export interface ShopSize {
  customers?: number;
  orders?: number;
  itemsPerOrder?: number;
  products?: number;
}

/** Opens a shop's database in memory. */
export function openShop({
  customers = 10,
  orders = 10,
  itemsPerOrder = 2,
  products = 10,
}: ShopSize = {}): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(schema);
  const fill = (count: number, insert: string): unknown => db.prepare(insert.replace('NUMBERS', numbers)).run(count);
  fill(
    customers,
    `insert into customers NUMBERS select i, 'Customer ' || i, 'customer' || i || '@example.com' from counted`,
  );
  fill(
    orders,
    `insert into orders NUMBERS
     select i, 1 + i % ${customers}, '2026-01-' || printf('%02d', 1 + i % 28), iif(i % 2, 'paid', 'open') from counted`,
  );
  fill(
    itemsPerOrder * orders,
    `insert into order_items NUMBERS select 1 + (i - 1) / ${itemsPerOrder}, 1 + i % ${products}, 1 + i % 3 from counted`,
  );
  fill(products, `insert into products NUMBERS select i, 'Product ' || i, 100 * i from counted`);
  return db;
}
