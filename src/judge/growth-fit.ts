/** The time of one size: the least over its clean calls, in milliseconds (any unit does, as long as `grain` has the same). */
export interface GrowthPoint {
  readonly n: number;
  readonly ms: number;
  /** How far calls of this size scatter at their fast end: the second least time above the least, in the same unit. */
  readonly noise?: number;
}

/** From a smallest size this many times below the next one nothing is read but the fixed cost. */
const anchorGap = 8;

/** The sizes without a smallest one that lies far below all others. */
export function withoutAnchor(points: readonly GrowthPoint[]): readonly GrowthPoint[] {
  const [first, second] = points;
  return first && second && second.n > anchorGap * first.n ? points.slice(1) : points;
}

/** One curve through the points: fixed + growing × bound(n) × n^excess, where `growing` is the growing part at the largest n. */
export interface GrowthCurve {
  readonly excess: number;
  readonly fixed: number;
  readonly growing: number;
  /** Weighted sum of squared residuals. */
  readonly misfit: number;
}

/** Points with the logarithm of the bound at each, ascending in n, and a weight for each. */
export interface WeightedPoints {
  readonly n: readonly number[];
  readonly ms: readonly number[];
  readonly logBound: readonly number[];
  readonly weight: readonly number[];
  /** The largest fixed cost that the points allow. */
  readonly most: number;
}

/**
 * The best curve of a given excess exponent: weighted least squares in the fixed and the growing part, neither below zero and the fixed part not above the
 * cheapest point. Two unknowns in a box: the free optimum, else the best on an edge (Lawson and Hanson, Solving Least Squares Problems, ch. 23).
 */
export function curveOf(excess: number, points: WeightedPoints): GrowthCurve {
  const { n, ms, logBound, weight, most } = points;
  const last = n.length - 1;
  const top = (logBound[last] as number) + excess * Math.log(n[last] as number);
  let w = 0;
  let wx = 0;
  let wxx = 0;
  let wt = 0;
  let wxt = 0;
  const shape: number[] = [];
  for (let i = 0; i <= last; i++) {
    const x = Math.exp((logBound[i] as number) + excess * Math.log(n[i] as number) - top);
    const k = weight[i] as number;
    const t = ms[i] as number;
    shape.push(x);
    w += k;
    wx += k * x;
    wxx += k * x * x;
    wt += k * t;
    wxt += k * x * t;
  }
  const misfitOf = (fixed: number, growing: number): number => {
    let sum = 0;
    for (let i = 0; i <= last; i++) {
      sum += (weight[i] as number) * ((ms[i] as number) - fixed - growing * (shape[i] as number)) ** 2;
    }
    return sum;
  };
  const grown = (fixed: number): number => Math.max(0, (wxt - fixed * wx) / wxx);
  const determinant = w * wxx - wx * wx;
  const free = determinant > 1e-9 * w * wxx ? (wt * wxx - wx * wxt) / determinant : -1;
  const candidates = [0, most, Math.min(most, wt / w)];
  if (free > 0 && free < most) candidates.push(free);
  let best: GrowthCurve | undefined;
  for (const [index, fixed] of candidates.entries()) {
    const growing = index === 2 ? 0 : grown(fixed);
    const misfit = misfitOf(fixed, growing);
    if (!best || misfit < best.misfit) best = { excess, fixed, growing, misfit };
  }
  return best as GrowthCurve;
}

/** The excess exponents that are tried: tenths where verdicts are made, coarser ones out to what 3^n looks like under a bound of '1'. */
const excesses: readonly number[] = [
  ...Array.from({ length: 18 }, (_, k) => -4 - 0.4 * 1.25 ** (18 - k)),
  ...Array.from({ length: 81 }, (_, k) => (k - 40) / 10),
  ...Array.from({ length: 18 }, (_, k) => 4 + 0.4 * 1.25 ** (k + 1)),
];

/** The best curves of all excess exponents tried, ascending, refined around the best one. */
export function curvesOf(points: WeightedPoints): GrowthCurve[] {
  const curves = excesses.map((excess) => curveOf(excess, points));
  const rough = leastMisfit(curves).excess;
  for (let k = -9; k <= 9; k++) if (k !== 0) curves.push(curveOf(rough + k / 100, points));
  return curves.sort((a, b) => a.excess - b.excess);
}

/** The curve that fits best; of equals, the one nearest to no excess. */
export function leastMisfit(curves: readonly GrowthCurve[]): GrowthCurve {
  return curves.reduce((best, curve) =>
    curve.misfit < best.misfit || (curve.misfit === best.misfit && Math.abs(curve.excess) < Math.abs(best.excess))
      ? curve
      : best,
  );
}
