import type { GrowthBound } from './bound.js';
import { type GrowthPoint, withoutAnchor } from './growth-fit.js';

/** Into how many parts the sizes are divided. The first shows what every row costs more than how rows multiply, and need not show an excess. */
const parts = 3;

/** How far below the threshold the last part may be: two or three sizes show a slope no better. */
const margin = 0.08;

/** The part of a time that must be growth for the size to count. */
const growing = 0.15;

/**
 * True where the excess over a bound is spread over the sizes: the second third of them grows beyond the bound by more than half of the threshold, the last
 * one by nearly all of it and by more than half of what the second does. Growth that comes down to the bound as n grows (a regime that begins with linear rows and pairs from there on) breaks it in some window, but not
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
  const grown = withoutAnchor(points)
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
  const excess = (part: number): number => {
    const [a, b] = [at((part - 1) / among), at(part / among)];
    return (b.excess - a.excess) / (b.x - a.x);
  };
  const [middle, end] = [excess(among - 1), excess(among)];
  return middle > threshold / 2 && end > threshold - margin && end > middle / 2;
}

/** No step, nor several, makes a unit of work so many times as dear; a merge join that leaves all caches came to 14. */
const beyondSteps = { top: 30, before: 8 } as const;

/** True where the two largest sizes exceed what the bound allows them by the smaller half by more than steps and caches explain. */
export function isBeyondSteps(points: readonly GrowthPoint[], bound: GrowthBound): boolean {
  const unit = withoutAnchor(points).map(({ n, ms }) => ms / bound.at(n));
  const [before, top] = unit.slice(-2);
  const smaller = unit.slice(0, Math.ceil(unit.length / 2)).sort((a, b) => a - b);
  const usual = smaller[smaller.length >> 1];
  if (unit.length < 4 || before === undefined || top === undefined || usual === undefined) return false;
  return top > beyondSteps.top * usual && before > beyondSteps.before * usual && top > before;
}

/** Of two sizes that do more and less work, the times of both read well do not differ by this factor the wrong way. */
const wrongWay = 1.15;

/** True where one of the larger half of the sizes took plainly longer than a larger one: the larger one's growth may be hidden, or the smaller one's time no growth. */
export function isDisordered(points: readonly GrowthPoint[]): boolean {
  const upper = points.slice(points.length >> 1);
  return upper.some(({ ms }, i) => upper.slice(i + 1).some((larger) => ms > wrongWay * larger.ms));
}

/** Sizes so far apart, or a little less, are an octave: they are jittered. */
const octave = 1.9;

/** True where the last octave of the sizes exceeds the bound by more than the threshold: the growth that counts may only begin there. */
export function endsSteeper(points: readonly GrowthPoint[], bound: GrowthBound, threshold: number): boolean {
  const top = points.at(-1);
  const before = top && points.findLast(({ n }) => octave * n <= top.n);
  if (!before) return false;
  return top.ms / before.ms > (bound.at(top.n) / bound.at(before.n)) * (top.n / before.n) ** threshold;
}
