import type { RunningTest } from '../../state.js';
import { shared } from '../../state.js';
import { recogniseClient, subscribeTo, watchFound } from './clients.js';
import type { Frame } from './frames.js';
import { forget, Scope } from './scope.js';

/** A statement shape that was seen, with the places that issued it. */
export interface SeenShape {
  text: string;
  count: number;
  distinctValues: number;
  /** Rows fetched; undefined when that could not be seen. */
  rows: number | undefined;
  /** For explain's `placeOf`, most frequent first. */
  sites: { stack: Frame[]; count: number }[];
}

/** What one call issued. */
export interface QueryReading {
  count: number;
  rows: number;
  /** Most frequent first. */
  shapes: SeenShape[];
  /** What is watched, such as 'pg'; empty when nothing is. */
  clients: string[];
  /** Statements that may belong to this scope or to another open one. */
  ambiguous: number;
  /** Issued and not over when the scope closed. */
  stillRunning: number;
  /** Housekeeping statements, which do not count. */
  excluded: number;
}

/** How a call is watched. */
export interface QueryScopeOptions {
  db?: unknown;
  matching?: RegExp;
  test?: RunningTest;
}

type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

function readingOf(scope: Scope, clients: string[]): QueryReading {
  const shapes: SeenShape[] = [];
  for (const tally of scope.tallies.values()) {
    if (!tally || tally.count === 0) continue;
    const { text, count, values, rows, sites } = tally;
    shapes.push({ text, count, distinctValues: values.size, rows, sites: sites.list() });
  }
  shapes.sort((a, b) => b.count - a.count);
  return {
    count: shapes.reduce((sum, { count }) => sum + count, 0),
    rows: shapes.reduce((sum, { rows }) => sum + (rows ?? 0), 0),
    shapes,
    clients,
    ambiguous: scope.ambiguous,
    stillRunning: scope.running,
    excluded: scope.excluded,
  };
}

/**
 * Runs `run` and counts the statements that it issues, through every client that is found or was given.
 * @throws TypeError when `db` is no client that is known
 */
export async function queriesDuring<T>(
  run: () => T | PromiseLike<T>,
  { db, matching, test }: QueryScopeOptions = {},
): Promise<{ outcome: Outcome<T>; reading: QueryReading }> {
  const stop = db === undefined ? undefined : watch(db);
  try {
    const clients = watchFound();
    const { context, scopes } = shared();
    const scope = new Scope(test, matching, context?.getStore()?.scope);
    scopes.add(scope);
    let outcome: Outcome<T>;
    try {
      // Awaited inside: the lazy thenables of query builders do their work when they are awaited.
      const inside = async (): Promise<T> => await run();
      const value = await (context ? context.run({ ...context.getStore(), test, scope }, inside) : inside());
      outcome = { ok: true, value };
    } catch (error) {
      outcome = { ok: false, error };
    }
    scopes.delete(scope);
    const reading = readingOf(scope, clients);
    if (scopes.size === 0) forget();
    return { outcome, reading };
  } finally {
    stop?.();
  }
}

/**
 * Watches a database client that cannot be found by itself, or anything that tells of its queries: `{ subscribe(on) }`. Returns what stops it.
 * @throws TypeError for anything else, saying what is accepted
 * @example const stop = watch(pool)
 */
export function watch(client: unknown): () => void {
  const subscribe = (client as { subscribe?: unknown } | undefined)?.subscribe;
  return recogniseClient(client) ?? subscribeTo(client, subscribe);
}

export { stopWatching } from './clients.js';
