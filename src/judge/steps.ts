import type { GrowthBound } from './bound.js';
import type { StepPoint } from './step-point.js';
import { evidenceOf } from './steps-evidence.js';
import { exponentOf, hasStopped, isPaused, isStaircaseOf, unitOf } from './steps-shape.js';

export type { StepPoint } from './step-point.js';

/** What exact counts say of a bound, up to a constant factor and terms that grow more slowly than it. */
export interface StepJudgement {
  /** 'open': the sizes cannot tell. */
  readonly kind: 'within' | 'over' | 'open';
  /** The exponent of the increments over the upper sizes; 0 when flat. */
  readonly exponent: number;
  /** The steps have stopped growing, or never grew. */
  readonly flat: boolean;
  /** What would help, where 'open'. */
  readonly needs?: 'larger sizes' | undefined;
}

/**
 * Evidence that decides, as a difference of log-likelihoods: odds of 3,000 to 1 for 'over', of 100 to 1 for 'within' (whose opposite has to lie far beyond the
 * bound). On the families of test/judge/steps-families.ts neither erred once in 18,060 judgements; a tenth of the odds for 'over' erred in 3 of 8,600.
 */
const telling = { over: Math.log(3000), within: Math.log(100) } as const;

/** A term beyond the bound counts from this share of the growth on: less is a constant factor. A sort's n log n comparisons are 16% of 60 n + n log n. */
const leastShare = 0.08;

/** From so many sizes on the largest one may not be what an 'over' stands on. */
const sizesWithoutLargest = 6;

/**
 * Judges whether exact counts of steps grow no worse than a bound. In this order:
 * 1. steps that have stopped growing are within anything;
 * 2. steps that are a + b × bound, rounded up, down or to the nearest (batches, levels of a B-tree), are within it;
 * 3. sums of terms: see evidenceOf. A bound is broken only where the sizes without the largest say so, too (Tukey's jackknife, for the one point that pulls
 *    hardest), and the steps do not stand still at the end.
 *
 * @param points at least 3 sizes; log factors need 8 or more, geometric over a factor of 100
 * @example judgeSteps([8, 16, 32, 64, 128].map((n) => ({ n, steps: 5 + n * n })), parseBound('n')).kind // 'over'
 */
export function judgeSteps(points: readonly StepPoint[], bound: GrowthBound): StepJudgement {
  const sorted = [...points].sort((a, b) => a.n - b.n);
  const flat = sorted.length > 2 && hasStopped(sorted.map(({ steps }) => steps));
  const kind = sorted.length < 3 ? 'open' : flat ? 'within' : kindOf(sorted, bound);
  const exponent = flat || sorted.length < 3 ? 0 : exponentOf(sorted);
  return { kind, exponent, flat, ...(kind === 'open' ? { needs: 'larger sizes' } : {}) };
}

function kindOf(points: readonly StepPoint[], bound: GrowthBound): StepJudgement['kind'] {
  const top = bound.at((points[points.length - 1] as StepPoint).n);
  // 2^n beyond n = 1,023: no count reaches it.
  if (top === Number.POSITIVE_INFINITY) return 'within';
  const steps = points.map((point) => point.steps);
  const unit = unitOf(steps);
  if (isStaircaseOf(points, unit, bound)) return 'within';
  const evidence = evidenceOf(points, bound, unit);
  if (evidence.over <= telling.over || evidence.share <= leastShare) {
    return evidence.isWithin(telling.within) ? 'within' : 'open';
  }
  if (isPaused(steps)) return 'open';
  if (points.length < sizesWithoutLargest) return 'over';
  const unled = evidenceOf(points.slice(0, -1), bound, unit);
  return unled.over > telling.over / 3 && unled.share > leastShare ? 'over' : 'open';
}
