import type { DatabaseSync } from 'node:sqlite';

export interface Order {
  id: number;
  customerId: number;
  placedAt: string;
  status: 'open' | 'paid';
}

/** The orders of a customer that are not paid yet, newest first. */
export function openOrdersOf(db: DatabaseSync, customerId: number): Order[] {
  const orders = db
    .prepare('select id, customer_id as customerId, placed_at as placedAt, status from orders')
    .all() as unknown as Order[];

  return orders
    .filter((order) => order.customerId === customerId && order.status === 'open')
    .sort((a, b) => b.id - a.id);
}
