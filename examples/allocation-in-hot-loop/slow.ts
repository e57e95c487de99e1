export interface StockLevel {
  sku: string;
  warehouse: string;
  quantity: number;
}

/** The quantity in stock of every product, over all warehouses. */
export function totalStock(levels: readonly StockLevel[]): Record<string, number> {
  let totals: Record<string, number> = {};

  for (const { sku, quantity } of levels) {
    // Update immutably, so that callers never see a half-built object
    totals = { ...totals, [sku]: (totals[sku] ?? 0) + quantity };
  }

  return totals;
}
