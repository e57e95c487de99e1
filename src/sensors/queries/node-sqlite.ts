import { all, type Method, ownerOf, replaceMethod } from '../patch.js';
import type { Driver } from './driver.js';
import { patchExec, patchPrepared, patchTags } from './sqlite.js';

interface Sqlite {
  DatabaseSync?: { prototype: object };
  StatementSync?: { prototype: object };
}

const targets = ({ DatabaseSync, StatementSync }: Sqlite): object[] =>
  [DatabaseSync?.prototype, StatementSync?.prototype].filter((prototype) => prototype !== undefined);

/** The prototype of a store, which is its own: each store has another. */
function storeOf(client: unknown): object | undefined {
  const home = ownerOf(client, 'iterate');
  return home && Object.hasOwn(home, 'clear') && ownerOf(client, 'capacity') ? home : undefined;
}

/** Watches the stores that are made from now on. */
function watchStores(home: object): () => void {
  const back: (() => void)[] = [];
  const createTagStore = replaceMethod(
    home,
    'createTagStore',
    (method: Method): Method =>
      function (this: unknown, ...given: unknown[]) {
        const store: unknown = Reflect.apply(method, this, given);
        const made = storeOf(store);
        if (made) back.push(patchTags(made));
        return store;
      },
  );
  return () => {
    createTagStore();
    all(back)();
  };
}

/** Node's own SQLite: `exec`, prepared statements, and those of stores that are made while it is watched, or given. */
export const nodeSqlite: Driver = {
  name: 'node:sqlite',
  find: (loaded) => targets((loaded.builtin('sqlite') ?? {}) as Sqlite),
  recognise(client) {
    const store = storeOf(client);
    if (store) return [store];
    const named = Object.getPrototypeOf(client)?.constructor?.name;
    if (named !== 'DatabaseSync' && !ownerOf(client, 'createTagStore') && !ownerOf(client, 'createSession'))
      return undefined;
    const sqlite = process.getBuiltinModule('node:sqlite') as unknown as Sqlite | undefined;
    return sqlite ? targets(sqlite) : undefined;
  },
  patch: (prototype) =>
    all([
      ...(Object.hasOwn(prototype, 'exec') ? [patchExec(prototype), watchStores(prototype)] : []),
      ...(Object.hasOwn(prototype, 'clear')
        ? [patchTags(prototype)]
        : Object.hasOwn(prototype, 'all')
          ? [patchPrepared(prototype, 'sourceSQL')]
          : []),
    ]),
};
