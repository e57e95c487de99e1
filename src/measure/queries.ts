import { type QueryReading, queriesDuring, watchDb } from '../sensors/queries/index.js';
import type { QueryOptions, Subject } from '../surface.js';
import { type WatchedSubject, watchCalls } from './watched-calls.js';

/**
 * Watches the statements of every call of a subject.
 * @throws TypeError for a `db` that cannot be watched.
 */
export function watchQueries(
  subject: Subject,
  { db, matching }: Pick<QueryOptions, 'db' | 'matching'>,
): WatchedSubject<QueryReading> {
  if (db !== undefined) watchDb(db);
  return watchCalls(subject, (run, options) => queriesDuring(run, { ...options, ...(matching ? { matching } : {}) }));
}
