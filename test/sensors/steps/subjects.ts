export function linear(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i;
  return sum;
}
export function square(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (j % 2 === 0) sum += j;
      else sum -= j;
    }
  }
  return sum;
}
export const arrow = (n: number): number => (n === 0 ? 0 : arrow(n - 1));
export function empty(n: number): void {
  while (n-- > 0);
  for (let i = 0; i < n; i++) {}
}
export async function slow(n: number): Promise<number> {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    await null;
    sum += i;
  }
  return sum;
}
export function* numbers(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}
export function drain(n: number): number {
  let sum = 0;
  for (const one of numbers(n)) sum += one;
  return sum;
}
export class Shop {
  sizes = [1, 2];
  readonly n: number;
  #sum = 0;
  static made = 0;
  static {
    for (let i = 0; i < 3; i++) Shop.made += 1;
  }
  constructor(n: number) {
    this.n = n;
  }
  #add(one: number): void {
    this.#sum += one;
  }
  total(): number {
    for (let i = 0; i < this.n; i++) this.#add(i);
    return this.#sum;
  }
  get all(): number {
    return this.total();
  }
}
export function throws(n: number): number {
  let caught = 0;
  for (let i = 0; i < n; i++) {
    try {
      if (i % 2 === 0) throw new Error('even');
      caught += 0;
    } catch {
      caught += 1;
    } finally {
      caught += 0;
    }
  }
  return caught;
}
export function early(n: number): number {
  for (let i = 0; i < n; i++) {
    if (i === 3) return i;
  }
  return -1;
}
