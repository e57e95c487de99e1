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
