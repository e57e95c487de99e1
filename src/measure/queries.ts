import { type QueryReading, queriesDuring, type WatchOptions, watchDb } from '../sensors/queries/index.js';
import type { QueryOptions, Subject } from '../surface.js';
import { type WatchedSubject, watchCalls } from './watched-calls.js';

/**
 * Watches the statements of every call of a subject.
 * @throws TypeError for a `db` that cannot be watched.
 */
export function watchQueries(
  subject: Subject,
  { db, matching, variants = false }: Pick<QueryOptions, 'db' | 'matching'> & Pick<WatchOptions, 'variants'>,
): WatchedSubject<QueryReading> {
  if (db !== undefined) watchDb(db);
  return watchCalls(subject, (run, options) =>
    queriesDuring(run, { ...options, variants, ...(matching ? { matching } : {}) }),
  );
}
