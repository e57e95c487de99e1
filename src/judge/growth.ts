import type { GrowthBound } from './bound.js';
import type { GrowthPoint } from './growth-fit.js';
import { type Fit, fitOf } from './growth-interval.js';
import { endsSteeper, isBeyondSteps, isDisordered, isSpread } from './growth-spread.js';
import { type Levelled, levelled } from './growth-step.js';
import { evidenceOf } from './growth-terms.js';

export type { GrowthPoint } from './growth-fit.js';

/** What the points say of the bound. */
export interface GrowthJudgement {
  /** 'open': more samples or larger sizes are needed. */
  readonly kind: 'within' | 'over' | 'open';
  /** The exponent of time ÷ bound, a fixed cost set aside; the bound holds at about 0. */
  readonly excess: number;
  /** Where the excess exponent lies. */
  readonly interval: readonly [number, number];
  /** The excess from which a bound counts as broken. */
  readonly threshold: number;
  /** The exponent of the time itself, the fixed cost set aside. */
  readonly exponent: number;
  /** The cost that does not grow, in the points' unit. */
  readonly fixed: number;
  /** No growth is seen at all: a constant fits the times as well as anything. */
  readonly flat: boolean;
  /** What the largest sizes alone say, where the whole is 'open': growth that quickens (a change of regime) or slows down. */
  readonly tail: 'within' | 'over' | 'open';
  /** The smaller sizes alone do not break the bound: where the whole does, that comes with the largest sizes and may be a passing window. */
  readonly quickens: boolean;
  /** The excess is spread over the sizes: see isSpread. */
  readonly spread: boolean;
  /** What sums of terms say: see evidenceOf. */
  readonly against: number;
  /** How many times as long the largest size takes as the bound allows it by the one before. */
  readonly leap: number;
}

/** What memory adds to cold calls that do the same work, in grains: 0.15 ms where a grain is a microsecond. */
const mostCold = 150;

/** Flat series differ by less than this factor, noise included. */
const usuallyHidden = 1.3;

/**
 * Judges whether times grow no worse than a bound.
 *
 * The model is time = fixed + growing × bound(n) × n^excess: totals and increments in one, since the fixed cost is fitted. The excess exponent's interval is
 * the profile likelihood interval (Bates and Watts, Nonlinear Regression Analysis, 1988, ch. 6): all exponents whose best curve misfits less than
 * 1 + F/ν times the least misfit. Outlying points weigh less (Huber, Robust Statistics, 1981). A bound is broken when the whole interval lies above the
 * threshold, and the larger half of the sizes by itself and the sizes without the largest agree.
 *
 * @param grain what the clock and the call add to a time at random, in the points' unit
 * @param hidden times that differ by less than this factor are not told apart: what cold caches and memory add to calls that do the same work
 * @example judgeGrowth([{ n: 64, ms: 1 }, { n: 128, ms: 4 }, { n: 256, ms: 16 }, { n: 512, ms: 64 }], parseBound('n')).kind // 'over'
 */
export function judgeGrowth(
  points: readonly GrowthPoint[],
  bound: GrowthBound,
  grain = 0,
  hidden = usuallyHidden,
): GrowthJudgement {
  const sorted = [...points].sort((a, b) => a.n - b.n);
  const asRead = fitsOf(sorted, bound, grain, hidden);
  const sure = isBeyondSteps(sorted, bound) && sideOf(asRead.end, asRead.threshold) !== 'within';
  const byPower = sure ? 'over' : kindOf(asRead);
  const level = sure || byPower === 'within' ? undefined : levelled(sorted, bound, asRead.whole.best.fixed);
  const fits = level ? fitsOf(level.points, bound, grain, hidden) : asRead;
  const { whole, threshold } = fits;
  const kind = level ? beyondStep(kindOf(fits), sideOf(whole, threshold), level) : byPower;
  const against =
    kind !== 'over' && sorted.length > fewestForTerms ? evidenceOf(sorted, bound, grain, sizesAbove.within) : 0;
  return {
    kind: isHidden(sorted, grain, hidden) ? kind : byTerms(kind, against, fits, sorted, bound, grain),
    excess: whole.best.excess,
    interval: whole.interval,
    threshold,
    exponent: whole.best.excess + boundSlope(sorted, bound),
    fixed: whole.best.fixed,
    flat: isFlat(asRead.whole, sorted, grain, hidden),
    tail: sideOf(fits.end, threshold),
    quickens: fits.quickens,
    spread: fits.spread,
    against,
    leap: leapOf(sorted, bound),
  };
}

/**
 * What sums of terms say to what one power of n says: a bound holds only where they do not contradict, and they decide what a power leaves open, with the largest
 * size and without it.
 */
function byTerms(
  kind: GrowthJudgement['kind'],
  against: number,
  { whole, threshold }: Fits,
  points: readonly GrowthPoint[],
  bound: GrowthBound,
  grain: number,
): GrowthJudgement['kind'] {
  if (kind === 'over' || points.length <= fewestForTerms) return kind;
  const unled = points.slice(0, -1);
  if (against > telling.within) {
    const sure = kind === 'open' && evidenceOf(points, bound, grain, sizesAbove.over) > telling.over;
    return sure && evidenceOf(unled, bound, grain, sizesAbove.over) > telling.over / 2 ? 'over' : 'open';
  }
  if (leapOf(points, bound) > mostStep) return 'open';
  if (against > 0 && endsSteeper(points, bound, threshold)) return 'open';
  if (whole.best.excess > nearBound && isDisordered(points)) return 'open';
  const nearly = whole.best.excess < nearlyWithin * threshold && whole.interval[1] < threshold + doubtful;
  if (kind === 'within' || (nearly && against < 0)) return 'within';
  const holds = against < -telling.within && evidenceOf(unled, bound, grain, sizesAbove.within) < -telling.within / 2;
  return holds ? 'within' : 'open';
}

/** So near to a bound the order of the largest sizes matters. */
const nearBound = -0.2;

/** What a step makes of a unit of work, at most; a size that leaps further shows another growth. */
const mostStep = 6;

function leapOf(points: readonly GrowthPoint[], bound: GrowthBound): number {
  const [before, last] = points.slice(-2);
  return before && last ? last.ms / before.ms / (bound.at(last.n) / bound.at(before.n)) : 1;
}

/** Evidence that decides: on 4,857 series of the corpus's calls 12 made no false fail of what was open and 9 made three. */
const telling = { over: 12, within: 4 } as const;

/** A step that few sizes lie above may be where another growth begins: it speaks against 'over', not for 'within'. */
const sizesAbove = { over: 1, within: 3 } as const;

/** An excess below this share of the threshold is as good as none where sums of terms say so, too. */
const nearlyWithin = 0.67;

/** Fewer sizes fit a sum of any terms. */
const fewestForTerms = 4;

function fitsOf(points: readonly GrowthPoint[], bound: GrowthBound, grain: number, hidden: number): Fits {
  const whole = fitOf(points, bound, grain);
  const ends = points.slice(-Math.max(4, Math.ceil(points.length / 2)));
  const beginning = points.slice(0, Math.ceil(points.length * 0.65));
  const threshold = thresholdOf(points, bound);
  return {
    whole,
    end: ends.length < points.length ? fitOf(ends, bound, grain, whole.most) : whole,
    unled: points.length > 4 ? fitOf(points.slice(0, -1), bound, grain) : whole,
    threshold,
    spread: !isHidden(points, grain, hidden) && isSpread(points, bound, whole.best.fixed, threshold),
    quickens: beginning.length >= 4 && fitOf(beginning, bound, grain).best.excess < threshold,
  };
}

/**
 * Without its step a series can be over by all of its sizes; it is within only by all of them and with those above the step: three over two octaves, or four
 * over one and a half.
 */
function beyondStep(
  kind: GrowthJudgement['kind'],
  side: GrowthJudgement['kind'],
  { factor, above, span }: Levelled,
): GrowthJudgement['kind'] {
  if (kind === 'within') return side === 'within' && above >= (span >= 3.9 ? 3 : 4) && span >= 2.7 ? 'within' : 'open';
  return kind === 'over' && factor > 6 && span < 3.9 ? 'open' : kind;
}

/** Residuals this many times the usual size mean that the times follow no curve: the samples are bad, whatever the best curve says. */
const worstMisfit = 5;

function kindOf({ whole, end, unled, threshold, spread }: Fits): GrowthJudgement['kind'] {
  const side = sideOf(whole, threshold);
  // One bad size at the end makes no excess: it must show without the largest size, too (Tukey's jackknife, for the one point that pulls hardest).
  if (side === 'over' && spread) {
    const agree = end.best.excess > threshold && unled.best.excess > threshold && unled.interval[0] > 0;
    return agree ? 'over' : 'open';
  }
  if (whole.scale > worstMisfit ** 2) return 'open';
  if (side === 'within') return end.best.excess < threshold || end.best.growing <= 0 ? 'within' : 'open';
  return sideOf(end, threshold) === 'within' && whole.best.excess < threshold / 2 ? 'within' : 'open';
}

/** The time of the largest sizes: the lesser of the last two. */
function lastOf(points: readonly GrowthPoint[]): number {
  return Math.min(...points.slice(-2).map(({ ms }) => ms));
}

/** The usual time of the smaller half of the sizes, without the middle one of three or five, which is among the two largest or next to them. */
function usualOf(points: readonly GrowthPoint[]): number {
  const smaller = points
    .slice(0, Math.floor(points.length / 2))
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  return smaller[Math.floor(smaller.length / 2)] as number;
}

/** So near to the threshold nothing is said: what curves of one power miss lies on either side of them. */
const doubtful = 0.03;

/** On which side of the threshold the whole interval lies. */
function sideOf({ interval }: Fit, threshold: number): 'within' | 'over' | 'open' {
  if (interval[0] > threshold + doubtful) return 'over';
  return interval[1] < threshold - doubtful ? 'within' : 'open';
}

/** True where the largest sizes are above the smaller half by no more than chance and memory make up. */
function isHidden(points: readonly GrowthPoint[], grain: number, hidden: number): boolean {
  const usual = usualOf(points);
  const cold = hidden > usuallyHidden;
  return lastOf(points) < Math.max(hidden * usual, cold ? usual + mostCold * grain : 0);
}

/** True where no growth is seen: of the curves that fit, one grows by less than a fiftieth, and the largest sizes are not plainly above the smaller ones. */
function isFlat({ curves, allowed }: Fit, points: readonly GrowthPoint[], grain: number, hidden: number): boolean {
  const top = (points[points.length - 1] as GrowthPoint).ms;
  // Where all calls are cold, chance and memory make up to `hidden` of the least, in bounds; else the usual size is the measure.
  const cold = hidden > usuallyHidden;
  const base = cold ? Math.min(...points.map(({ ms }) => ms)) : usualOf(points);
  const alike = (cold ? Math.min(hidden * base, base + mostCold * grain) : hidden * base) + 2 * grain;
  if (lastOf(points) > alike || top > 2 * alike) return false;
  return cold || curves.some(({ growing, misfit }) => misfit <= allowed && growing < 0.02 * top);
}

/**
 * Half a power of n breaks a bound and a factor log n does not: the threshold lies between 0.5 and the power that log n looks like in the sizes judged (0.1 to
 * 0.2). A bound that has a logarithm itself is broken by n^0.5 ÷ log n, so its threshold is lower by part of its own curvature.
 * Exponential bounds span few sizes and a steep slope: a tenth of the slope beyond n^4 is added, since powers of n do not matter there.
 */
function thresholdOf(points: readonly GrowthPoint[], bound: GrowthBound): number {
  const middle = Math.floor(points.length / 2);
  const upper = boundSlope(points.slice(middle), bound);
  const bend = boundSlope(points.slice(0, middle + 1), bound) - upper;
  return 0.3 - Math.min(0.08, Math.max(0, 0.7 * bend)) + 0.1 * Math.max(0, upper - 4);
}

/** The exponent of the bound itself from the smallest to the largest size. */
function boundSlope(points: readonly GrowthPoint[], bound: GrowthBound): number {
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last || first.n === last.n) return 0;
  return (Math.log(bound.at(last.n)) - Math.log(bound.at(first.n))) / Math.log(last.n / first.n);
}

interface Fits {
  readonly whole: Fit;
  /** The larger half of the sizes. */
  readonly end: Fit;
  /** All but the largest size. */
  readonly unled: Fit;
  readonly threshold: number;
  /** The sizes differ by more than what may be hidden, and the excess is spread over them: see isSpread. */
  readonly spread: boolean;
  /** See GrowthJudgement. */
  readonly quickens: boolean;
}
