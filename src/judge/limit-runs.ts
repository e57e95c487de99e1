import type { LimitSample } from './limit-evidence.js';
import { percentileOf } from './percentile.js';

/**
 * The rule of the option `runs`: the nearest-rank percentile of exactly those calls against the limit. A description of them, not an inference: no error
 * rate. A call that was stopped before the limit may have come to anything beyond, so it may leave the percentile open.
 */
export function judgeRuns(
  samples: readonly LimitSample[],
  percentile: number,
  limit: number,
): 'within' | 'over' | 'undecided' {
  const atMost = samples.map(({ ms, stopped }) => (stopped ? Number.POSITIVE_INFINITY : ms));
  if (percentileOf(atMost, percentile) <= limit) return 'within';
  const atLeast = samples.map(({ ms }) => ms);
  return percentileOf(atLeast, percentile) > limit ? 'over' : 'undecided';
}
