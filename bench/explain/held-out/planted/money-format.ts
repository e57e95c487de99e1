// @size 300
export interface Invoice {
  number: string;
  cents: number;
  currency: string;
}

function money(cents: number, currency: string): string {
  // HOT made-per-pass
  return new Intl.NumberFormat('de-DE', { style: 'currency', currency }).format(cents / 100);
}

function line(invoice: Invoice): string {
  return `${invoice.number.padEnd(10)} ${money(invoice.cents, invoice.currency)}`;
}

export function statement(invoices: Invoice[]): string {
  let text = 'Statement\n';
  for (const invoice of invoices) text += `${line(invoice)}\n`;
  return text;
}

export const subject = statement;
export const make = (n: number): Invoice[] =>
  Array.from({ length: n }, (_, i) => ({ number: `I-${i}`, cents: i * 101, currency: i % 2 ? 'EUR' : 'SEK' }));
