// @size 50000
export interface Histogram {
  from: number;
  width: number;
  counts: number[];
}

export function histogram(values: number[], bins: number): Histogram {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const width = (most - least) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((value - least) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { from: least, width, counts };
}

export const subject = (values: number[]) => histogram(values, 20);
export const make = (n: number): number[] => Array.from({ length: n }, (_, i) => Math.sin(i) * 100);
