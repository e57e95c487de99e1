import { type QueryReading, queriesDuring, type WatchOptions, watchDb } from '../sensors/queries/index.js';
import { shared } from '../state.js';
import type { QueryOptions, Subject } from '../surface.js';
import { nextTurn } from './clock.js';

/** A subject whose calls are watched: call `subject` in its place, and find what each call issued in `readings`, in the order of the calls. */
export interface WatchedSubject {
  subject: Subject;
  readings: QueryReading[];
  /** Ends the watching of a call that was given up and never settled. */
  close(): void;
}

/**
 * Watches the statements of every call of a subject; what `input` and `cleanup` issue is not the subject's.
 * @throws TypeError for a `db` that cannot be watched.
 */
export function watchQueries(
  subject: Subject,
  { db, matching, variants = false }: Pick<QueryOptions, 'db' | 'matching'> & Pick<WatchOptions, 'variants'>,
): WatchedSubject {
  if (db !== undefined) watchDb(db);
  const readings: QueryReading[] = [];
  const over = new AbortController();
  return {
    readings,
    close: () => over.abort(),
    async subject(...args) {
      const test = shared().context?.getStore()?.test;
      const call = async (): Promise<unknown> => {
        const result = await subject(...args);
        // A pool hands a query to its client a turn later: one that is not awaited belongs to the call all the same.
        await nextTurn();
        return result;
      };
      const { outcome, reading } = await queriesDuring(call, {
        signal: over.signal,
        variants,
        ...(matching ? { matching } : {}),
        ...(test ? { test } : {}),
      });
      readings.push(reading);
      if (outcome.ok) return outcome.value;
      throw outcome.error;
    },
  };
}
