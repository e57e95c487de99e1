// @size 8000
export interface Order {
  id: number;
  customer: string;
}
export interface Customer {
  key: string;
  city: string;
}

export function cities(orders: Order[], customers: Customer[]): Record<string, number> {
  const byKey = new Map(customers.map((customer) => [customer.key, customer]));
  const counts: Record<string, number> = {};
  for (const order of orders) {
    const customer = byKey.get(order.customer);
    if (!customer) continue;
    counts[customer.city] = (counts[customer.city] ?? 0) + 1;
  }
  return counts;
}

export const subject = ({ orders, customers }: { orders: Order[]; customers: Customer[] }) => cities(orders, customers);
export const make = (n: number) => ({
  orders: Array.from({ length: n }, (_, id) => ({ id, customer: `c${(id * 3) % n}` })),
  customers: Array.from({ length: n }, (_, i) => ({ key: `c${i}`, city: `city ${i % 40}` })),
});
