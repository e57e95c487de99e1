// @size 700 @bound n log n
export interface Product {
  sku: string;
  cents: number;
}

export interface OrderLine {
  sku: string;
  count: number;
}

function priceIndex(products: Product[]): Map<string, number> {
  const index = new Map<string, number>();
  for (const { sku, cents } of products) index.set(sku, cents);
  return index;
}

export function total(lines: OrderLine[], products: Product[]): number {
  let sum = 0;
  for (const { sku, count } of lines) {
    // HOT missing-memo
    const cents = priceIndex(products).get(sku) ?? 0;
    sum += cents * count;
  }
  return sum;
}

export const subject = ({ lines, products }: { lines: OrderLine[]; products: Product[] }) => total(lines, products);
export const make = (n: number) => ({
  lines: Array.from({ length: n }, (_, i) => ({ sku: `p${(i * 3) % n}`, count: 1 + (i % 3) })),
  products: Array.from({ length: n }, (_, i) => ({ sku: `p${i}`, cents: 100 + i })),
});
