// @size 4000
export type Fields = Record<string, number>;

export function changed(before: Fields, after: Fields): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const found: string[] = [];
  for (const key of keys) if (before[key] !== after[key]) found.push(key);
  return found.sort();
}

export const subject = ({ before, after }: { before: Fields; after: Fields }) => changed(before, after);
const fields = (n: number, by: number): Fields =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, i % by]));
export const make = (n: number) => ({ before: fields(n, 7), after: fields(n, 5) });
