export interface StockLevel {
  sku: string;
  warehouse: string;
  quantity: number;
}

/** The quantity in stock of every product, over all warehouses. */
export function totalStock(levels: readonly StockLevel[]): Record<string, number> {
  const totals = new Map<string, number>();
  for (const { sku, quantity } of levels) totals.set(sku, (totals.get(sku) ?? 0) + quantity);
  return Object.fromEntries(totals);
}
