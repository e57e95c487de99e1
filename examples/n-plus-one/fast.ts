import type { DatabaseSync } from 'node:sqlite';

export interface OrderSummary {
  id: number;
  placedAt: string;
  customer: string;
  items: { product: string; quantity: number }[];
}

interface ItemRow {
  orderId: number;
  product: string;
  quantity: number;
}

/** Lists all orders, oldest first, each with its customer and its items. */
export function listOrders(db: DatabaseSync): OrderSummary[] {
  const orders = db
    .prepare(
      `select orders.id, orders.placed_at as placedAt, customers.name as customer
       from orders join customers on customers.id = orders.customer_id
       order by orders.id`,
    )
    .all() as unknown as Omit<OrderSummary, 'items'>[];

  const items = db
    .prepare(
      `select order_items.order_id as orderId, products.name as product, order_items.quantity
       from order_items join products on products.id = order_items.product_id
       order by products.id`,
    )
    .all() as unknown as ItemRow[];

  const itemsOf = new Map<number, OrderSummary['items']>(orders.map(({ id }) => [id, []]));
  for (const { orderId, product, quantity } of items) itemsOf.get(orderId)?.push({ product, quantity });
  return orders.map((order) => ({ ...order, items: itemsOf.get(order.id) ?? [] }));
}
