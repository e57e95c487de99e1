import type { GrowthBound } from './bound.js';
import type { GrowthPoint } from './growth-fit.js';

/** Into how many parts the sizes are divided. The first shows what every row costs more than how rows multiply, and need not show an excess. */
const parts = 3;

/** The part of a time that must be growth for the size to count. */
const growing = 0.15;

/**
 * True where the excess over a bound is spread over the sizes: the second third of them grows beyond the bound by at least half of the threshold, the last
 * one by all of it. Growth that comes down to the bound as n grows (a regime that begins with linear rows and pairs from there on) breaks it in some window, but not
 * at the end.
 *
 * @param fixed the cost that does not grow, in the points' unit
 * @param threshold the excess exponent that breaks the bound
 */
export function isSpread(
  points: readonly GrowthPoint[],
  bound: GrowthBound,
  fixed: number,
  threshold: number,
): boolean {
  const grown = points
    .filter(({ ms }) => ms - fixed >= growing * ms)
    .map(({ n, ms }) => ({ x: Math.log(n), excess: Math.log((ms - fixed) / bound.at(n)) }));
  const among = Math.min(parts, grown.length - 1);
  const first = grown[0];
  const top = grown[grown.length - 1];
  if (!first || !top || among < 2) return false;
  const at = (share: number): (typeof grown)[0] => {
    const wanted = first.x + share * (top.x - first.x);
    return grown.reduce((best, point) => (Math.abs(point.x - wanted) < Math.abs(best.x - wanted) ? point : best));
  };
  for (let part = Math.min(2, among - 1); part <= among; part++) {
    const [a, b] = [at((part - 1) / among), at(part / among)];
    const wanted = part === among ? threshold : threshold / 2;
    if (!(b.excess - a.excess > wanted * (b.x - a.x))) return false;
  }
  return true;
}

/** Growth beyond the bound emerges when the largest sizes exceed the threshold less this. */
const emerging = 0.08;

/**
 * True where the excess is there in the last third of the sizes, with and without the largest one, although all sizes together do not show it: what every row
 * costs hides, up to there, how rows multiply. No fixed cost is set aside, so this is the least that they grow.
 */
export function isEmerging(points: readonly GrowthPoint[], bound: GrowthBound, threshold: number): boolean {
  const excess = points.slice(1).map(({ n, ms }) => ({ x: Math.log(n), y: Math.log(ms / bound.at(n)) }));
  return [excess, excess.slice(0, -1)].every((some) => tailSlope(some) > threshold - emerging);
}

/** The least squares slope over the last third, but no less than an octave and no more than two. */
function tailSlope(level: readonly { x: number; y: number }[]): number {
  const first = level[0];
  const top = level[level.length - 1];
  if (!first || !top) return Number.NEGATIVE_INFINITY;
  const width = Math.min(2 * Math.LN2, Math.max(Math.LN2, (top.x - first.x) / parts));
  const tail = level.filter(({ x }) => x >= top.x - 1.05 * width);
  const mean = (of: 'x' | 'y'): number => tail.reduce((sum, point) => sum + point[of], 0) / tail.length;
  const [x, y] = [mean('x'), mean('y')];
  const sxx = tail.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return sxx > 0 ? tail.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / sxx : Number.NEGATIVE_INFINITY;
}
