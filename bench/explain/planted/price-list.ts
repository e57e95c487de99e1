// @size 1500
export interface Product {
  sku: string;
  cents: number;
  currency: string;
}

export interface Line {
  sku: string;
  price: string;
}

function formatPrice(product: Product): string {
  // HOT made-per-pass
  const format = new Intl.NumberFormat('de-CH', { style: 'currency', currency: product.currency });
  return format.format(product.cents / 100);
}

function toLine(product: Product): Line {
  return { sku: product.sku.toUpperCase(), price: formatPrice(product) };
}

function isListed(product: Product): boolean {
  return product.cents > 0;
}

export function priceList(products: Product[]): Line[] {
  const lines: Line[] = [];
  for (const product of products) {
    if (isListed(product)) lines.push(toLine(product));
  }
  return lines;
}

export function asText(products: Product[]): string {
  return priceList(products)
    .map(({ sku, price }) => `${sku}\t${price}`)
    .join('\n');
}

export const subject = asText;
export const make = (n: number): Product[] =>
  Array.from({ length: n }, (_, i) => ({ sku: `sku-${i}`, cents: 100 + i, currency: 'CHF' }));
