// @size 20000
function find(sorted: number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] as number;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function present(sorted: number[]): number {
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (find(sorted, i * 3) >= 0) count += 1;
  return count;
}

export const subject = present;
export const make = (n: number): number[] => Array.from({ length: n }, (_, i) => i * 2);
