import { doubt } from '../judge/doubts.js';
import type { GrowthJudgement } from '../judge/growth.js';
import type { CannotTell } from '../judge/verdict.js';

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

const count = (n: number): string => n.toLocaleString('en-US');

/** Why growth could not be told, most helpful reason first. */
export function doubtGrowth({ sizes, needed, inputShare, top, judgement }: Standing): CannotTell {
  if (inputShare > 0.5) {
    const seen = `making the inputs took ${Math.round(100 * inputShare)}% of the time`;
    return doubt('the input costs more than the subject', { seen });
  }
  if (sizes < needed) {
    return doubt('too few sizes within the time budget', { seen: `${sizes} of ${needed} sizes fitted into it` });
  }
  if (judgement && top && judgement.fixed > 0.7 * top.ms) {
    const share = Math.round((100 * judgement.fixed) / top.ms);
    return doubt('a fixed cost hides the growth', {
      seen: `it is ${Math.min(99, share)}% of a call at n = ${count(top.n)}`,
    });
  }
  if (top && top.ms < tooFast) {
    return doubt('timer too coarse', {
      seen: `a call takes ${(1000 * top.ms).toPrecision(2)} µs at n = ${count(top.n)}`,
      next: 'give larger sizes, or put more work into one call',
    });
  }
  return doubt('too noisy', {
    seen: 'the times vary too much, or follow no power of n at these sizes',
    next: 'raise timeBudget, give larger sizes, or run it on a quieter machine',
  });
}

/** A call did not finish, but only because little of the time budget was left. */
export function unfinished(n: number, ms: number): CannotTell {
  return doubt('too few sizes within the time budget', {
    seen: `n = ${count(n)} did not finish in the ${Math.round(ms)} ms that were left of it`,
  });
}
