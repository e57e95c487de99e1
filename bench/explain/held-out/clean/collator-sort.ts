// @size 1500
export interface Name {
  given: string;
  family: string;
}

const collator = new Intl.Collator('sv');

function compare(a: Name, b: Name): number {
  return collator.compare(a.family, b.family) || collator.compare(a.given, b.given);
}

export function directory(names: Name[]): string[] {
  return [...names].sort(compare).map(({ given, family }) => `${family}, ${given}`);
}

export const subject = directory;
export const make = (n: number): Name[] =>
  Array.from({ length: n }, (_, i) => ({ given: `G${i % 7}`, family: `Ö${(i * 7919) % n}` }));
