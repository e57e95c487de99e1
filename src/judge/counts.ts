import type { GrowthBound } from './bound.js';

/** An exact count at one size. */
export interface CountPoint {
  readonly n: number;
  readonly value: number;
}

/** What exact counts say of a bound; they leave no doubt, only a largest size. */
export interface CountJudgement {
  readonly kind: 'within' | 'over';
  /** The exponent of the count over the last sizes, what does not grow set aside; 0 when flat. */
  readonly exponent: number;
  /** The count does not grow over the last sizes. */
  readonly flat: boolean;
}

/**
 * A factor log n multiplies the increments of two neighbouring sizes by (L + 1) ÷ L, which is 1.13 at n = 192 and 1.06 per doubling at a million; what only
 * approaches its bound from below (a sort's n log n − 1.3 n comparisons against n log n) by 1.03 at most.
 */
const rise = 1.04;

/**
 * Judges whether exact counts grow no worse than a bound. In this order:
 * 1. flat: the two largest sizes have no more than a smaller one had: within anything;
 * 2. a staircase: some a + b × bound, rounded up, down or to the nearest, is the count at every size (so ⌈n / 50⌉ is within n however few steps are seen);
 * 3. increments: count's increment ÷ bound's increment (a divided difference, as in Newton's interpolation), which a fixed part does not touch and a factor
 *    log n drives up, must not rise towards the end.
 *
 * @param points at least 3 sizes; the more geometric, the better
 * @example judgeCounts([3, 6, 12, 24, 48].map((n) => ({ n, value: n + 1 })), parseBound('1')).kind // 'over'
 */
export function judgeCounts(points: readonly CountPoint[], bound: GrowthBound): CountJudgement {
  const sorted = [...points].sort((a, b) => a.n - b.n);
  const flat = isFlat(sorted);
  const exponent = flat ? 0 : exponentOf(sorted);
  if (flat) return { kind: 'within', exponent, flat };
  const bounds = sorted.map(({ n }) => bound.at(n));
  const least = bounds[0] as number;
  const most = bounds[bounds.length - 1] as number;
  // 2^n beyond n = 1,023: no count reaches it.
  if (most === Number.POSITIVE_INFINITY) return { kind: 'within', exponent, flat };
  if (most <= least * (1 + 1e-9)) return { kind: 'over', exponent, flat };
  const values = sorted.map(({ value }) => value);
  const holds = isStaircase(values, bounds) || !rises(values, bounds);
  return { kind: holds ? 'within' : 'over', exponent, flat };
}

/** A count that has stopped growing (a page, a pool, a cache that is full) is flat: its two largest sizes have no more than a smaller one had. */
function isFlat(points: readonly CountPoint[]): boolean {
  const smaller = Math.max(...points.slice(0, -2).map(({ value }) => value));
  return points.slice(-2).every(({ value }) => value <= smaller);
}

/**
 * True where a line a + b × bound with a ≥ −1 and b ≥ 0 lies in the band [value − 1, value] of every size: the counts are then that line, rounded. A line fits
 * between the bands when no two of them ask for more slope than two others allow (O'Rourke, An on-line algorithm for fitting straight lines between data
 * ranges, 1981); with a dozen sizes, trying the lines through two corners does.
 */
function isStaircase(values: readonly number[], bounds: readonly number[]): boolean {
  const slack = 1e-9 * Math.max(1, ...values);
  const fits = (a: number, b: number): boolean =>
    a >= -1 - slack &&
    b >= 0 &&
    values.every((value, i) => {
      const line = a + b * (bounds[i] as number);
      return line <= value + slack && line >= value - 1 + slack;
    });
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const run = (bounds[j] as number) - (bounds[i] as number);
      if (run <= 0) continue;
      for (const from of corners(values[i] as number, slack)) {
        for (const to of corners(values[j] as number, slack)) {
          const b = (to - from) / run;
          if (fits(from - b * (bounds[i] as number), b)) return true;
        }
      }
    }
  }
  return false;
}

/** The ends of a size's band, the lower one just inside, since a count never is a whole step off its line. */
function corners(value: number, slack: number): readonly number[] {
  return [value, value - 1 + 2 * slack];
}

/** True where the count's increments outgrow the bound's towards the end, or, where they only jump about, the count itself outgrows it. */
function rises(values: readonly number[], bounds: readonly number[]): boolean {
  const ratios: number[] = [];
  for (let i = 1; i < values.length; i++) {
    const step = (bounds[i] as number) - (bounds[i - 1] as number);
    if (step > 0) ratios.push(((values[i] as number) - (values[i - 1] as number)) / step);
  }
  const [before = 0, middle = 0, end = 0] = ratios.slice(-3);
  if (end <= rise * Math.max(0, middle)) return false;
  if (before <= 1.02 * middle && end > rise * rise * Math.max(0, before)) return true;
  const half = Math.floor(values.length / 2);
  const overall = (i: number): number => (values[i] as number) / (bounds[i] as number);
  return overall(values.length - 1) > 1.25 * Math.max(...values.slice(0, half + 1).map((_, i) => overall(i)));
}

/** The exponent of the last two increments; of the totals where the increments say nothing. */
function exponentOf(points: readonly CountPoint[]): number {
  const [a, b, c] = points.slice(-3) as [CountPoint, CountPoint, CountPoint];
  const earlier = (b.value - a.value) / (b.n - a.n);
  const later = (c.value - b.value) / (c.n - b.n);
  if (earlier > 0 && later > 0) {
    return 1 + Math.log(later / earlier) / Math.log(Math.sqrt((b.n * c.n) / (a.n * b.n)));
  }
  return c.value > 0 && a.value > 0 ? Math.log(c.value / a.value) / Math.log(c.n / a.n) : 0;
}
