// @size 4000 @bound n log n
export interface Order {
  id: string;
  customerId: string;
  total: number;
  status: 'paid' | 'refunded' | 'open';
}

export interface CustomerRevenue {
  customerId: string;
  orders: number;
  revenue: number;
  largest: number;
}

export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const k = key(item);
    // HOT copied-accumulator
    groups.set(k, [...(groups.get(k) ?? []), item]);
  }
  return groups;
}

const sumBy = <T>(items: T[], value: (item: T) => number): number => items.reduce((sum, item) => sum + value(item), 0);

function summarize(customerId: string, orders: Order[]): CustomerRevenue {
  return {
    customerId,
    orders: orders.length,
    revenue: sumBy(orders, (order) => order.total),
    largest: Math.max(...orders.map((order) => order.total)),
  };
}

export function revenueByCustomer(orders: Order[]): CustomerRevenue[] {
  const paid = orders.filter((order) => order.status === 'paid');
  const groups = groupBy(paid, (order) => order.customerId);
  return Array.from(groups, ([customerId, list]) => summarize(customerId, list)).sort((a, b) => b.revenue - a.revenue);
}

export const subject = revenueByCustomer;
export const make = (n: number): Order[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `o${i}`,
    customerId: `c${i % 3}`,
    total: 5 + (i % 90),
    status: i % 20 === 19 ? 'refunded' : 'paid',
  }));
