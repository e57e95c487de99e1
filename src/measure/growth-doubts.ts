import type { GrowthJudgement } from '../judge/growth.js';
import { type CannotTell, cannotTell } from '../judge/verdict.js';

/** Where a measurement stood when it ended without a verdict. */
export interface Standing {
  /** How many sizes were called, and how many a verdict needs. */
  readonly sizes: number;
  readonly needed: number;
  /** The share of the time spent in `input`, 0 to 1. */
  readonly inputShare: number;
  /** The largest size that was judged, in milliseconds. */
  readonly top: { readonly n: number; readonly ms: number } | undefined;
  readonly judgement: GrowthJudgement | undefined;
}

/** Below this many milliseconds a call is mostly clock. */
const tooFast = 0.02;

/** Why growth could not be told, most helpful reason first. */
export function doubt({ sizes, needed, inputShare, top, judgement }: Standing): CannotTell {
  if (inputShare > 0.5) {
    const reason = 'making the inputs took most of the time budget';
    return cannotTell('set-up', reason, 'make input cheaper, or raise timeBudget');
  }
  if (sizes < needed) {
    const reason = `only ${sizes} of ${needed} sizes fitted into the time budget`;
    return cannotTell('set-up', reason, 'raise timeBudget, or give smaller sizes');
  }
  if (judgement && top && judgement.fixed > 0.7 * top.ms) {
    const reason = 'a fixed cost hides the growth at the sizes that the time budget allows';
    return cannotTell('set-up', reason, 'raise timeBudget, make input cheaper, or judge steps instead of time');
  }
  if (top && top.ms < tooFast) {
    const reason = 'the subject is too fast for the clock at the sizes that could be had';
    return cannotTell('set-up', reason, 'give larger sizes, or judge steps instead of time');
  }
  const reason = 'the times vary too much to tell the growth';
  return cannotTell(
    'noise',
    reason,
    'run it again on a quieter machine, raise timeBudget, or judge steps instead of time',
  );
}

/** A call did not finish, but only because little of the time budget was left. */
export function unfinished(n: number, ms: number): CannotTell {
  const reason = `n = ${n.toLocaleString('en')} did not finish in the ${Math.round(ms)} ms that were left of the time budget`;
  return cannotTell('set-up', reason, 'raise timeBudget, or give smaller sizes');
}
