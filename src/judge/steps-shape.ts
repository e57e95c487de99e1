import type { GrowthBound } from './bound.js';
import type { StepPoint } from './step-point.js';

/** Lengths of the runs of equal counts, in order. */
function runsOf(steps: readonly number[]): { readonly earlier: number; readonly last: number } {
  const runs: number[] = [];
  for (const [i, count] of steps.entries()) {
    if (i > 0 && count === steps[i - 1]) runs.push((runs.pop() as number) + 1);
    else runs.push(1);
  }
  const last = runs.pop() as number;
  return { earlier: Math.max(0, ...runs), last };
}

/**
 * True where steps have stopped growing (a page, a pool, a cache that is full): the largest three sizes or more have the same count, none has more, and counts
 * stood still only half as long before, as on the levels of a B-tree.
 *
 * @param steps by size, ascending
 */
export function hasStopped(steps: readonly number[]): boolean {
  const { earlier, last } = runsOf(steps);
  return last === steps.length || (last >= 3 && last >= 2 * earlier && Math.max(...steps) === steps[steps.length - 1]);
}

/** True where steps stand still at the end for longer than before: they may have stopped growing. */
export function isPaused(steps: readonly number[]): boolean {
  const { earlier, last } = runsOf(steps);
  return last > 1 && last > earlier;
}

/** The largest number of steps that counts differ by whole multiples of: what one pass of the only loop costs, or 1. */
export function unitOf(steps: readonly number[]): number {
  const least = Math.min(...steps);
  const common = (a: number, b: number): number => (b < 0.5 ? a : common(b, a % b));
  return steps.reduce((unit, count) => common(unit, count - least), 0) || 1;
}

/** What a mixture has of a factor log n, to see whether a staircase could as well be one of it. */
const logged = 0.6;

/**
 * True where the counts are a + b × bound, rounded to whole units. With few levels that many bounds have, the simplest is believed; with many, only where one
 * with a factor log n could not be rounded to the same counts; between, rounding proves nothing.
 */
export function isStaircaseOf(points: readonly StepPoint[], unit: number, bound: GrowthBound): boolean {
  const size = points.length;
  const steps = points.map((point) => point.steps / unit);
  const levels = Math.max(...steps) - Math.min(...steps);
  if (levels > size / 2 && levels < 3 * size) return false;
  const top = (points[size - 1] as StepPoint).n;
  const bounds = points.map(({ n }) => bound.at(n) / bound.at(top));
  if (!isStaircase(steps, bounds)) return false;
  const log = (n: number): number => Math.log2(n + 1) / Math.log2(top + 1);
  const mixture = points.map(({ n }, i) => (bounds[i] as number) * (1 - logged + logged * log(n)));
  return levels <= size / 2 || !isStaircase(steps, mixture);
}

/**
 * True where a rising line a + b × bound lies in the band [value − 1, value] of every size. A line fits between the bands when no two of them ask for more slope
 * than two others allow (O'Rourke, An on-line algorithm for fitting straight lines between data ranges, 1981); with a dozen sizes, trying the lines through two
 * corners does.
 */
function isStaircase(values: readonly number[], bounds: readonly number[]): boolean {
  const slack = 1e-9 * Math.max(1, ...values);
  const fits = (a: number, b: number): boolean =>
    b >= 0 &&
    values.every((value, i) => {
      const line = a + b * (bounds[i] as number);
      return line <= value + slack && line >= value - 1 + slack;
    });
  // The lower corner is just inside, since a count never is a whole unit off its line.
  const corners = (value: number): readonly number[] => [value, value - 1 + 2 * slack];
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const run = (bounds[j] as number) - (bounds[i] as number);
      if (run <= 0) continue;
      for (const from of corners(values[i] as number)) {
        for (const to of corners(values[j] as number)) {
          const b = (to - from) / run;
          if (fits(from - b * (bounds[i] as number), b)) return true;
        }
      }
    }
  }
  return false;
}

/**
 * The exponent of the increments over the upper half of the sizes: the x for which n^x has the same ratio of increments from the lowest of them to one about
 * half-way (on a logarithmic scale) and from there to the largest. What does not grow drops out. Of the totals where an increment is not positive.
 */
export function exponentOf(points: readonly StepPoint[]): number {
  const top = points[points.length - 1] as StepPoint;
  const low = points[Math.min(points.length - 3, points.length >> 1)] as StepPoint;
  const off = ({ n }: StepPoint): number => Math.abs(Math.log(n ** 2 / (low.n * top.n)));
  const between = points.slice(points.indexOf(low) + 1, -1);
  const middle = between.reduce((best, point) => (off(point) < off(best) ? point : best));
  const [first, second] = [middle.steps - low.steps, top.steps - middle.steps];
  if (first > 0 && second > 0) {
    const [a, b] = [Math.log(low.n / middle.n), Math.log(top.n / middle.n)];
    return solve((x) => Math.log(Math.expm1(x * b) / -Math.expm1(x * a)), Math.log(second / first));
  }
  return top.steps > low.steps && low.steps > 0 ? Math.log(top.steps / low.steps) / Math.log(top.n / low.n) : 0;
}

/** The largest exponent that is told: 2^n from n = 8 to 24 looks like n^15. */
const largest = 60;

/** Where a rising function reaches a value, from just above 0 up to `largest`, by bisection. */
function solve(rising: (x: number) => number, value: number): number {
  let [from, to] = [1e-6, largest];
  for (let i = 0; i < 60; i++) {
    const x = (from + to) / 2;
    if (rising(x) < value) from = x;
    else to = x;
  }
  return from <= 1e-6 ? 0 : (from + to) / 2;
}
