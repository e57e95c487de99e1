/** Growth classes in ascending order, with what a count of the class can be made of. */
export const classes: readonly { readonly text: string; readonly at: (n: number) => number }[] = [
  { text: '1', at: () => 1 },
  { text: 'log n', at: (n) => Math.log2(n + 1) },
  { text: 'sqrt n', at: Math.sqrt },
  { text: 'n', at: (n) => n },
  { text: 'n log n', at: (n) => n * Math.log2(n + 1) },
  { text: 'n^1.5', at: (n) => n ** 1.5 },
  { text: 'n^2', at: (n) => n ** 2 },
  { text: 'n^2 log n', at: (n) => n ** 2 * Math.log2(n + 1) },
  { text: 'n^3', at: (n) => n ** 3 },
  { text: '2^n', at: (n) => 2 ** n },
];
export const rankOf = (text: string): number => classes.findIndex((one) => one.text === text);

export type Random = () => number;
/** A function's count at n; `n` may be any whole number from 1. */
export type Count = (n: number) => number;

export interface Family {
  readonly name: string;
  /** The class that it grows as. */
  readonly truth: string;
  /** The judge may leave it open. */
  readonly rough?: boolean;
  /** Makes one function; its weights are random. */
  readonly make: (random: Random) => Count;
}

export function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
export const between = (random: Random, from: number, to: number): number => from * (to / from) ** random();
export const whole = (random: Random, from: number, to: number): number => Math.round(between(random, from, to));
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const up = Math.ceil;
export const log2 = (n: number): number => Math.floor(Math.log2(n));
