// @size 30000
export function average(values: number[], window: number): number[] {
  const result: number[] = [];
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number;
    if (i >= window) sum -= values[i - window] as number;
    if (i >= window - 1) result.push(sum / window);
  }
  return result;
}

export const subject = (values: number[]) => average(values, 30);
export const make = (n: number): number[] => Array.from({ length: n }, (_, i) => Math.cos(i));
