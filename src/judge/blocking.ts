import { doubtOutsiders } from './outsiders.js';
import { cannotTell, over, type Verdict, within } from './verdict.js';

/** Judges the blocking calls of one call: one is too many. Calls that may be another open scope's make nothing of it, and no pass. */
export function judgeBlocking({ count, ambiguous }: { count: number; ambiguous: number }, watched: boolean): Verdict {
  if (!watched) return cannotTell('set-up', 'there is no Node here', 'run it in Node');
  if (count > 0) return over;
  return ambiguous > 0 ? doubtOutsiders(ambiguous, 'blocking call', 'blocking calls') : within;
}
