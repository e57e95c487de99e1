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

/**
 * What one call of size n will cost, in steps: the last growth goes on as a power of n, or, where it grew by equal factors for equal additions to n, as an
 * exponential.
 */
export function foreseeSteps(costs: readonly Costed[], n: number): number {
  const [a, b, c] = costs.slice(-3).map((cost) => ({ n: cost.n, steps: Math.max(1, cost.steps) }));
  if (!a) return 1;
  const last = c ?? b ?? a;
  if (!b) return last.steps * (n / last.n) ** 2;
  const growth = (from: Costed, to: Costed): { power: number; rate: number } => {
    const factor = Math.max(0, Math.log(to.steps / from.steps));
    return { power: factor / Math.log(to.n / from.n), rate: factor / (to.n - from.n) };
  };
  const now = c ? growth(b, c) : growth(a, b);
  const before = c ? growth(a, b) : undefined;
  const change = (key: 'power' | 'rate'): number => Math.abs(Math.log(now[key] / Math.max(1e-9, before?.[key] ?? 0)));
  const isExponential =
    before && before.power > 0 ? now.power > 2 && change('rate') < change('power') : now.power > steep;
  return last.steps * (isExponential ? Math.exp(now.rate * (n - last.n)) : (n / last.n) ** now.power);
}

/**
 * The next size of a ladder that doubles: chosen by steps alone, so that it is the same on every machine. Less than double where twice as large is too dear and
 * the sizes are few. Undefined where it has come to `most`, or one call of the next size would cost more than `dearest` steps.
 *
 * @param costs ascending in n
 * @example nextStepSize([{ n: 4, steps: 40 }, { n: 8, steps: 80 }], 1e6, 4096) // 16
 */
export function nextStepSize(costs: readonly Costed[], dearest: number, most: number): number | undefined {
  const last = costs[costs.length - 1];
  if (!last) return firstOf(most);
  if (last.n >= most) return undefined;
  const double = Math.min(most, 2 * last.n);
  if (foreseeSteps(costs, double) <= dearest) return double;
  if (costs.length >= few) return undefined;
  for (let n = double - 1; n > last.n; n--) if (foreseeSteps(costs, n) <= dearest) return n;
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
