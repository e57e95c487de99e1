import { all, ownerOf } from '../patch.js';
import type { Driver } from './driver.js';
import { patchExec, patchPrepared } from './sqlite.js';

interface Database {
  prepare(text: string): object;
  close(): void;
}
type Class = (new (path: string) => Database) & { prototype: object };

/** The prototypes of statements and databases by the class they belong to: found once, for it takes a database. */
const known = new WeakMap<object, object[]>();

function targets(home: object, open: () => { database: Database; close: boolean }): object[] {
  let found = known.get(home);
  if (found) return found;
  try {
    const { database, close } = open();
    found = [home, Object.getPrototypeOf(database.prepare('select 1'))];
    if (close) database.close();
  } catch {
    // Its native part cannot be loaded here, or the user's database is closed: nothing can be watched.
    return [];
  }
  known.set(home, found);
  return found;
}

const isClass = (value: unknown): value is Class =>
  typeof value === 'function' &&
  typeof value.prototype?.prepare === 'function' &&
  typeof value.prototype?.pragma === 'function';

/** better-sqlite3. */
export const betterSqlite3: Driver = {
  name: 'better-sqlite3',
  npm: 'better-sqlite3',
  find: (loaded) =>
    loaded
      .exportsOf(['/better-sqlite3/lib/index.js'])
      .filter(isClass)
      .flatMap((Class) => targets(Class.prototype, () => ({ database: new Class(':memory:'), close: true }))),
  recognise(client) {
    if (isClass(client)) return betterSqlite3.find({ exportsOf: () => [client], builtin: () => undefined });
    const home = ownerOf(client, 'pragma');
    if (!home || !ownerOf(client, 'prepare') || !ownerOf(client, 'transaction')) return undefined;
    return targets(home, () => ({ database: client as Database, close: false }));
  },
  patch: (prototype) =>
    all([
      ...(Object.hasOwn(prototype, 'exec') ? [patchExec(prototype)] : []),
      ...(Object.hasOwn(prototype, 'all') ? [patchPrepared(prototype, 'source')] : []),
    ]),
};
