import { over, type Verdict, within } from './verdict.js';

/**
 * Judges the longest stretch of one call in which the event loop could not turn; milliseconds. What the thread waited for a processor is not the subject's: the
 * loop would have turned on a quiet machine.
 *
 * @example judgeStretch({ ms: 70, preemptedMs: 30 }, 50) // within
 */
export const judgeStretch = ({ ms, preemptedMs }: { ms: number; preemptedMs: number }, limit: number): Verdict =>
  ms - preemptedMs > limit ? over : within;
