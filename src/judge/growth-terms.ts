import type { GrowthBound } from './bound.js';
import type { GrowthPoint } from './growth-fit.js';
import { huberWeights } from './huber.js';
import { nonNegative } from './non-negative.js';

/** Terms beyond the bound make up this share of what grows at the largest size, where the bound is broken. */
const share = 0.6;

/** And this share of what does not grow, at least: less is not seen. */
const seen = 0.1;

/** What a sum of terms misses of real times (caches, staircases of hash tables), as a share of the time. */
const missed = 0.05;

/** What a size's calls scatter by counts up to this share of the time. */
const mostScatter = 0.3;

/** Residuals beyond so many standard deviations count linearly (Huber, Robust Statistics, 1981). */
const outlying = 2.5;

/** What a step must lessen the misfit by: two parameters' worth (Akaike's criterion, 1974). */
const costOfStep = 4;

/** No more steps than this are believed in one series. */
const mostSteps = 2;

/** A term of the sum, as the logarithm of its value at n. */
type Term = (n: number) => number;

const powers = Array.from({ length: 10 }, (_, k) => (k + 1) / 2);
/** Each with a logarithm and without. */
const logOf: Term = (n) => Math.log(Math.log(n + 2));
const polynomials: readonly Term[] = [
  logOf,
  ...powers.flatMap((power): Term[] => [(n) => power * Math.log(n), (n) => power * Math.log(n) + logOf(n)]),
];
const exponentials: readonly Term[] = [
  ...[1.15, 1.3, 1.618, 2, 3].map(
    (base): Term =>
      (n) =>
        n * Math.log(base),
  ),
  // n!, by Stirling's formula.
  (n) => n * Math.log(n) - n,
];

/**
 * The evidence of times that a bound is broken, as a difference of misfits: positive for it, negative against it, near 0 where they say neither; −4 to 4 can come
 * by chance.
 *
 * Real code's time is a sum of terms, none of them negative: what is paid once, what every row costs, what pairs of rows cost. Two such sums are fitted: one of
 * terms up to the bound (and a factor log n), one in which terms that exceed it by half a power of n or more make up most of what grows at the largest size. Either
 * may have up to two steps, from which on a unit of work costs more for good (large objects, caches). Each fit is by non-negative least squares with Huber's
 * weights; misfits are divided by what the better sum misfits by itself, as in a likelihood ratio of nested models with unknown scatter.
 *
 * @param grain what the clock and the call add to a time at random, in the points' unit
 * @param above how many sizes must lie above a step for it to be believed
 */
export function evidenceOf(points: readonly GrowthPoint[], bound: GrowthBound, grain: number, above: number): number {
  const sums = new Sums(points, bound, grain, above);
  const [up, beyond] = [sums.misfit('up to the bound'), sums.misfit('beyond')];
  const scale = Math.max(1, Math.min(up, beyond) / Math.max(1, points.length - 4));
  return (up - beyond) / scale;
}

/** The sums of terms that may explain some times. */
class Sums {
  readonly #points: readonly GrowthPoint[];
  readonly #above: number;
  readonly #ms: readonly number[];
  readonly #precision: readonly number[];
  readonly #bound: Term;
  readonly #upTo: readonly number[][];
  readonly #beyond: readonly number[][];

  constructor(points: readonly GrowthPoint[], bound: GrowthBound, grain: number, above: number) {
    this.#points = points;
    this.#above = above;
    this.#ms = points.map(({ ms }) => ms);
    this.#precision = points.map(({ ms, noise = 0.04 * ms }) => {
      const scatter = Math.min(mostScatter * ms, noise);
      return 1 / Math.hypot(missed * ms, scatter, grain);
    });
    const of: Term = (n) => Math.log(bound.at(n));
    this.#bound = of;
    const known = [...polynomials, ...exponentials].filter((term) => this.#isVisible(term));
    this.#upTo = [
      ...known.filter((term) => this.#excess(term) <= this.#excess((n) => of(n) + logOf(n)) + 1e-9),
      of,
      (n: number) => of(n) + logOf(n),
    ].map((term) => this.#column(term));
    const more = [0.5, 1, 1.5, 2, 3].map(
      (power): Term =>
        (n) =>
          of(n) + power * Math.log(n),
    );
    this.#beyond = [...more, ...exponentials.filter((term) => this.#isVisible(term) && this.#excess(term) >= 0.5)].map(
      (term) => this.#column(term),
    );
  }

  /** The least misfit of a sum of its kind, with the steps that it needs. */
  misfit(kind: 'up to the bound' | 'beyond'): number {
    let steps: readonly number[] = [];
    let least = this.#misfitWith(kind, steps);
    while (steps.length < mostSteps) {
      let better: readonly number[] | undefined;
      for (let at = 2; at <= this.#points.length - this.#above; at++) {
        if (steps.includes(at)) continue;
        const misfit = this.#misfitWith(kind, [...steps, at]) + costOfStep * (steps.length + 1);
        if (misfit < least) [least, better] = [misfit, [...steps, at]];
      }
      if (!better) break;
      steps = better;
    }
    return least;
  }

  #misfitWith(kind: 'up to the bound' | 'beyond', steps: readonly number[]): number {
    const others = [...this.#upTo, ...steps.map((at) => this.#column(this.#bound, at))];
    const once = this.#ms.map(() => 1);
    if (kind === 'up to the bound') return this.#robust([once, ...others]);
    // Every other term brings its share of one beyond with it: so none of them can outgrow that share.
    const with_ = (column: readonly number[], own: number, beyond: readonly number[], part: number): number[] =>
      column.map((x, i) => own * x + part * (beyond[i] as number));
    return this.#robust([
      ...this.#beyond,
      ...this.#beyond.map((beyond) => with_(once, 1, beyond, seen)),
      ...others.flatMap((column) => this.#beyond.slice(0, 4).map((beyond) => with_(column, 1 - share, beyond, share))),
    ]);
  }

  /** Huber's loss of the best sum of some columns. */
  #robust(columns: readonly (readonly number[])[]): number {
    const [ms, precision] = [this.#ms, this.#precision];
    const off = (values: readonly number[]): number[] =>
      values.map((value, i) => Math.abs(value - (ms[i] as number)) * (precision[i] as number));
    let residuals = off(nonNegative(columns, ms, precision));
    for (let again = 0; again < 2; again++) {
      const weights = huberWeights(residuals);
      const believed = precision.map((k, i) => k * Math.sqrt(weights[i] as number));
      residuals = off(nonNegative(columns, ms, believed));
    }
    return residuals.reduce((sum, z) => sum + (z < outlying ? z * z : 2 * outlying * z - outlying ** 2), 0);
  }

  /** A term at every size, 1 at the largest; 0 below the size number `from`. */
  #column(term: Term, from = 0): number[] {
    const top = term((this.#points[this.#points.length - 1] as GrowthPoint).n);
    return this.#points.map(({ n }, i) => (i < from ? 0 : Math.exp(term(n) - top)));
  }

  /** A term that only the largest size would show explains whatever that size says. */
  #isVisible(term: Term): boolean {
    const column = this.#column(term);
    return (column[column.length - 2] as number) > 1e-3;
  }

  /** By how many powers of n a term grows faster than the bound over the larger half of the sizes. */
  #excess(term: Term): number {
    const from = (this.#points[this.#points.length >> 1] as GrowthPoint).n;
    const to = (this.#points[this.#points.length - 1] as GrowthPoint).n;
    return (term(to) - term(from) - this.#bound(to) + this.#bound(from)) / Math.log(to / from);
  }
}
