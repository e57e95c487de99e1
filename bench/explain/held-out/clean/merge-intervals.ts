// @size 8000
export interface Interval {
  from: number;
  to: number;
}

export function merge(intervals: Interval[]): Interval[] {
  const ordered = [...intervals].sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const next of ordered) {
    const last = merged[merged.length - 1];
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else merged.push({ ...next });
  }
  return merged;
}

export const subject = merge;
export const make = (n: number): Interval[] =>
  Array.from({ length: n }, (_, i) => ({ from: (i * 7919) % 100003, to: ((i * 7919) % 100003) + 5 }));
