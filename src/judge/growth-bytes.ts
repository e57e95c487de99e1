import type { GrowthBound } from './bound.js';
import type { CountPoint } from './counts.js';

/** What sizes of bytes say of a bound. */
export interface BytesJudgement {
  readonly kind: 'within' | 'over' | 'cannot tell';
  /** The exponent of the bytes, a fixed part set aside; 0 when flat. */
  readonly exponent: number;
  readonly flat: boolean;
}

/** Less than this, and 5% of the whole, is no growth: code that is compiled, a table that doubles. */
const grain = 2048;
/** Half of half a power: beyond it a growth is nearer to the next half power than to the bound. */
const quarter = 0.25;
/** So near to it nothing is said. */
const unsure = 0.04;

/** The slope of a least-squares line through points on logarithmic scales. */
function slopeOf(points: readonly { n: number; value: number }[]): number {
  const logs = points.map(({ n, value }) => [Math.log(n), Math.log(value)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const across = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return across / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

/** The slope that a factor makes between the first and the last of some points. */
const logRatio = (points: readonly CountPoint[], factor: number): number =>
  Math.log(factor) / Math.log((points.at(-1)?.n ?? 1) / (points[0]?.n ?? 1));

/** The increments of a series over two steps, which a fixed part does not touch and the steps of arrays that grow by halves do little; at the later size. */
function increments(points: readonly CountPoint[]): CountPoint[] {
  const span = points.length > 4 ? 2 : 1;
  return points.slice(span).map(({ n, value }, i) => ({
    n,
    // A step that adds nothing is not less than none: a hundredth of the whole keeps the logarithm.
    value: Math.max(value - (points[i] as CountPoint).value, 0.01 * Math.max(1, value)),
  }));
}

/** True where the largest size exceeds the bound by a quarter of a power against one of a quarter of its n: a table that was made anew at some size is a step below it. */
function goesOn(points: readonly CountPoint[], bounds: readonly CountPoint[]): boolean {
  const last = points.length - 1;
  const top = points[last] as CountPoint;
  const before = Math.max(
    0,
    points.findLastIndex(({ n }) => 4 * n <= top.n),
  );
  const ends = (of: readonly CountPoint[]): CountPoint[] => [of[before] as CountPoint, of[last] as CountPoint];
  return slopeOf(ends(points)) - slopeOf(ends(bounds)) > quarter;
}

/** A table that has no room left is made anew, twice as large. */
const doubled = 2;
/** Steps that exceed a bound by no more than this are the bound's own. */
const even = 0.1;

/** By how much the points are steeper than the bound's, which are undefined for one that does not grow. */
const steeper = (points: readonly CountPoint[], bounds: readonly CountPoint[] | undefined): number =>
  slopeOf(points) - (bounds ? slopeOf(bounds) : 0);

/**
 * How much steeper points are than the bound's when one step, not the last, is taken for that of a table which doubled: of what it exceeds the bound's step by, a
 * factor of at most two is set aside from there on. The least of all steps. Half a power keeps a quarter even over three sizes, each four times the last.
 */
function steeperButOneStep(points: readonly CountPoint[], bounds: readonly CountPoint[] | undefined): number {
  const found = [Number.POSITIVE_INFINITY];
  for (let at = 1; at < points.length - 1; at += 1) {
    const stepOf = (of: readonly CountPoint[]): number => (of[at]?.value ?? 0) / (of[at - 1]?.value ?? 0);
    const factor = Math.max(1, Math.min(doubled, stepOf(points) / (bounds ? stepOf(bounds) : 1)));
    const without = points.map(({ n, value }, i) => ({ n, value: i < at ? value : value / factor }));
    found.push(steeper(without, bounds));
  }
  return Math.min(...found);
}

/**
 * Judges whether bytes grow no worse than a bound, to half a power of n: by the slope of their increments over the upper sizes (an ordinary least-squares line
 * on logarithmic scales), less that of the bound's. Factors of log n are not told apart: over three octaves or more they come to less than a quarter of a power.
 *
 * @param points at least 3 sizes, the more geometric the better
 * @example judgeBytes([64, 128, 256, 512].map((n) => ({ n, value: 8 * n * n })), parseBound('n')).kind // 'over'
 */
export function judgeBytes(points: readonly CountPoint[], bound: GrowthBound): BytesJudgement {
  const sorted = [...points].sort((a, b) => a.n - b.n);
  const top = sorted.at(-1) as CountPoint;
  const least = Math.min(...sorted.map(({ value }) => value));
  if (top.value - least <= Math.max(grain, 0.05 * top.value)) return { kind: 'within', exponent: 0, flat: true };
  const upper = increments(sorted).slice(-5);
  const exponent = slopeOf(upper);
  const bounds = sorted.map(({ n }) => ({ n, value: bound.at(n) }));
  const last = bounds.at(-1)?.value ?? 0;
  if (last === Number.POSITIVE_INFINITY) return { kind: 'within', exponent, flat: false };
  // A bound that does not grow allows no power at all.
  const constant = last <= (bounds[0]?.value ?? 0) * (1 + 1e-9);
  const allowed = constant ? undefined : increments(bounds).slice(-5);
  const excess = exponent - (allowed ? slopeOf(allowed) : 0);
  const clear = quarter - unsure;
  const lastStep = steeper(upper.slice(-2), allowed?.slice(-2));
  // It goes on like the bound after a step, which alone made it steeper.
  const afterStep = lastStep <= clear && steeperButOneStep(upper, allowed) <= clear;
  if (excess <= clear || afterStep) return { kind: 'within', exponent, flat: false };
  // Only the last step is steep: that of a table, or the beginning of more.
  const onlyLast = upper.length > 2 && steeper(upper.slice(0, -1), allowed?.slice(0, -1)) <= even;
  const small = lastStep <= even + logRatio(upper.slice(-2), doubled);
  const over = excess >= quarter + unsure && goesOn(sorted, bounds) && !(onlyLast && small);
  return { kind: over ? 'over' : 'cannot tell', exponent, flat: false };
}
