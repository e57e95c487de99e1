/** A size that was called, with what the call cost: all in milliseconds, preemption taken out. */
export interface Explored {
  readonly n: number;
  readonly ms: number;
}

/** Times below this are mostly the cold start and the clock: no growth is read off them. In milliseconds. */
const readable = 0.1;

/** From this many milliseconds on, a call that does not grow is too dear for small steps. */
const dear = 20;

/**
 * What the next size would cost if the last step's growth were exponential, in milliseconds. Powers of n come out a third too high in √2 steps, so this one
 * extrapolation serves both: exponential code is caught while it is cheap.
 */
export function foresee(ladder: readonly Explored[], n: number): number {
  const last = ladder[ladder.length - 1];
  if (!last) return 0;
  return last.ms * Math.exp(steepness(ladder) * (n - last.n));
}

/** Growth per unit of n, as a logarithm, over the last one or two steps (the steeper). */
function steepness(ladder: readonly Explored[]): number {
  const last = ladder[ladder.length - 1];
  if (!last || last.ms < readable) return 0;
  return Math.max(
    0,
    ...ladder.slice(-3, -1).map(({ n, ms }) => Math.log(last.ms / Math.max(ms, readable / 100)) / (last.n - n)),
  );
}

/**
 * The next size of a ladder: √2 times the last, twice where nothing grows (four times where that is dear), less where that would cost more than `longest` milliseconds, and at least 1 more.
 * Undefined when even that would cost more, or the ladder has come to `most`.
 */
export function nextSize(ladder: readonly Explored[], longest: number, most: number): number | undefined {
  const last = ladder[ladder.length - 1];
  if (!last) return Math.min(4, most);
  if (last.n >= most) return undefined;
  const flat = last.ms < 1.3 * Math.min(...ladder.map(({ ms }) => ms)) && ladder.length > 1;
  const factor = flat && last.ms > dear ? 4 : flat && last.n >= 32 ? 2 : Math.SQRT2;
  const wanted = Math.min(most, Math.max(last.n + 1, Math.round(last.n * factor)));
  if (foresee(ladder, wanted) <= longest) return wanted;
  const affordable = last.n + Math.floor(Math.log(longest / last.ms) / steepness(ladder));
  return affordable > last.n ? Math.min(wanted, affordable) : undefined;
}

/** How many sizes a verdict by time needs, at least; with fewer, powers half apart can look alike. */
export const fewestSizes = 5;

/** How many sizes are sampled again and again. */
const mostSizes = 14;

/**
 * The sizes worth sampling: the smallest (it tells the fixed cost), and the largest ones down to where time is lost in the clock or 2^7 times smaller; where
 * most is lost in the clock, those down to 2^10 times smaller, at least six; thinned out evenly, keeping the largest.
 */
export function window(ladder: readonly Explored[]): Explored[] {
  const top = ladder[ladder.length - 1];
  const anchor = ladder[0];
  if (!top || !anchor) return [];
  const rest = ladder.slice(1);
  const seen = rest.filter(({ n, ms }) => n >= top.n / 128 && ms >= 0.02);
  const chosen = seen.length >= 6 ? seen : rest.slice(-Math.max(6, rest.filter(({ n }) => n >= top.n / 1024).length));
  const step = Math.max(1, Math.ceil(chosen.length / (mostSizes - 1)));
  return [anchor, ...chosen.filter((_, index) => (chosen.length - 1 - index) % step === 0)];
}

/** Sizes of counts where none are given: 3 to 192, seven over 64×, cheap to seed. Up to `upTo`: as many, evenly spread on a logarithmic scale. */
export function countSizes(upTo?: number): readonly number[] {
  const usual = [3, 6, 12, 24, 48, 96, 192];
  if (upTo === undefined) return usual;
  const first = Math.max(1, Math.min(3, Math.floor(upTo / 64)));
  const steps = usual.length - 1;
  const sizes = usual.map((_, k) => Math.round(first * (upTo / first) ** (k / steps)));
  return [...new Set(sizes)];
}
