// @size 10000
function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 16777619);
  }
  return value >>> 0;
}

export function distribute(keys: string[], buckets: number): number[] {
  const counts = new Array<number>(buckets).fill(0);
  for (const key of keys) {
    const bucket = hash(key) % buckets;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  return counts;
}

export const subject = (keys: string[]) => distribute(keys, 16);
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `user:${i}`);
