import { type RunningTest, shared } from '../state.js';
import { rememberOrigins } from './origins.js';
import { type Captured, Sites } from './sites.js';
import { hashValues } from './value-hash.js';
import type { Variant } from './variants.js';

/** What is counted in a scope: database statements, HTTP requests, or calls of blocking APIs. */
export type Kind = 'queries' | 'requests' | 'blocking';

/** One counted thing without its values. */
export interface Shape {
  /** What it is told apart by, and shown as. */
  readonly text: string;
  /** Keeps a connection going and no code change would save it: counted only where `matching` names it. */
  readonly housekeeping: boolean;
}

/** A shape, as seen so far. */
interface Tally {
  readonly text: string;
  count: number;
  readonly values: Set<number>;
  rows: number | undefined;
  readonly sites: Sites;
}

/** Different values that are told apart for one shape. */
const mostValues = 65_536;

/** What one call did, of one kind. */
export class Scope {
  ambiguous = 0;
  running = 0;
  excluded = 0;
  unmatched = 0;
  /** What was charged to it so far. */
  charged = 0;
  /** The stack of something that was charged to it showed no line of the user's. */
  hidden = false;
  /** The call's first synchronous stretch is on the stack: see `dropEnded`. */
  entering = false;
  /** The call never ended: what it still does belongs to no other call. */
  givenUp = false;
  readonly tallies = new Map<string, Tally | undefined>();
  readonly #matching: RegExp | undefined;

  constructor(
    readonly kind: Kind,
    readonly test: RunningTest | undefined,
    matching: RegExp | undefined,
    readonly outer: Scope | undefined,
    /** Tell the variants of values apart, place by place. */
    readonly variants = false,
  ) {
    // A global or sticky expression remembers where it stopped.
    this.#matching = matching && new RegExp(matching.source, matching.flags.replace(/[gy]/g, ''));
  }

  /** The tally of a shape; undefined when it does not count here. */
  tally({ text, housekeeping }: Shape): Tally | undefined {
    let tally = this.tallies.get(text);
    if (!tally && !this.tallies.has(text)) {
      const counts = this.#matching ? this.#matching.test(text) : !housekeeping;
      tally = counts ? { text, count: 0, values: new Set(), rows: undefined, sites: new Sites() } : undefined;
      this.tallies.set(text, tally);
    }
    if (!tally && housekeeping) this.excluded += 1;
    else if (!tally) this.unmatched += 1;
    return tally;
  }
}

/** Something that was begun: `end` when it is over, with the rows it gave (one number for each statement of a text with several). */
export class Issued {
  #over = false;
  constructor(
    readonly scope: Scope,
    readonly tallies: readonly (Tally | undefined)[],
  ) {
    scope.running += 1;
  }

  /** Rows that were given so far. */
  rows(count: number, statement = 0): void {
    const tally = this.tallies[statement];
    if (tally) tally.rows = (tally.rows ?? 0) + count;
  }

  /** It is over. Only the first call counts. */
  end(rows?: number | readonly number[]): void {
    if (this.#over) return;
    this.#over = true;
    this.scope.running -= 1;
    if (typeof rows === 'number') this.rows(rows, this.tallies.length - 1);
    else
      rows?.forEach((count, statement) => {
        this.rows(count, statement);
      });
  }
}

const scopes = shared().scopes as Set<Scope>;
const { context } = shared();

/** True when something of this kind that is begun now may belong to a watched call. */
export function watching(kind: Kind): boolean {
  if (scopes.size === 0) return false;
  for (const scope of scopes) if (scope.kind === kind) return true;
  return false;
}

/**
 * Closes the scopes whose synchronous stretch was ended by the hard stop, which runs no `finally`: they are marked as on the stack, and the call that runs now
 * is not inside them.
 */
function dropEnded(inside: Scope | undefined): void {
  for (const scope of scopes) {
    if (!scope.entering) continue;
    let around = inside;
    while (around && around !== scope) around = around.outer;
    if (around) continue;
    scope.givenUp = true;
    scopes.delete(scope);
  }
}

/**
 * The open scopes of a kind that something begun now may belong to. Its async context says which one; work without a context (an HTTP server that listened before
 * the call), or with that of a call or a test that has ended (a server that it was the first to need), may belong to any. Another test's own work is nobody's.
 */
function candidates(kind: Kind): Scope[] {
  const store = context?.getStore();
  let scope = store?.scope as Scope | undefined;
  while (scope && (scope.kind !== kind || !scopes.has(scope))) {
    if (scope.kind === kind && scope.givenUp) return [];
    scope = scope.outer;
  }
  if (scope) return [scope];
  const known = store?.test ?? shared().runner?.ambient?.();
  const test = known?.ended ? undefined : known;
  return [...scopes].filter((open) => open.kind === kind && (!test || !open.test || test === open.test));
}

/**
 * Charges what was begun (several shapes at once: a text of several statements) to the scope it belongs to; what may belong to several is ambiguous in each.
 * Undefined when it belongs to none. `hash` and `values` tell equal ones apart from different ones; `top` is the function that the user's code called, `captured`
 * where it was called when that is another place, `variantAt` the variant of each shape.
 */
export function charge(
  kind: Kind,
  { shapes, hash }: { readonly shapes: readonly Shape[]; readonly hash: number },
  values: readonly unknown[] | undefined,
  // biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
  top: Function,
  captured?: Captured,
  variantAt?: (index: number) => Variant | undefined,
): Issued | undefined {
  const [scope, ...others] = candidates(kind);
  if (!scope) return undefined;
  if (others.length > 0) {
    for (const open of [scope, ...others]) {
      for (const shape of shapes) if (open.tally(shape)) open.ambiguous += 1;
    }
    return undefined;
  }
  const tallies: (Tally | undefined)[] = [];
  let counted = false;
  for (let index = 0; index < shapes.length; index += 1) {
    const tally = scope.tally(shapes[index] as Shape);
    tallies.push(tally);
    if (!tally) continue;
    counted = true;
    tally.count += 1;
    if (tally.values.size < mostValues) tally.values.add(hashValues(hash, values));
    tally.sites.add(top, captured, scope.variants ? variantAt?.(index) : undefined);
    noteOrigins(scope, tally.sites.hidden);
  }
  return counted ? new Issued(scope, tallies) : undefined;
}

/** Statements after which a call whose stacks have all shown the user's line is believed to go on so. */
const plainly = 8;

/**
 * The way to the user's line is remembered from the first one on: a query builder that is awaited may issue but one statement, whose stack shows no line. Only a
 * call that has issued several plainly is spared the cost, unless places decide its verdict.
 */
const chooseOrigins = (): void =>
  rememberOrigins(
    [...scopes].some(
      ({ kind, variants, hidden, charged }) => variants || kind !== 'queries' || hidden || charged < plainly,
    ),
  );

/** Counts what was charged to a scope, and chooses again where that matters. */
function noteOrigins(scope: Scope, hidden: boolean): void {
  scope.charged += 1;
  const news = (hidden && !scope.hidden) || scope.charged === plainly;
  if (hidden) scope.hidden = true;
  if (news) chooseOrigins();
}

/** Closes every scope. */
export function closeScopes(): void {
  scopes.clear();
  chooseOrigins();
}

/** How a call is watched. */
export interface ScopeOptions {
  /** Count only what has a shape that matches, housekeeping too. */
  matching?: RegExp;
  /** Tell apart, place by place, which values statements have: see `Variants`. Default false. */
  variants?: boolean;
  /** The test that the call belongs to. */
  test?: RunningTest;
  /** Closes the scope when the caller gives the call up: one that never settles would stay open, and take in what is not its own. */
  signal?: AbortSignal;
}

/** What a call gave, or threw. */
export type CallOutcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Runs a call in a scope of its own; what it throws is in the outcome. `closed` is called when the scope closes. */
export async function inScope<T>(
  kind: Kind,
  run: () => T | PromiseLike<T>,
  { matching, variants, test, signal }: ScopeOptions = {},
  closed: () => void = () => {},
): Promise<{ outcome: CallOutcome<T>; scope: Scope }> {
  const store = context?.getStore();
  const inside = store?.scope as Scope | undefined;
  const scope = new Scope(kind, test ?? store?.test, matching, inside, variants);
  dropEnded(inside);
  shared().atFileEnd.add(closeScopes);
  scopes.add(scope);
  chooseOrigins();
  const close = (): void => {
    scopes.delete(scope);
    chooseOrigins();
    closed();
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
  let outcome: CallOutcome<T>;
  try {
    const value = await (context ? context.run({ ...store, ...(test ? { test } : {}), scope }, call) : call());
    outcome = { ok: true, value };
  } catch (error) {
    outcome = { ok: false, error };
  }
  close();
  signal?.removeEventListener('abort', giveUp);
  return { outcome, scope };
}
