// @size 4000 @bound n log n
export interface Movement {
  sku: string;
  change: number;
}

export interface Stock {
  skus: string[];
  amounts: number[];
}

class Warehouse {
  readonly stock: Stock = { skus: [], amounts: [] };

  apply(movement: Movement): void {
    const slot = this.slotOf(movement.sku);
    this.stock.amounts[slot] = (this.stock.amounts[slot] ?? 0) + movement.change;
  }

  private slotOf(sku: string): number {
    // HOT linear-search
    const known = this.stock.skus.indexOf(sku);
    if (known >= 0) return known;
    this.stock.skus.push(sku);
    return this.stock.skus.length - 1;
  }
}

function isBooked(movement: Movement): boolean {
  return movement.change !== 0;
}

export function takeStock(movements: Movement[]): number {
  const warehouse = new Warehouse();
  for (const movement of movements) {
    if (isBooked(movement)) warehouse.apply(movement);
  }
  return warehouse.stock.skus.length;
}

export const subject = takeStock;
export const make = (n: number): Movement[] =>
  Array.from({ length: n }, (_, i) => ({ sku: `sku-${(i * 7919) % n}`, change: 1 + (i % 5) }));
