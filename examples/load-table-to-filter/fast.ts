import type { DatabaseSync } from 'node:sqlite';

export interface Order {
  id: number;
  customerId: number;
  placedAt: string;
  status: 'open' | 'paid';
}

/** The orders of a customer that are not paid yet, newest first. */
export function openOrdersOf(db: DatabaseSync, customerId: number): Order[] {
  return db
    .prepare(
      `select id, customer_id as customerId, placed_at as placedAt, status
       from orders where customer_id = ? and status = 'open'
       order by id desc`,
    )
    .all(customerId) as unknown as Order[];
}
