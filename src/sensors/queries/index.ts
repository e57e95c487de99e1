import { shared } from '../../state.js';
import { type Reading, readingOf } from '../reading.js';
import { type CallOutcome, closeScopes, inScope, type ScopeOptions } from '../scope.js';
import { forget, watching } from './scope.js';
import type { Subscribable } from './subscribe.js';
import { hold, unwatchAll, watchClient, watchedClients, watchFound } from './watched.js';

/** What one call issued. */
export interface QueryReading extends Reading {
  rows: number;
  /** What is watched, such as 'pg'; empty: nothing. */
  clients: string[];
}

/** How a call is watched. */
export type WatchOptions = ScopeOptions;

/** Runs a call and tells which statements it issued. What the call throws is in the outcome. */
export async function queriesDuring<T>(
  run: () => T | PromiseLike<T>,
  options: WatchOptions = {},
): Promise<{ outcome: CallOutcome<T>; reading: QueryReading }> {
  shared().atFileEnd.add(stopWatching);
  watchFound();
  const { outcome, scope } = await inScope('queries', run, options, () => {
    if (!watching()) forget();
  });
  const reading = readingOf(scope);
  const rows = reading.shapes.reduce((total, shape) => total + (shape.rows ?? 0), 0);
  return { outcome, reading: { ...reading, rows, clients: watchedClients() } };
}

/**
 * Watches a database client that cannot be found by itself: a client or pool of a known driver (a bundled copy, say), or any object that reports its own
 * statements. Returns a function that stops it; the end of the test file stops it too.
 *
 * @example watch({ subscribe: (on) => { orm.on('query', on); return () => orm.off('query', on); } })
 * @throws TypeError for anything else.
 */
export function watch(client: unknown | Subscribable): () => void {
  shared().atFileEnd.add(stopWatching);
  return hold(watchClient(client, 'watch'));
}

/**
 * Watches a client that was given as `db`, until `stopWatching`.
 * @throws TypeError for what `watch` does not take.
 */
export function watchDb(db: unknown): void {
  shared().atFileEnd.add(stopWatching);
  watchClient(db, 'db');
}

/** Undoes every patch and forgets every open scope, at the end of the test file. */
export function stopWatching(): void {
  unwatchAll();
  closeScopes();
  forget();
}
