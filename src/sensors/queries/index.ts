import { type RunningTest, shared } from '../../state.js';
import { rememberAwaits } from './awaits.js';
import { dropEnded, forget, Scope } from './scope.js';
import type { Site } from './sites.js';
import type { Subscribable } from './subscribe.js';
import type { Variants } from './variants.js';
import { hold, unwatchAll, watchClient, watchedClients, watchFound } from './watched.js';

/** A statement shape that a call issued. */
export interface SeenShape {
  text: string;
  count: number;
  /** Different texts and values among its statements; 65,536 stands for that many or more. */
  distinctValues: number;
  /** Rows that its statements gave; undefined when none told. */
  rows: number | undefined;
  /** Where they were issued, for explain's `placeOf`, most frequent first. Statements without a line of the user's are in none. */
  sites: { stack: unknown; count: number; variants?: Variants | undefined }[];
  /** The variants of those in none, where variants were asked for. */
  nowhere?: Variants | undefined;
}

/** What one call issued. */
export interface QueryReading {
  count: number;
  rows: number;
  /** Most frequent first. */
  shapes: SeenShape[];
  /** What is watched, such as 'pg'; empty: nothing. */
  clients: string[];
  /** Statements that could belong to several open scopes; not in `count`. */
  ambiguous: number;
  /** Issued in the scope, and not over when it closed. */
  stillRunning: number;
  /** Housekeeping statements that were not counted. */
  excluded: number;
}

/** How a call is watched. */
export interface WatchOptions {
  /** Count only statements whose shape matches, housekeeping too. */
  matching?: RegExp;
  /** Tell apart, place by place, which values statements have: see `Variants`. Default false. */
  variants?: boolean;
  /** The test that the call belongs to. */
  test?: RunningTest;
  /** Closes the scope when the caller gives the call up: one that never settles would stay open, and take in what is not its own. */
  signal?: AbortSignal;
}

type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

function readingOf(scope: Scope, clients: string[]): QueryReading {
  const shapes: SeenShape[] = [];
  for (const tally of scope.tallies.values()) {
    if (!tally || tally.count === 0) continue;
    const sites: Site[] = tally.sites.list();
    const { text, count, values, rows } = tally;
    shapes.push({ text, count, distinctValues: values.size, rows, sites, nowhere: tally.sites.nowhere });
  }
  shapes.sort((a, b) => b.count - a.count);
  const sum = (part: (shape: SeenShape) => number): number => shapes.reduce((total, shape) => total + part(shape), 0);
  return {
    count: sum(({ count }) => count),
    rows: sum(({ rows }) => rows ?? 0),
    shapes,
    clients,
    ambiguous: scope.ambiguous,
    stillRunning: scope.running,
    excluded: scope.excluded,
  };
}

/** Where places decide a verdict, those of lazy thenables are looked for from the first statement on. */
const chooseAwaits = (): void => rememberAwaits([...(shared().scopes as Set<Scope>)].some(({ variants }) => variants));

/** Runs a call and tells which statements it issued. What the call throws is in the outcome. */
export async function queriesDuring<T>(
  run: () => T | PromiseLike<T>,
  { matching, variants, test, signal }: WatchOptions = {},
): Promise<{ outcome: Outcome<T>; reading: QueryReading }> {
  watchFound();
  const { context, scopes } = shared();
  const store = context?.getStore();
  const scope = new Scope(test ?? store?.test, matching, store?.scope, variants);
  dropEnded(store?.scope);
  scopes.add(scope);
  chooseAwaits();
  const close = (): void => {
    scopes.delete(scope);
    chooseAwaits();
    if (scopes.size === 0) forget();
  };
  const giveUp = (): void => {
    scope.givenUp = true;
    close();
  };
  signal?.addEventListener('abort', giveUp, { once: true });
  // Awaited inside the context: query builders give thenables that begin their work only when `then` is called.
  const call = async (): Promise<T> => {
    scope.entering = true;
    let begun: T | PromiseLike<T>;
    try {
      begun = run();
    } finally {
      scope.entering = false;
    }
    return await begun;
  };
  let outcome: Outcome<T>;
  try {
    const value = await (context ? context.run({ ...store, ...(test ? { test } : {}), scope }, call) : call());
    outcome = { ok: true, value };
  } catch (error) {
    outcome = { ok: false, error };
  }
  close();
  signal?.removeEventListener('abort', giveUp);
  return { outcome, reading: readingOf(scope, watchedClients()) };
}

/**
 * Watches a database client that cannot be found by itself: a client or pool of a known driver (a bundled copy, say), or any object that reports its own
 * statements. Returns a function that stops it; the end of the test file stops it too.
 *
 * @example watch({ subscribe: (on) => { orm.on('query', on); return () => orm.off('query', on); } })
 * @throws TypeError for anything else.
 */
export function watch(client: unknown | Subscribable): () => void {
  return hold(watchClient(client, 'watch'));
}

/**
 * Watches a client that was given as `db`, until `stopWatching`.
 * @throws TypeError for what `watch` does not take.
 */
export function watchDb(db: unknown): void {
  watchClient(db, 'db');
}

/** Undoes every patch and forgets every open scope. Runners call it after the file. */
export function stopWatching(): void {
  unwatchAll();
  shared().scopes.clear();
  chooseAwaits();
  forget();
}
