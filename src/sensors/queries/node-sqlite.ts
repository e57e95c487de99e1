import { all, ownerOf } from '../patch.js';
import type { Driver } from './driver.js';
import { patchExec, patchPrepared } from './sqlite.js';

interface Sqlite {
  DatabaseSync?: { prototype: object };
  StatementSync?: { prototype: object };
}

const targets = ({ DatabaseSync, StatementSync }: Sqlite): object[] =>
  [DatabaseSync?.prototype, StatementSync?.prototype].filter((prototype) => prototype !== undefined);

/** Node's own SQLite. Statements of `createTagStore()` are not seen. */
export const nodeSqlite: Driver = {
  name: 'node:sqlite',
  find: (loaded) => targets((loaded.builtin('sqlite') ?? {}) as Sqlite),
  recognise(client) {
    const named = Object.getPrototypeOf(client)?.constructor?.name;
    if (named !== 'DatabaseSync' && !ownerOf(client, 'createTagStore') && !ownerOf(client, 'createSession'))
      return undefined;
    const sqlite = process.getBuiltinModule('node:sqlite') as unknown as Sqlite | undefined;
    return sqlite ? targets(sqlite) : undefined;
  },
  patch: (prototype) =>
    all([
      ...(Object.hasOwn(prototype, 'exec') ? [patchExec(prototype)] : []),
      ...(Object.hasOwn(prototype, 'all') ? [patchPrepared(prototype, 'sourceSQL')] : []),
    ]),
};
