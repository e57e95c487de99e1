// @size 1500 @bound n log n
export interface Reading {
  at: number;
  value: number;
}

export interface Summary {
  at: number;
  median: number;
}

function median(values: number[]): number {
  // HOT sort-in-loop
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function clean(readings: Reading[]): Reading[] {
  return readings.filter(({ value }) => Number.isFinite(value));
}

export function summaries(readings: Reading[]): Summary[] {
  const seen: number[] = [];
  const result: Summary[] = [];
  for (const { at, value } of clean(readings)) {
    seen.push(value);
    result.push({ at, median: median(seen) });
  }
  return result;
}

export const subject = summaries;
export const make = (n: number): Reading[] => Array.from({ length: n }, (_, at) => ({ at, value: (at * 7919) % 1009 }));
