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
  const excess = exponent - (constant ? 0 : slopeOf(increments(bounds).slice(-5)));
  const near = Math.abs(excess - quarter) < unsure;
  if (near || (excess > quarter && !goesOn(sorted, bounds))) return { kind: 'cannot tell', exponent, flat: false };
  const kind = excess > quarter ? 'over' : 'within';
  return { kind, exponent, flat: false };
}
