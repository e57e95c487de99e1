import type { DatabaseSync } from 'node:sqlite';

export interface OrderSummary {
  id: number;
  placedAt: string;
  customer: string;
  items: { product: string; quantity: number }[];
}

interface OrderRow {
  id: number;
  customer_id: number;
  placed_at: string;
}

/** Lists all orders, oldest first, each with its customer and its items. */
export function listOrders(db: DatabaseSync): OrderSummary[] {
  const orders = db.prepare('select id, customer_id, placed_at from orders order by id').all() as unknown as OrderRow[];

  return orders.map((order) => {
    // Load the customer who placed the order
    const customer = db.prepare('select name from customers where id = ?').get(order.customer_id) as { name: string };

    // Load the items of the order, with the names of their products
    const items = db
      .prepare(
        `select products.name as product, order_items.quantity
         from order_items join products on products.id = order_items.product_id
         where order_items.order_id = ?
         order by products.id`,
      )
      .all(order.id) as { product: string; quantity: number }[];

    return { id: order.id, placedAt: order.placed_at, customer: customer.name, items };
  });
}
