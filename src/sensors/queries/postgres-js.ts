import { all, type Method, ownerOf, replaceMethod } from '../patch.js';
import { type Captured, capture } from '../sites.js';
import type { Driver } from './driver.js';
import { inThisContext } from './pool.js';
import { type Issued, issue, read, type Statements, watching } from './scope.js';
import { addValue, type PieceOf, textOfTemplate } from './templates.js';

/** A query of postgres.js: a promise that begins its work when it is first waited for. */
interface Query {
  strings: readonly string[] & { raw?: unknown };
  args: readonly unknown[];
  tagged: boolean;
  executed: boolean;
}
type QueryClass = { prototype: object };

/** Where a query was written: waiting for it happens in a turn of its own, without the user's line. */
const written = new WeakMap<object, Captured>();

/** Enough for `sql(…)` to write its columns and values as it would. */
const plainOptions = { transform: { undefined: null, column: {}, value: {}, row: {} }, shared: { typeArrayMap: {} } };

/** Nested queries, `sql(name)` and `sql(values)`. What cannot be written here counts as a value. */
const pieceOf: PieceOf = (part, before, all) => {
  const { strings, args, build, value } = part as Record<string, unknown>;
  if (Array.isArray(strings) && Array.isArray(args)) return textOfTemplate(strings, args, all, pieceOf);
  if (typeof build === 'function') {
    const known = all.length;
    try {
      // It numbers its values by how many types there are.
      return String(Reflect.apply(build, part, [before, all, all.map(() => 0), plainOptions]));
    } catch {
      all.length = known;
      return undefined;
    }
  }
  if ('value' in part && 'type' in part) return addValue(all, value);
  // An identifier has nothing but its quoted name.
  if (typeof value === 'string' && value.startsWith('"')) return value;
  if (Array.isArray(part) && Array.isArray(part[0]?.strings)) {
    return textOfTemplate(['', ...part.map(() => ' ')], part, all, pieceOf);
  }
  return undefined;
};

/** Statements by their template, which is one object for each place in the code. */
const templates = new WeakMap<object, Statements>();

function statementsOf({ strings, args, tagged }: Query): { statements: Statements; values: readonly unknown[] } {
  if (!tagged) return { statements: read(strings[0] ?? '', 'names'), values: args };
  if (args.some((part) => typeof part === 'object' && part !== null)) {
    const values: unknown[] = [];
    const text = textOfTemplate(strings, args, values, pieceOf);
    return { statements: read(text, 'names'), values };
  }
  let statements = templates.get(strings);
  if (!statements) {
    statements = read(textOfTemplate(strings, args, [], pieceOf), 'names');
    templates.set(strings, statements);
  }
  return { statements, values: args };
}

/** Rows of what a query resolves with: one result, one for each statement of a text, or something else (a COPY's stream). */
function chargeRows(issued: Issued, result: unknown): void {
  if (!Array.isArray(result)) return;
  const several = result.length > 0 && !('command' in result) && Array.isArray(result[0]) && 'command' in result[0];
  const last = issued.tallies.length - 1;
  // Of several statements, those without columns leave no result.
  if (several) for (let index = 0; index <= last; index += 1) issued.rows(0, index);
  for (const [index, rows] of (several ? (result as unknown[][]) : [result]).entries()) {
    issued.rows(rows.length, Math.min(index, last));
  }
}

/** Calls `before` whenever what stands under `key` is called, also what is put there later; in the async context of now. */
function intercept(query: object, key: string, before: (...given: unknown[]) => void): void {
  const wrap = (handler: unknown): unknown => {
    if (typeof handler !== 'function') return handler;
    const bound = inThisContext(handler as Method);
    return function (this: unknown, ...given: unknown[]) {
      before(...given);
      return Reflect.apply(bound, this, given);
    };
  };
  let current = wrap((query as Record<string, unknown>)[key]);
  Object.defineProperty(query, key, {
    configurable: true,
    enumerable: true,
    get: () => current,
    set: (handler) => {
      current = wrap(handler);
    },
  });
}

function watchAnswers(query: Query, issued: Issued): void {
  let batches = false;
  intercept(query, 'cursorFn', (rows) => {
    batches = true;
    chargeRows(issued, rows);
  });
  intercept(query, 'forEachFn', () => issued.rows(1));
  intercept(query, 'resolve', (result) => {
    // A cursor ends with its last batch, which was charged.
    if (!batches) chargeRows(issued, result);
    issued.end();
  });
  intercept(query, 'reject', () => issued.end());
}

function handleWrapper(method: Method): Method {
  return function wrapper(this: Query, ...given: unknown[]) {
    if (this.executed || !watching()) return Reflect.apply(method, this, given);
    const begin = (): void => {
      const { statements, values } = statementsOf(this);
      const issued = issue(statements, values, wrapper, written.get(this));
      if (issued) watchAnswers(this, issued);
    };
    if (this.strings.length > 0) begin();
    else {
      // A file, which is read first.
      const later = inThisContext(begin);
      let strings = this.strings;
      Object.defineProperty(this, 'strings', {
        configurable: true,
        enumerable: true,
        get: () => strings,
        set: (read: Query['strings']) => {
          strings = read;
          later();
        },
      });
    }
    return Reflect.apply(method, this, given);
  };
}

/** Has queries remember where they are written: the class inherits from a promise that does. */
function rememberPlaces(Class: QueryClass): () => void {
  const base = Object.getPrototypeOf(Class) as PromiseConstructor;
  const Placed = class extends base<unknown> {
    constructor(executor: ConstructorParameters<PromiseConstructor>[0]) {
      super(executor as never);
      if (watching()) written.set(this, capture(Class as never));
    }
  };
  Object.setPrototypeOf(Class, Placed);
  return () => {
    if (Object.getPrototypeOf(Class) === Placed) Object.setPrototypeOf(Class, base);
  };
}

const isQuery = (prototype: unknown): prototype is object =>
  ownerOf(prototype, 'handle') !== undefined && ownerOf(prototype, 'cursor') !== undefined;

/** postgres.js. */
export const postgresJs: Driver = {
  name: 'postgres.js',
  npm: 'postgres',
  esm: 'src/query.js',
  find: (loaded) =>
    loaded
      .exportsOf(['/postgres/src/query.js', '/postgres/cjs/src/query.js'])
      .map((exported) => (exported as { Query?: QueryClass })?.Query?.prototype)
      .filter(isQuery),
  recognise(client) {
    const { unsafe, begin } = client as Record<string, unknown>;
    if (typeof client !== 'function' || typeof unsafe !== 'function' || typeof begin !== 'function') return undefined;
    // Not sent: it is not waited for.
    const query: unknown = Reflect.apply(unsafe, client, ['select 1']);
    const home = ownerOf(query, 'handle');
    return home && isQuery(home) ? [home] : undefined;
  },
  patch: (prototype) =>
    all([
      replaceMethod(prototype, 'handle', handleWrapper),
      rememberPlaces((prototype as { constructor: QueryClass }).constructor),
    ]),
};
