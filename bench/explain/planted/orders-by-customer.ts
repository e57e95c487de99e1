// @size 4000 @bound n log n
export interface Customer {
  id: number;
  name: string;
  city: string;
}

export interface Order {
  id: number;
  customerId: number;
  total: number;
}

export interface OrderRow {
  order: number;
  customer: string;
  label: string;
}

const label = (order: Order): string => `#${order.id} ${order.total.toFixed(2)}`;

function customerOf(order: Order, customers: Customer[]): Customer | undefined {
  // HOT linear-search
  return customers.find((customer) => customer.id === order.customerId);
}

function toRow(order: Order, customers: Customer[]): OrderRow {
  const customer = customerOf(order, customers);
  return { order: order.id, customer: customer?.name ?? 'unknown', label: label(order) };
}

export function buildReport(input: { orders: Order[]; customers: Customer[] }): OrderRow[] {
  const rows: OrderRow[] = [];
  for (const order of input.orders) {
    if (order.total <= 0) continue;
    rows.push(toRow(order, input.customers));
  }
  return rows;
}

export const subject = buildReport;
export const make = (n: number) => ({
  customers: Array.from({ length: n }, (_, id) => ({ id, name: `customer ${id}`, city: 'Bern' })),
  orders: Array.from({ length: n }, (_, id) => ({ id, customerId: (id * 7919) % n, total: 1 + id })),
});
