import type { GrowthBound } from './bound.js';
import { curvesOf, type GrowthCurve, type GrowthPoint, leastMisfit, type WeightedPoints } from './growth-fit.js';
import { huberWeights } from './huber.js';

/** Relative spread of a clean minimum, and what a curve of one power misses (caches, staircases of hash tables): 4% in the bench's corpus. */
const spread = 0.04;

/** The curves through some points, the best of them, and how far its excess is known. */
export interface Fit {
  readonly curves: readonly GrowthCurve[];
  readonly best: GrowthCurve;
  readonly interval: readonly [number, number];
  /** The misfit up to which a curve is not ruled out. */
  readonly allowed: number;
  /** The misfit as a multiple of what the points' scatter explains, at least 1. */
  readonly scale: number;
  /** The largest fixed cost that was allowed. */
  readonly most: number;
}

/** Fits every excess exponent that is tried; `mostFixed` is the largest fixed cost that is allowed, by default that of the cheapest point. */
export function fitOf(points: readonly GrowthPoint[], bound: GrowthBound, grain: number, mostFixed?: number): Fit {
  const n = points.map((point) => point.n);
  const ms = points.map((point) => point.ms);
  const most = mostFixed ?? 1.05 * Math.min(...ms) + grain;
  const plain = weightsOf(points, grain);
  const given = { n, ms, logBound: n.map((size) => Math.log(bound.at(size))), most };
  const first: WeightedPoints = { ...given, weight: plain };
  const rough = leastMisfit(curvesOf(first));
  const weighted = { ...given, weight: huber(first, rough) };
  const curves = curvesOf(weighted);
  const best = leastMisfit(curves);
  const freedom = Math.max(1, points.length - 3);
  const scale = Math.max(1, best.misfit / freedom);
  const allowed = best.misfit + scale * cut(freedom);
  const inside = curves.filter(({ misfit }) => misfit <= allowed);
  const interval = [inside[0]?.excess ?? best.excess, inside[inside.length - 1]?.excess ?? best.excess] as const;
  return { curves, best, interval, allowed, scale, most };
}

/**
 * The inverse variance of each minimum: what its calls scatter by, what a curve of one power misses of the growing part, and the clock's grain. The scatter
 * of two calls can be small by chance, so a point's is at least half of what is usual.
 */
function weightsOf(points: readonly GrowthPoint[], grain: number): number[] {
  const scatter = points.map(({ ms, noise }) => (noise ?? spread * ms) / ms).sort((a, b) => a - b);
  const usual = scatter[Math.floor(scatter.length / 2)] as number;
  const least = Math.min(...points.map(({ ms }) => ms));
  return points.map(({ ms, noise }) => {
    const scattered = Math.min(0.3 * ms, Math.max(noise ?? spread * ms, 0.5 * usual * ms));
    const missed = spread * Math.max(ms - least, 0.1 * ms);
    return 1 / (scattered ** 2 + missed ** 2 + grain ** 2);
  });
}

/** The points' weights, less where they lie far off the curve. */
function huber(points: WeightedPoints, curve: GrowthCurve): number[] {
  const { n, ms, logBound, weight } = points;
  const last = n.length - 1;
  const residuals = n.map((size, i) => {
    const shape = Math.exp(
      (logBound[i] as number) - (logBound[last] as number) + curve.excess * Math.log(size / (n[last] as number)),
    );
    return Math.abs((ms[i] as number) - curve.fixed - curve.growing * shape) * Math.sqrt(weight[i] as number);
  });
  const believed = huberWeights(residuals);
  return weight.map((k, i) => k * (believed[i] as number));
}

/**
 * The cut of the profile likelihood: 6.3 is the 0.988 quantile of chi-square with one degree of freedom, more for few sizes, where the scatter is known less
 * well. Looking after every round and demanding that parts agree make the error rate one for the bench to state, not for a table.
 */
function cut(freedom: number): number {
  return 6.3 * (1 + 3 / freedom);
}
