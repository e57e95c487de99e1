import type { GrowthBound } from './bound.js';
import type { StepPoint } from './step-point.js';
import { evidenceOf, type StepEvidence } from './steps-evidence.js';
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

/**
 * A size that takes so many times what the best sum up to the bound has for it, or a call that takes so many times its size's median, had an input of another
 * kind: on that kind the bound may be broken.
 */
const mostExcess = { size: 3, call: 10 } as const;

/** From so many sizes on the largest one may not be what an 'over' stands on. */
const sizesWithoutLargest = 6;

/**
 * Judges whether exact counts of steps grow no worse than a bound. In this order:
 * 1. steps that have stopped growing are within anything;
 * 2. steps that are a + b × bound, rounded up, down or to the nearest (batches, levels of a B-tree), are within it;
 * 3. sums of terms: see evidenceOf. A bound is broken only where the sizes without the largest say so, too (Tukey's jackknife, for the one point that pulls
 *    hardest), the upper half of them by itself rises faster, and the steps do not stand still at the end.
 *
 * @param points at least 3 sizes; log factors need 8 or more, geometric over a factor of 100
 * @example judgeSteps([8, 16, 32, 64, 128].map((n) => ({ n, steps: 5 + n * n })), parseBound('n')).kind // 'over'
 */
export function judgeSteps(points: readonly StepPoint[], bound: GrowthBound): StepJudgement {
  const sorted = [...points].sort((a, b) => a.n - b.n);
  const flat = sorted.length > 2 && hasStopped(sorted.map(({ steps }) => steps));
  const isOfOneKind = sorted.every(({ steps, calls = [] }) => Math.max(0, ...calls) <= mostExcess.call * steps);
  const said = sorted.length < 3 ? 'open' : flat ? 'within' : kindOf(sorted, bound);
  const kind = said === 'within' && !isOfOneKind ? 'open' : said;
  const exponent = flat || sorted.length < 3 ? 0 : exponentOf(sorted);
  return { kind, exponent, flat, ...(kind === 'open' ? { needs: 'larger sizes' } : {}) };
}

function kindOf(points: readonly StepPoint[], bound: GrowthBound): StepJudgement['kind'] {
  const top = bound.at((points[points.length - 1] as StepPoint).n);
  // 2^n beyond n = 1,023: no count reaches it.
  if (top === Number.POSITIVE_INFINITY) return 'within';
  const unit = unitOf(points.map((point) => point.steps));
  if (isStaircaseOf(points, unit, bound)) return 'within';
  const even = evidenceOf(points, bound, unit);
  const kind = bySums(points, bound, even, unit, 0);
  if (kind !== 'open' || even.scatterIsKnown) return kind;
  // Sums over ever more rows scatter ever less: by 1 ÷ √n.
  const fading = evidenceOf(points, bound, unit, 0.5);
  return fading.likelihood > even.likelihood + costOfFade ? bySums(points, bound, fading, unit, 0.5) : 'open';
}

/** What scatter that fades has to explain more: one parameter's worth (Akaike's criterion, 1974). */
const costOfFade = 1;

/** What sums of terms say. */
function bySums(
  points: readonly StepPoint[],
  bound: GrowthBound,
  evidence: StepEvidence,
  unit: number,
  fade: number,
): StepJudgement['kind'] {
  if (!isBroken(evidence, telling.over)) {
    return evidence.worst < mostExcess.size && evidence.isWithin(telling.within) ? 'within' : 'open';
  }
  if (isPaused(points.map(({ steps }) => steps)) || !isRising(points, bound)) return 'open';
  if (points.length < sizesWithoutLargest) return 'over';
  return isBroken(evidenceOf(points.slice(0, -1), bound, unit, fade), telling.over / 3) ? 'over' : 'open';
}

const isBroken = ({ over, share }: StepEvidence, least: number): boolean => over > least && share > leastShare;

/** True where the steps outgrow the bound over the upper half of the sizes, too: growth that has ended breaks none. */
function isRising(points: readonly StepPoint[], bound: GrowthBound): boolean {
  const [low, top] = [points[points.length >> 1] as StepPoint, points[points.length - 1] as StepPoint];
  if (top.steps <= low.steps) return false;
  const own = exponentOf(points.map(({ n }) => ({ n, steps: bound.at(n) })));
  return own <= 0 || exponentOf(points) > own;
}
