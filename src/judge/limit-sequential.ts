import type { LimitBoundaries } from './limit-boundaries.js';
import { endOf, type LimitEvidence, type LimitSample, type Tally } from './limit-evidence.js';
import { nearestRank } from './percentile.js';
import { fewestSteady, isSteady } from './steady.js';

/** What `over` waits for while there is time: fewer calls may all be one cold start. In calls after the first one, and in times of `steadyMs`. */
const settled = { calls: 23, span: 2, orCalls: 47 };

/** What the sequential test says of the calls so far. */
export type Sequential =
  | { readonly kind: 'within' | 'over'; readonly tally: Tally }
  | {
      readonly kind: 'undecided';
      readonly cleanCallsNeeded: number;
      readonly exceedingCallsNeeded: number;
      /** Enough calls exceeded, but not steadily, or they are few. */
      readonly crossed: boolean;
    };

/**
 * What is tested is "a call exceeds the limit", which has probability q = 1 − percentile / 100 at the boundary, whatever the distribution of times is: a
 * group-sequential binomial test (`SequentialBoundary`). It takes calls for independent; the conditions of `over` are there because they are not.
 *
 * - `within` errs with at most 0.05 at the boundary, over all looks: the first look is after `runsNeeded` calls, none over. A first call over the limit is
 *   taken as cold: calls up to and including the first one that is not over are dropped. That is a stopping time, so what follows is tested anew, with its
 *   share of the 0.05. Unknown calls count as over.
 * - `over` errs with at most 0.001 at the boundary, over all looks, the first call left out; unknown calls count as not over. Conditions that only delay it
 *   keep cold code and bursts of other work from looking over: the calls span 300 ms, their first and their last quarter exceed by themselves, they are steady
 *   (`isSteady`), and unless it is the `last` look they are at least 24 that span 600 ms, or 48.
 */
export function judgeSequentially(
  evidence: LimitEvidence,
  { warm, restarted, over }: LimitBoundaries,
  percentile: number,
  steadyMs: number,
  last: boolean,
): Sequential {
  const { samples, limit, later, sinceCold } = evidence;
  const notOver = later.judged - later.exceeded;
  const crossed =
    later.judged > 0 && notOver <= over.allowed(later.judged) && exceedsThroughout(evidence, percentile, steadyMs);
  if (crossed && (last || isLong(samples, steadyMs)) && isSteady(samples, limit, percentile)) {
    return { kind: 'over', tally: later };
  }
  const test = sinceCold?.from === 0 ? warm : restarted;
  const slow = sinceCold ? sinceCold.exceeded + sinceCold.unknown : 0;
  const judged = sinceCold?.judged ?? 0;
  // Calls that would be over, were they steady, are not within, however the last of them went.
  if (sinceCold && !crossed && slow <= test.allowed(judged)) return { kind: 'within', tally: sinceCold };
  return {
    kind: 'undecided',
    cleanCallsNeeded: Math.max(1, test.trialsFor(slow) - judged + (sinceCold ? 0 : 1)),
    exceedingCallsNeeded: Math.max(1, Math.max(over.trialsFor(notOver), fewestSteady) - later.judged),
    crossed,
  };
}

function isLong(samples: readonly LimitSample[], steadyMs: number): boolean {
  const later = samples.length - 1;
  const span = endOf(samples.at(-1) as LimitSample) - (samples[1] as LimitSample).at;
  return later >= settled.orCalls || (later >= settled.calls && span >= settled.span * steadyMs);
}

/** Whether the calls span the time they must, and the percentile is over in the first quarter of it and in the last: a single burst cannot be in both. */
function exceedsThroughout(evidence: LimitEvidence, percentile: number, steadyMs: number): boolean {
  const later = evidence.samples.slice(1);
  const begin = (later[0] as LimitSample).at;
  const last = later.at(-1) as LimitSample;
  if (endOf(last) - begin < steadyMs) return false;
  const quarter = (last.at - begin) / 4;
  const isOver = (part: readonly LimitSample[]): boolean => {
    const notOver = part.filter((sample) => !evidence.exceeds(sample)).length;
    return notOver < nearestRank(percentile, part.length);
  };
  return (
    isOver(later.filter(({ at }) => at <= begin + quarter)) && isOver(later.filter(({ at }) => at >= last.at - quarter))
  );
}
