import type { GrowthPoint } from './growth-fit.js';

/** A cold start can cost this many milliseconds by itself. */
const coldMs = 1;

/**
 * True where later calls with the same n were answered by a cache: at the three largest sizes the first call took at least five times the least later one,
 * and the gap grows with n. A cold start looks the other way round: its gap is largest, in proportion, at small n, and gone after milliseconds of work, so
 * first calls of less than a millisecond say nothing.
 *
 * @param first the first call of every size, ascending in n
 * @param least the least over all calls of the same sizes
 */
export function cacheAnswered(first: readonly GrowthPoint[], least: readonly GrowthPoint[]): boolean {
  const ratios = first.map(({ ms }, i) => ms / (least[i]?.ms ?? ms));
  const top = ratios.slice(-3);
  const gap = (i: number): number => (first[i]?.ms ?? 0) - (least[i]?.ms ?? 0);
  const last = first.length - 1;
  if ((first[last]?.ms ?? 0) < coldMs) return false;
  if (top.length < 3 || top.some((ratio) => ratio < 5)) return false;
  const middle = Math.floor(last / 2);
  return gap(last) > 2 * gap(middle) && (ratios[last] as number) >= 0.8 * (ratios[middle] as number);
}
