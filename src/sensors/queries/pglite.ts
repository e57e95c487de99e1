import { all, type Method, ownerOf, replaceMethod } from '../patch.js';
import type { Driver } from './driver.js';
import { type Issued, issue, read, watching } from './scope.js';
import { type PieceOf, textOfTemplate } from './templates.js';

interface Results {
  rows?: unknown;
}
interface Transaction {
  query?: Method;
  exec?: Method;
  sql?: Method;
}

const rowsOf = (result: unknown): number => {
  const rows = (result as Results | undefined)?.rows;
  return Array.isArray(rows) ? rows.length : 0;
};

function end(issued: Issued, result: unknown): void {
  if (!Array.isArray(result)) return issued.end(rowsOf(result));
  // One for each statement of a text, unless a rule of the database made more of it.
  const last = issued.tallies.length - 1;
  for (const [index, each] of result.entries()) issued.rows(rowsOf(each), Math.min(index, last));
  issued.end();
}

/** Sends what `method` sends, and charges it. */
function send(issued: Issued | undefined, method: () => Promise<unknown>): Promise<unknown> {
  if (!issued) return method();
  return method().then(
    (result) => {
      end(issued, result);
      return result;
    },
    (error) => {
      issued.end();
      throw error;
    },
  );
}

/** `query` and `exec`, of a database and of a transaction. */
function textWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]) {
    const [text, values] = given;
    const issued =
      watching() && typeof text === 'string'
        ? issue(read(text, 'names'), Array.isArray(values) ? values : undefined, wrapper)
        : undefined;
    return send(issued, () => Reflect.apply(method, this, given));
  };
}

/** Identifiers, raw pieces and nested templates of pglite/template. */
const pieceOf: PieceOf = (part, _, all) => {
  const { _templateType, str, strings, values } = part as Record<string, unknown>;
  if (_templateType === 'part') return String(str);
  if (_templateType !== 'container' || !Array.isArray(strings) || !Array.isArray(values)) return undefined;
  return textOfTemplate(strings, values, all, pieceOf);
};

/** `sql` of a transaction; that of a database calls its own `query`. */
function templateWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]) {
    const [strings, ...parts] = given;
    if (!watching() || !Array.isArray(strings)) return Reflect.apply(method, this, given);
    const values: unknown[] = [];
    const text = textOfTemplate(strings, parts, values, pieceOf);
    return send(issue(read(text, 'names'), values, wrapper), () => Reflect.apply(method, this, given));
  };
}

/** A transaction's statements go past the database's methods: its own are watched, on the object that the user is given. */
function transactionWrapper(method: Method): Method {
  return function (this: unknown, ...given: unknown[]) {
    const work = given[0];
    if (typeof work !== 'function') return Reflect.apply(method, this, given);
    given[0] = function (this: unknown, ...args: unknown[]) {
      const transaction = args[0] as Transaction;
      if (transaction?.query) transaction.query = textWrapper(transaction.query);
      if (transaction?.exec) transaction.exec = textWrapper(transaction.exec);
      if (transaction?.sql) transaction.sql = templateWrapper(transaction.sql);
      return Reflect.apply(work, this, args);
    };
    return Reflect.apply(method, this, given);
  };
}

/** The prototype that has the methods, above those of subclasses. */
function homeOf(value: unknown): object[] {
  const home = ownerOf(value, 'query');
  return home && ownerOf(value, 'exec') === home && ownerOf(value, 'describeQuery') === home ? [home] : [];
}

/** PGlite: PostgreSQL in this process. */
export const pglite: Driver = {
  name: 'pglite',
  npm: '@electric-sql/pglite',
  esm: 'dist/index.js',
  find: (loaded) =>
    loaded
      .exportsOf(['/pglite/dist/index.js', '/pglite/dist/index.cjs'])
      .flatMap((exported) => homeOf((exported as { PGlite?: { prototype?: unknown } })?.PGlite?.prototype)),
  recognise(client) {
    const found = homeOf(client);
    return found.length > 0 ? found : undefined;
  },
  patch: (home) =>
    all([
      replaceMethod(home, 'query', textWrapper),
      replaceMethod(home, 'exec', textWrapper),
      replaceMethod(home, 'transaction', transactionWrapper),
    ]),
};
