// @size 20000
export interface Item {
  title: string;
  cents: number;
  quantity: number;
  tax: 'full' | 'reduced';
}

export interface Invoice {
  net: number;
  tax: number;
  lines: string[];
}

const rates = { full: 0.081, reduced: 0.026 } as const;

function taxOf(item: Item): number {
  return Math.round(item.cents * item.quantity * rates[item.tax]);
}

function lineOf(item: Item): string {
  return `${item.title.padEnd(20)} ${String(item.quantity).padStart(4)} ${(item.cents / 100).toFixed(2)}`;
}

export function invoice(items: Item[]): Invoice {
  let net = 0;
  let tax = 0;
  const lines: string[] = [];
  for (const item of items) {
    net += item.cents * item.quantity;
    tax += taxOf(item);
    lines.push(lineOf(item));
  }
  return { net, tax, lines };
}

export const subject = invoice;
export const make = (n: number): Item[] =>
  Array.from({ length: n }, (_, i) => ({
    title: `item ${i}`,
    cents: 100 + i,
    quantity: i % 9,
    tax: i % 2 ? 'full' : 'reduced',
  }));
