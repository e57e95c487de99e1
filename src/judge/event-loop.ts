import { doubt } from './doubts.js';
import { over, type Verdict, within } from './verdict.js';

/** The longest stretch of a call; milliseconds. */
export interface Stretch {
  readonly ms: number;
  /** The part in which the thread wanted a processor and had none. */
  readonly preemptedMs: number;
  /** What the whole process had of processors meanwhile; left out where that is not known. */
  readonly cpuMs?: number | undefined;
  /** False where a profile of the stretch shows none of the code under test; left out without a profile. */
  readonly ran?: boolean;
}

/**
 * Judges the longest stretch of one call in which the event loop could not turn. What the thread waited for a processor is not the subject's: the loop would
 * have turned on a quiet machine. Nor is a stretch that the thread mostly slept through while no code under test was on its stack: it waited for a thread of the
 * runtime's own that had no processor. That is told only where what was computed in it is within the limit.
 *
 * @example judgeStretch({ ms: 70, preemptedMs: 30 }, 50) // within
 */
export function judgeStretch({ ms, preemptedMs, cpuMs, ran }: Stretch, limit: number): Verdict {
  if (ms - preemptedMs <= limit) return within;
  if (ran === false && cpuMs !== undefined && cpuMs <= limit)
    return doubt('too noisy', {
      seen: 'in the longest stretch the thread slept, and none of the code under test ran',
      next: 'run it on a quieter machine',
    });
  return over;
}
