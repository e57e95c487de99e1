// @size 40000
export interface Sale {
  region: string;
  month: number;
  amount: number;
}

const keyOf = ({ region, month }: Sale): string => `${region}/${month}`;

function group(sales: Sale[]): Map<string, Sale[]> {
  const groups = new Map<string, Sale[]>();
  for (const sale of sales) {
    const key = keyOf(sale);
    const known = groups.get(key);
    if (known) known.push(sale);
    else groups.set(key, [sale]);
  }
  return groups;
}

const sum = (sales: Sale[]): number => sales.reduce((total, { amount }) => total + amount, 0);

export function totals(sales: Sale[]): { key: string; total: number }[] {
  const result: { key: string; total: number }[] = [];
  for (const [key, group_] of group(sales)) result.push({ key, total: sum(group_) });
  return result.sort((a, b) => b.total - a.total);
}

export const subject = totals;
export const make = (n: number): Sale[] =>
  Array.from({ length: n }, (_, i) => ({ region: `r${i % 30}`, month: i % 12, amount: i }));
