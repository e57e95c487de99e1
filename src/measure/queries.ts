import { type QueryReading, queriesDuring, type WatchOptions, watchDb } from '../sensors/queries/index.js';
import type { QueryOptions, Subject } from '../surface.js';
import { type WatchedSubject, watchCalls } from './watched-calls.js';

/** What watches whose calls already, so that the parts of a budget count the same statements: a scope inside another would keep them for itself. */
const alreadyWatched = new WeakMap<
  Subject,
  { watched: WatchedSubject<QueryReading>; matching: string; variants: boolean }
>();

/**
 * Watches the statements of every call of a subject; what is watched so already is not watched again.
 * @throws TypeError for a `db` that cannot be watched.
 */
export function watchQueries(
  subject: Subject,
  { db, matching, variants = false }: Pick<QueryOptions, 'db' | 'matching'> & Pick<WatchOptions, 'variants'>,
): WatchedSubject<QueryReading> {
  if (db !== undefined) watchDb(db);
  const already = alreadyWatched.get(subject);
  if (already && already.matching === String(matching) && (already.variants || !variants)) return already.watched;
  const watched = watchCalls(subject, (run, options) =>
    queriesDuring(run, { ...options, variants, ...(matching ? { matching } : {}) }),
  );
  alreadyWatched.set(watched.subject, { watched, matching: String(matching), variants });
  return watched;
}
