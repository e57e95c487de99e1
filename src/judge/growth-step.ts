import type { GrowthBound } from './bound.js';
import { type GrowthPoint, withoutAnchor } from './growth-fit.js';

/** A step is a jump of at least this factor over what the growth beside it explains, … */
const least = 1.6;
/** … and of at most this one: more is another algorithm. */
const most = 16;
/** Every other jump is at most this share of it, in logarithms. */
const others = 0.5;
/** A jump can take one interval between sizes or two: one that it begins in and one that it ends in. */
const widths = [1, 2] as const;

/** Times without the step in them. */
export interface Levelled {
  /** The sizes below the step raised to the level above it; those inside it, and those that show no growth, left out. */
  readonly points: GrowthPoint[];
  /** How many times as dear a unit of work is above it. */
  readonly factor: number;
  /** How many sizes lie above the step. */
  readonly above: number;
  /** How many times as far as the smallest of them the largest is. */
  readonly span: number;
}

/**
 * Takes one step out of a series: the place where every unit of work suddenly costs several times as much, before and after which growth is steady. V8 makes
 * containers beyond 128 kB large objects (pushing to an array: 8 ns an element at 6,000, 76 at 8,400, then about as much for good), sums become doubles,
 * working sets leave a cache. A step makes an excess of any size in a window around it and says nothing of the growth.
 *
 * The jump is what one interval (or two) grows beyond the median slope of all others; it is a step if it stands out, see above. A power of n grows alike
 * everywhere and has none.
 *
 * @param fixed the cost that does not grow, in the points' unit
 */
export function levelled(points: readonly GrowthPoint[], bound: GrowthBound, fixed: number): Levelled | undefined {
  const sizes = withoutAnchor(points);
  const from = sizes.findIndex(({ ms }) => ms - fixed >= 0.15 * ms);
  const grown = from < 0 ? [] : sizes.slice(from);
  if (grown.length < 6 || grown.some(({ ms }) => ms <= fixed)) return undefined;
  const level = grown.map(({ n, ms }) => ({ x: Math.log(n), y: Math.log((ms - fixed) / bound.at(n)) }));
  const rise = (a: number, b: number): { dx: number; dy: number } => ({
    dx: (level[b] as { x: number }).x - (level[a] as { x: number }).x,
    dy: (level[b] as { y: number }).y - (level[a] as { y: number }).y,
  });
  let found: { at: number; width: number; jump: number } | undefined;
  for (const width of widths) {
    for (let at = 0; at + width < level.length; at++) {
      const rest = level.slice(1).flatMap((_, i) => (i >= at && i < at + width ? [] : [rise(i, i + 1)]));
      const slopes = rest.map(({ dx, dy }) => dy / dx).sort((a, b) => a - b);
      const usual = slopes[(slopes.length - 1) >> 1] as number;
      const { dx, dy } = rise(at, at + width);
      const jump = dy - usual * dx;
      const largest = Math.max(...rest.map((other) => Math.abs(other.dy - usual * other.dx)));
      const stands = jump >= Math.log(least) && jump <= Math.log(most) && largest <= others * jump;
      if (stands && jump > (found?.jump ?? 0)) found = { at, width, jump };
    }
  }
  if (!found) return undefined;
  const { at, width, jump } = found;
  const factor = Math.exp(jump);
  const above = grown.slice(at + width);
  const below = grown.slice(0, at + 1).map(({ n, ms, noise }) => ({
    n,
    ms: fixed + Math.max(0, ms - fixed) * factor,
    ...(noise === undefined ? {} : { noise: noise * factor }),
  }));
  const span = (above[above.length - 1] as GrowthPoint).n / (above[0] as GrowthPoint).n;
  return { points: [...below, ...above], factor, above: above.length, span };
}
