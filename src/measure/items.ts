import { countReturned, type Returned } from '../sensors/items.js';
import type { CallOutcome } from '../sensors/scope.js';
import type { Subject } from '../surface.js';
import { type WatchedSubject, watchCalls } from './watched-calls.js';

/**
 * Counts the items that every call of a subject returns, or of what `pick` takes from its result. Counting is part of the call: a stream that never ends is
 * ended by the hard stop, and `cleanup` runs when it has been read.
 */
export const watchItems = (
  subject: Subject,
  pick: ((result: never) => unknown) | undefined,
  stopAfter?: number,
): WatchedSubject<Returned> =>
  watchCalls(subject, async (run) => {
    let reading: Returned = { count: 0, more: false };
    let outcome: CallOutcome<unknown>;
    try {
      const value = await run();
      reading = await countReturned(await (pick ? pick(value as never) : value), stopAfter);
      outcome = { ok: true, value };
    } catch (error) {
      outcome = { ok: false, error };
    }
    return { outcome, reading };
  });
