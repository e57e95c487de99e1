import { all, type Method, replaceMethod } from '../patch.js';
import { issue, read, type Statements, watching } from './scope.js';

type Prepared = Record<string, unknown>;

/** Statements by what keeps their text: a prepared statement, the strings of a template. */
const known = new WeakMap<object, Statements>();

function statementsOf(keeper: object, textOf: () => string): Statements {
  let statements = known.get(keeper);
  if (!statements) {
    statements = read(textOf(), 'names');
    known.set(keeper, statements);
  }
  return statements;
}

/** How many rows a method's result holds; 'consumed' for one that hands them out later. */
type RowsOf = ((result: unknown) => number) | 'consumed';

const rowsOf: Record<string, RowsOf> = {
  all: (result) => (Array.isArray(result) ? result.length : 0),
  get: (result) => (result === undefined ? 0 : 1),
  run: () => 0,
  iterate: 'consumed',
};

type Step = { done?: boolean };

/** Counts what an iterator hands out; the iterator stays the same object, and acts as before. */
function countSteps(iterator: object, seen: () => void): void {
  const next = (iterator as { next: Method }).next;
  Object.defineProperty(iterator, 'next', {
    configurable: true,
    writable: true,
    enumerable: false,
    value: function (this: unknown, ...given: unknown[]) {
      const step = Reflect.apply(next, this, given) as Step;
      if (step.done !== true) seen();
      return step;
    },
  });
}

/** What a call of a statement's method sends: `given` is what it was called with. */
type Told = (
  of: unknown,
  given: readonly unknown[],
) => { statements: Statements; values: readonly unknown[] } | undefined;

/** Watches `all`, `get`, `run` and `iterate`. */
function patchMethods(prototype: object, told: Told): () => void {
  return all(
    Object.entries(rowsOf).map(([key, rows]) =>
      replaceMethod(prototype, key, (method) => {
        function wrapper(this: unknown, ...given: unknown[]): unknown {
          const sent = watching() ? told(this, given) : undefined;
          const issued = sent && issue(sent.statements, sent.values, wrapper);
          if (!issued) return Reflect.apply(method, this, given);
          try {
            const result = Reflect.apply(method, this, given);
            if (rows !== 'consumed') issued.end(rows(result));
            else {
              issued.end(0);
              countSteps(result, () => issued.rows(1));
            }
            return result;
          } finally {
            issued.end();
          }
        }
        return wrapper;
      }),
    ),
  );
}

/** Watches the methods of prepared statements; `textKey` is where a statement keeps its text. */
export const patchPrepared = (prototype: object, textKey: string): (() => void) =>
  patchMethods(prototype, (prepared, values) => {
    const statement = prepared as Prepared;
    return { statements: statementsOf(statement, () => String(statement[textKey])), values };
  });

/** Watches the methods of a store of prepared statements, which are called as a template's tag. */
export const patchTags = (prototype: object): (() => void) =>
  patchMethods(prototype, (_, [strings, ...values]) =>
    Array.isArray(strings) ? { statements: statementsOf(strings, () => strings.join('?')), values } : undefined,
  );

/** Watches `exec`, which runs every statement of a text and gives no rows. */
export function patchExec(prototype: object): () => void {
  return replaceMethod(prototype, 'exec', (method) => {
    function wrapper(this: unknown, ...given: unknown[]): unknown {
      const [text] = given;
      if (!watching() || typeof text !== 'string') return Reflect.apply(method, this, given);
      const statements = read(text, 'names');
      const issued = issue(statements, undefined, wrapper);
      try {
        return Reflect.apply(method, this, given);
      } finally {
        issued?.end(statements.shapes.map(() => 0));
      }
    }
    return wrapper;
  });
}
