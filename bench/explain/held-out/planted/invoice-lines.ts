// @size 60
export interface LineItem {
  description: string;
  quantity: number;
  unitPrice: number;
  deliveredOn: string;
}

export interface Invoice {
  number: string;
  currency: string;
  locale: string;
  lines: LineItem[];
}

export interface RenderedInvoice {
  header: string;
  rows: string[];
  total: string;
}

function formatDate(iso: string, locale: string): string {
  // HOT made-per-pass
  const formatter = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: '2-digit',
    timeZone: 'UTC',
  });
  return formatter.format(new Date(iso));
}

function formatAmount(cents: number, currency: string): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}

function renderLine(line: LineItem, invoice: Invoice): string {
  const amount = formatAmount(line.quantity * line.unitPrice, invoice.currency);
  return [
    line.description.padEnd(30),
    String(line.quantity),
    formatDate(line.deliveredOn, invoice.locale),
    amount,
  ].join(' | ');
}

export function renderInvoice(invoice: Invoice): RenderedInvoice {
  const rows = invoice.lines.map((line) => renderLine(line, invoice));
  const total = invoice.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  return {
    header: `Invoice ${invoice.number}`,
    rows,
    total: formatAmount(total, invoice.currency),
  };
}

export const subject = renderInvoice;
export const make = (n: number): Invoice => ({
  number: '2026-0042',
  currency: 'EUR',
  locale: 'de-DE',
  lines: Array.from({ length: n }, (_, i) => ({
    description: `Consulting, week ${i}`,
    quantity: 1 + (i % 40),
    unitPrice: 9500,
    deliveredOn: `2026-0${1 + (i % 9)}-1${i % 10}`,
  })),
});
