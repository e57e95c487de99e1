// @size 900
function fib(n: number, known: Map<number, bigint>): bigint {
  if (n < 2) return BigInt(n);
  const before = known.get(n);
  if (before !== undefined) return before;
  const value = fib(n - 1, known) + fib(n - 2, known);
  known.set(n, value);
  return value;
}

export function digits(n: number): number {
  return fib(n, new Map()).toString().length;
}

export const subject = digits;
export const make = (n: number): number => n;
