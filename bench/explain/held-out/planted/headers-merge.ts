// @size 400
export type Headers = Record<string, string>;

const normal = (name: string): string => name.trim().toLowerCase();

function withHeader(headers: Headers, [name, value]: [string, string]): Headers {
  // HOT copied-accumulator
  return { ...headers, [normal(name)]: value };
}

export function collect(pairs: [string, string][]): Headers {
  return pairs.filter(([name]) => name !== '').reduce(withHeader, {});
}

export function size(pairs: [string, string][]): number {
  return Object.entries(collect(pairs)).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}

export const subject = size;
export const make = (n: number): [string, string][] =>
  Array.from({ length: n }, (_, i) => [`X-Header-${i}`, `value ${i}`]);
