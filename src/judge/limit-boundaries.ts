import { SequentialBoundary } from './sequential-binomial.js';
import { fewestSteady } from './steady.js';

/** Most error of `within` at the boundary, over all looks. */
const withinError = 0.05;
/** Most error of `over`. */
const overError = 0.001;
/** The first look leaves this much, or a percentile whose first look happens to spend all of it could never pass with one slow call. */
const keptBack = 0.0002;

/** The boundaries of the three tests that a time limit is judged by; each is computed as far as it is asked. */
export interface LimitBoundaries {
  /** Calls over the limit, where the first was not. */
  readonly warm: SequentialBoundary;
  /** Calls over the limit after the first one that was not, where the first call was. */
  readonly restarted: SequentialBoundary;
  /** Calls not known to exceed it. */
  readonly over: SequentialBoundary;
}

const cache = new Map<number, LimitBoundaries>();

/** The boundaries for a percentile (0 < p < 100), made once. */
export function boundariesOf(percentile: number): LimitBoundaries {
  const made = cache.get(percentile);
  if (made) return made;
  const p = percentile / 100;
  const q = (100 - percentile) / 100;
  const first = runsNeeded(percentile);
  const left = withinError - p ** first;
  const lastLook = Math.max(20_000, 20 * first);
  const boundaries: LimitBoundaries = {
    warm: new SequentialBoundary({
      probability: q,
      firstSpared: true,
      spend: (look) => p ** first + (left / 2) * (1 - 1 / (look + 1)),
      lastLook,
    }),
    // Only a share q of all series restarts, so that test may spend 1 / q of its half.
    restarted: new SequentialBoundary({
      probability: q,
      spend: (look) => Math.min(withinError, left / 2 / q) * (1 - 1 / (look + 2)),
      lastLook,
    }),
    over: new SequentialBoundary({ probability: p, spend: (look) => overError * (1 - 1 / (look + 2)), lastLook }),
  };
  cache.set(percentile, boundaries);
  return boundaries;
}

/** The fewest calls that show that a percentile is within a limit, none over it: 5 for the median, 29 for 90, 59 for 95, 299 for 99. */
export function runsNeeded(percentile: number): number {
  return Math.ceil(Math.log(withinError - keptBack) / Math.log(percentile / 100) - 1e-9);
}

/** The fewest calls that show that a percentile is over a limit, all exceeding it: 12, the first one being cold; more below the median. */
export function runsNeededForOver(percentile: number): number {
  return 1 + Math.max(fewestSteady, boundariesOf(percentile).over.trialsFor(0));
}
