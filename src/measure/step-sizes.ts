/** A size and what one call of it cost, in steps. */
export interface Costed {
  readonly n: number;
  readonly steps: number;
}

/** The first size is small, so that the second warns of steep growth; smaller still where all are. */
const firstOf = (most: number): number => (most < 64 ? 1 : 4);

/** With fewer sizes, one between the last and its double is worth having. */
const few = 6;

/** The largest size where nothing asks for larger ones. */
export const usualTop = 4096;

/** A power of n above this, between 4 and 8, is taken for an exponential until a third size tells. */
const steep = 4.3;

/** How the increments of the steps grow: as a power of n, or by a rate per unit of n. */
interface Increments {
  readonly power: number;
  readonly rate: number;
}

/** What is added between the last two of three sizes against what was added before, a fixed cost aside. */
function incrementsOf(a: Costed, b: Costed, c: Costed): Increments {
  const factor = Math.log(Math.max(1, c.steps - b.steps) / Math.max(1, b.steps - a.steps));
  return { power: Math.max(0, factor / Math.log(c.n / b.n)), rate: Math.max(0, factor / (c.n - b.n)) };
}

/** By two sizes: as a power of n, or as an exponential where that would be steep. */
function foreseeByTwo(a: Costed, b: Costed, n: number): number {
  const factor = Math.max(0, Math.log(Math.max(1, b.steps) / Math.max(1, a.steps)));
  const power = factor / Math.log(b.n / a.n);
  return b.steps * (power > steep ? Math.exp((factor / (b.n - a.n)) * (n - b.n)) : (n / b.n) ** power);
}

/**
 * What one call of size n will cost, in steps: the increments of the last sizes, which a fixed cost does not touch, go on growing as a power of n, or, where
 * they grew by equal factors for equal additions to n, as an exponential. One leap of what scatters is not believed.
 */
export function foreseeSteps(costs: readonly Costed[], n: number): number {
  const [a, b, c, d] = costs.slice(-4);
  if (!a) return 1;
  if (!b) return a.steps;
  if (!c) return foreseeByTwo(a, b, n);
  const before = d && incrementsOf(a, b, c);
  const now = d ? incrementsOf(b, c, d) : incrementsOf(a, b, c);
  const [earlier, last] = d ? [c, d] : [b, c];
  const added = Math.max(0, last.steps - earlier.steps);
  const change = (key: keyof Increments): number => Math.abs(Math.log(now[key] / Math.max(1e-9, before?.[key] ?? 0)));
  const isExponential =
    before && before.power > 0
      ? Math.min(now.power, before.power) > 2 && change('rate') < change('power')
      : now.power > steep;
  if (isExponential) {
    return last.steps + (added * Math.expm1(now.rate * (n - last.n))) / -Math.expm1(-now.rate * (last.n - earlier.n));
  }
  const power = Math.max(0.05, before ? Math.min(now.power, before.power + 1) : now.power);
  return last.steps + (added * (n ** power - last.n ** power)) / (last.n ** power - earlier.n ** power);
}

/**
 * The next size of a ladder that doubles: chosen by steps alone, so that it is the same on every machine. Less than double where twice as large is too dear and
 * the sizes are few. Undefined where it has come to `most`, or one call of the next size would cost more than `dearest` steps beyond those that all sizes cost.
 *
 * @param costs ascending in n
 * @example nextStepSize([{ n: 4, steps: 40 }, { n: 8, steps: 80 }], 1e6, 4096) // 16
 */
export function nextStepSize(costs: readonly Costed[], dearest: number, most: number): number | undefined {
  const last = costs[costs.length - 1];
  if (!last) return firstOf(most);
  if (last.n >= most) return undefined;
  const double = Math.min(most, 2 * last.n);
  const fixed = Math.min(...costs.map(({ steps }) => steps));
  if (foreseeSteps(costs, double) - fixed <= dearest) return double;
  if (costs.length >= few) return undefined;
  for (let n = double - 1; n > last.n; n--) if (foreseeSteps(costs, n) - fixed <= dearest) return n;
  return undefined;
}

/** The size between the two neighbours that are furthest apart by their ratio, the larger ones of several; undefined where no number lies between any. */
export function sizeBetween(sizes: readonly number[]): number | undefined {
  let widest = 0;
  let found: number | undefined;
  for (let i = sizes.length - 1; i > 0; i--) {
    const [low, high] = [sizes[i - 1] as number, sizes[i] as number];
    const between = Math.round(Math.sqrt(low * high));
    if (high / low > widest * 1.05 && between > low && between < high) {
      widest = high / low;
      found = between;
    }
  }
  return found;
}
