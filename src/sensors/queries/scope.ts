import { type RunningTest, shared } from '../../state.js';
import { type Shape, shapesOf } from './fingerprint.js';
import { type Captured, Sites } from './sites.js';
import type { DoubleQuotes } from './tokens.js';
import { hashText, hashValues } from './value-hash.js';

/** A text of one or more statements, read once; it holds no value. */
export interface Statements {
  readonly shapes: readonly Shape[];
  readonly hash: number;
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

/** The statements of one call. */
export class Scope {
  ambiguous = 0;
  running = 0;
  excluded = 0;
  /** The call's first synchronous stretch is on the stack: see `dropEnded`. */
  entering = false;
  /** The call never ended: what it still issues belongs to no other call. */
  givenUp = false;
  readonly tallies = new Map<string, Tally | undefined>();
  readonly #matching: RegExp | undefined;

  constructor(
    readonly test: RunningTest | undefined,
    matching: RegExp | undefined,
    readonly outer: unknown,
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
    return tally;
  }
}

/** A statement that was issued: `end` when it is over, with the rows it gave (one number for each statement of a text with several). */
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

  /** The statement is over. Only the first call counts. */
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

const texts: Readonly<Record<DoubleQuotes, Map<string, Statements>>> = {
  names: new Map(),
  strings: new Map(),
  unknown: new Map(),
};

/** Reads a text. Raw texts may hold values: those read while a scope is open are remembered until the last one closes. */
export function read(text: string, doubleQuotes: DoubleQuotes): Statements {
  const known = texts[doubleQuotes];
  let statements = known.get(text);
  if (!statements) {
    statements = { shapes: shapesOf(text, doubleQuotes), hash: hashText(text) };
    if (known.size >= 1000) known.clear();
    known.set(text, statements);
  }
  return statements;
}

/** Forgets the texts. */
export const forget = (): void => {
  for (const known of Object.values(texts)) known.clear();
};

const scopes = shared().scopes as Set<Scope>;
const { context } = shared();

/**
 * Closes the scopes whose synchronous stretch was ended by the hard stop, which runs no `finally`: they are marked as on the stack, and the call that runs now
 * is not inside them.
 */
export function dropEnded(inside: unknown): void {
  for (const scope of scopes) {
    if (!scope.entering) continue;
    let around = inside as Scope | undefined;
    while (around && around !== scope) around = around.outer as Scope | undefined;
    if (around) continue;
    scope.givenUp = true;
    scopes.delete(scope);
  }
}

/** True when a statement that is issued now may belong to a watched call. */
export const watching = (): boolean => scopes.size > 0;

/**
 * The open scopes that a statement issued now may belong to. Its async context says which one; work without a context (an HTTP server that listened before the
 * call), or with that of a call or a test that has ended (a server that it was the first to need), may belong to any. Another test's own work is nobody's.
 */
function candidates(): Scope[] {
  const store = context?.getStore();
  let scope = store?.scope as Scope | undefined;
  while (scope && !scopes.has(scope)) {
    if (scope.givenUp) return [];
    scope = scope.outer as Scope | undefined;
  }
  if (scope) return [scope];
  const known = store?.test ?? shared().runner?.ambient?.();
  const test = known?.ended ? undefined : known;
  return [...scopes].filter((open) => !test || !open.test || test === open.test);
}

/**
 * Charges a statement to the scope it belongs to; one that may belong to several is ambiguous in each.
 * Undefined when it belongs to none. `top` is the function that the user's code called, `captured` where it was called when that is another place.
 */
export function issue(
  statements: Statements,
  values: readonly unknown[] | undefined,
  // biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
  top: Function,
  captured?: Captured,
): Issued | undefined {
  const [scope, ...others] = candidates();
  if (!scope) return undefined;
  if (others.length > 0) {
    for (const open of [scope, ...others]) {
      for (const shape of statements.shapes) if (open.tally(shape)) open.ambiguous += 1;
    }
    return undefined;
  }
  const { shapes } = statements;
  const tallies: (Tally | undefined)[] = [];
  let counted = false;
  for (let index = 0; index < shapes.length; index += 1) {
    const tally = scope.tally(shapes[index] as Shape);
    tallies.push(tally);
    if (!tally) continue;
    counted = true;
    tally.count += 1;
    if (tally.values.size < mostValues) tally.values.add(hashValues(statements.hash, values));
    tally.sites.add(top, captured);
  }
  return counted ? new Issued(scope, tallies) : undefined;
}
