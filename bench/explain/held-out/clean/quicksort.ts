// @size 5000
export function sorted(values: number[]): number[] {
  if (values.length < 2) return values;
  const pivot = values[values.length >> 1] as number;
  const less: number[] = [];
  const same: number[] = [];
  const more: number[] = [];
  for (const value of values) {
    if (value < pivot) less.push(value);
    else if (value > pivot) more.push(value);
    else same.push(value);
  }
  return [...sorted(less), ...same, ...sorted(more)];
}

export function median(values: number[]): number {
  const all = sorted(values);
  return all[all.length >> 1] ?? 0;
}

export const subject = median;
export const make = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 7919) % n);
