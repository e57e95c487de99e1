// @size 2500 @bound n log n
export interface Line {
  sku: string;
  quantity: number;
}

export interface Cart {
  lines: Line[];
  note?: string;
}

function normalize(line: Line): Line {
  return { sku: line.sku.trim().toUpperCase(), quantity: Math.max(0, line.quantity) };
}

function addLine(cart: Cart, line: Line): void {
  // HOT linear-search
  const existing = cart.lines.find((each) => each.sku === line.sku);
  if (existing) {
    existing.quantity += line.quantity;
  } else {
    cart.lines.push({ ...line });
  }
}

export function mergeCarts(carts: Cart[]): Cart {
  const merged: Cart = { lines: [] };
  for (const cart of carts) {
    for (const line of cart.lines) {
      addLine(merged, normalize(line));
    }
  }
  return merged;
}

export const subject = mergeCarts;
export const make = (n: number): Cart[] => [
  { lines: Array.from({ length: n }, (_, i) => ({ sku: `a${i}`, quantity: 1 })) },
  { lines: Array.from({ length: n }, (_, i) => ({ sku: `a${(i * 31) % n}`, quantity: 2 })) },
];
