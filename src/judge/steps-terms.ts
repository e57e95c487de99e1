import type { GrowthBound } from './bound.js';

/** The logarithm of a term's value at n. */
type Term = (n: number) => number;

/** A term at every size, 1 at the largest. */
export type Column = readonly number[];

const logOf: Term = (n) => Math.log(Math.log2(n + 1));
const power =
  (exponent: number, logs = 0): Term =>
  (n) =>
    exponent * Math.log(n) + logs * logOf(n);
const exponential =
  (base: number): Term =>
  (n) =>
    n * Math.log(base);
/** n!, by Stirling's formula. */
const factorial: Term = (n) => n * Math.log(n) - n + 0.5 * Math.log(n);

const usual: readonly Term[] = [
  power(0, 1),
  power(0.5),
  power(1),
  power(1, 1),
  power(1.5),
  power(2),
  power(2, 1),
  power(2.5),
  power(3),
  power(4),
  exponential(1.3),
  exponential(1.618),
];

/** What a term beyond the bound is the bound's multiple by; the first three make up the opposite of 'within'. */
const factors: readonly Term[] = [
  power(0, 1),
  power(0.5),
  power(1),
  power(0.25),
  ...[1.5, 2, 3, 4].map((k) => power(k)),
];
const steep: readonly Term[] = [...[1.15, 2, 3].map(exponential), factorial];

/** Exponents of n that differ by less than this are not told apart. */
const apart = 0.02;

/** The terms that counts may be sums of. */
export interface Terms {
  readonly constant: Column;
  /** Terms that grow more slowly than the bound. */
  readonly lower: readonly Column[];
  /** The bound; undefined where it does not grow. */
  readonly bound: Column | undefined;
  /** Terms that grow faster than the bound: times log n, √n, n, and more. */
  readonly beyond: readonly Column[];
}

/**
 * The terms that can be told from a bound over some sizes.
 * @param sizes ascending
 */
export function termsOf(sizes: readonly number[], bound: GrowthBound): Terms {
  const last = sizes.length - 1;
  const [top, middle, next] = [sizes[last], sizes[sizes.length >> 1], sizes[last - 1]] as [number, number, number];
  const of: Term = (n) => Math.log(bound.at(n));
  const column = (term: Term): Column => sizes.map((n) => Math.exp(term(n) - term(top)));
  /** The exponent of a term over the larger half of the sizes. */
  const slope = (term: Term): number => (term(top) - term(middle)) / Math.log(top / middle);
  // A term that only the largest size would show explains whatever that size says.
  const isVisible = (term: Term): boolean => Math.exp(term(next) - term(top)) > 1e-3;
  return {
    constant: sizes.map(() => 1),
    lower: usual.filter((term) => slope(term) < slope(of) - apart && isVisible(term)).map(column),
    bound: slope(of) < 1e-9 ? undefined : column(of),
    beyond: [
      ...factors.map((factor) => column((n) => of(n) + factor(n))),
      ...usual.filter((term) => isVisible(term) && slope(term) > slope(of) + apart).map(column),
      ...steep.filter((term) => isVisible(term) && slope(term) > slope(of) + 0.3).map(column),
    ],
  };
}
