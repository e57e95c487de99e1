// @size 200000
function sieve(limit: number): Uint8Array {
  const composite = new Uint8Array(limit + 1);
  for (let i = 2; i * i <= limit; i++) {
    if (composite[i]) continue;
    for (let j = i * i; j <= limit; j += i) composite[j] = 1;
  }
  return composite;
}

export function primes(limit: number): number[] {
  const composite = sieve(limit);
  const found: number[] = [];
  for (let i = 2; i <= limit; i++) if (!composite[i]) found.push(i);
  return found;
}

export const subject = (limit: number) => primes(limit).length;
export const make = (n: number): number => n;
