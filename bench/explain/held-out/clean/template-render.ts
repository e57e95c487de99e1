// @size 4000
export interface Item {
  title: string;
  price: number;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

function row({ title, price }: Item): string {
  return `<li><b>${escaped(title)}</b> ${price.toFixed(2)}</li>`;
}

export function page(items: Item[]): string {
  const rows = items.map(row);
  return `<ul>${rows.join('')}</ul>`;
}

export const subject = page;
export const make = (n: number): Item[] =>
  Array.from({ length: n }, (_, i) => ({ title: `A & B <${i}>`, price: i / 3 }));
