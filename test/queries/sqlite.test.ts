import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import vm from 'node:vm';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import {
  type QueryReading,
  queriesDuring,
  stopWatching,
  type WatchOptions,
  watch,
  watchDb,
} from '../../src/sensors/queries/index.js';

afterEach(stopWatching);

async function readingOf(run: () => unknown, options?: WatchOptions): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run, options);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

interface Prepared {
  all(...values: unknown[]): unknown[];
  get(...values: unknown[]): unknown;
  run(...values: unknown[]): unknown;
  iterate(...values: unknown[]): Iterable<unknown>;
}
interface Db {
  prepare(text: string): Prepared;
  exec(text: string): void;
}
const source = readFileSync(import.meta.filename, 'utf8').split('\n');
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;

function listUsers(db: Db): void {
  for (const user of db.prepare('select id from users').all() as { id: number }[]) {
    db.prepare('select name from users where id = ?').get(user.id);
  }
}

describe.each([
  ['node:sqlite', () => new DatabaseSync(':memory:') as unknown as Db],
  ['better-sqlite3', () => new Database(':memory:') as unknown as Db],
])('%s', (client, open) => {
  const seeded = (): Db => {
    const db = open();
    db.exec('create table users (id integer primary key, name text)');
    for (let id = 1; id <= 4; id++) db.prepare('insert into users values (?, ?)').run(id, `secret ${id}`);
    return db;
  };

  test('counts, rows, values and places', async () => {
    const db = seeded();
    const reading = await readingOf(() => listUsers(db));
    expect(reading).toMatchObject({
      count: 5,
      rows: 8,
      ambiguous: 0,
      stillRunning: 0,
      clients: expect.arrayContaining([client]),
    });
    expect(placeShapes(reading.shapes)).toMatchObject([
      {
        shape: { text: 'select name from users where id = ?', count: 4, distinctValues: 4, rows: 4 },
        places: [{ file: 'test/queries/sqlite.test.ts', line: lineOf('where id = ?'), function: 'listUsers' }],
      },
      {
        shape: { text: 'select id from users', count: 1, distinctValues: 1, rows: 4 },
        places: [{ line: lineOf("prepare('select id from users')"), function: 'listUsers' }],
      },
    ]);
  });

  test('run, exec and iterate; housekeeping does not count', async () => {
    const db = seeded();
    const reading = await readingOf(() => {
      db.exec("BEGIN; update users set name = 'x'; delete from users where id = 4; COMMIT");
      db.prepare('update users set name = ?').run('y');
      for (const _ of db.prepare('select * from users').iterate()) break;
    });
    expect(reading).toMatchObject({ count: 4, excluded: 2, rows: 1 });
  });

  test('the same values again are one value', async () => {
    const db = seeded();
    const reading = await readingOf(() => {
      for (let i = 0; i < 6; i++) db.prepare('select name from users where id = ?').get(1 + (i % 2));
    });
    expect(reading.shapes).toMatchObject([{ count: 6, distinctValues: 2 }]);
  });

  test('a statement that throws counts, and throws', async () => {
    const db = seeded();
    const { outcome, reading } = await queriesDuring(() =>
      db.prepare('insert into users values (?, ?)').run(1, 'again'),
    );
    expect(outcome).toMatchObject({ ok: false, error: { message: 'UNIQUE constraint failed: users.id' } });
    expect(reading.count).toBe(1);
  });

  test('matching chooses', async () => {
    const db = seeded();
    expect((await readingOf(() => listUsers(db), { matching: /where/ })).count).toBe(4);
    const begin = await readingOf(() => db.exec('begin; commit'), { matching: /begin/ });
    expect(begin.count).toBe(1);
  });

  test('thousands of statements keep their counts and places', async () => {
    const db = seeded();
    const reading = await readingOf(() => {
      for (let i = 0; i < 5000; i++) db.prepare('select name from users where id = ?').get(i);
    });
    expect(reading.shapes).toMatchObject([{ count: 5000, distinctValues: 5000, sites: [{ count: 5000 }] }]);
  });

  test('given as db, or watched', async () => {
    const db = seeded();
    watchDb(db);
    expect((await readingOf(() => listUsers(db))).count).toBe(5);
    const stop = watch(db);
    expect((await readingOf(() => listUsers(db))).count).toBe(5);
    stop();
  });

  test('nothing is patched once watching has stopped', async () => {
    const db = seeded();
    const prototype = Object.getPrototypeOf(db.prepare('select 1')) as Prepared;
    const before = { ...Object.getOwnPropertyDescriptors(prototype) };
    await readingOf(() => listUsers(db));
    expect(prototype.all).not.toBe((before.all as PropertyDescriptor).value);
    expect([prototype.all.name, prototype.all.length]).toEqual([
      'all',
      (before.all as PropertyDescriptor).value.length,
    ]);
    stopWatching();
    expect(Object.getOwnPropertyDescriptors(prototype)).toEqual(before);
  });
});

test('statements of a tag store: counts, rows, values and places', async () => {
  const db = new DatabaseSync(':memory:');
  db.exec("create table users (id integer primary key, name text); insert into users values (1, 'a'), (2, 'b')");
  const before = db.createTagStore();
  await readingOf(() => {});
  // Made while its database is watched, or given.
  watch(before);
  for (const sql of [db.createTagStore(), before]) {
    const reading = await readingOf(() => {
      for (const { id } of sql.all`select id from users`) sql.get`select name from users where id = ${id as number}`; // tagged
      for (const _ of sql.iterate`select name from users`);
      sql.run`update users set name = ${'secret'} where id = ${1}`;
    });
    expect(reading.shapes.map(({ text, count, distinctValues, rows }) => [text, count, distinctValues, rows])).toEqual([
      ['select name from users where id = ?', 2, 2, 2],
      ['select id from users', 1, 1, 2],
      ['select name from users', 1, 1, 2],
      ['update users set name = ? where id = ?', 1, 1, 0],
    ]);
    expect(placeShapes(reading.shapes)[0]?.places[0]).toMatchObject({ line: lineOf('// tagged') });
  }
  const store = Object.getPrototypeOf(before) as { all: unknown };
  const patched = store.all;
  stopWatching();
  expect(store.all).not.toBe(patched);
});

describe('watch', () => {
  test('takes an adapter', async () => {
    let tell = (_: { text: string; values?: readonly unknown[]; rows?: number }): void => {};
    let stopped = false;
    const adapter = {
      subscribe(on: typeof tell) {
        tell = on;
        return () => {
          stopped = true;
        };
      },
    };
    const stop = watch(adapter);
    const reading = await readingOf(() => {
      tell({ text: 'get user:1', values: [1], rows: 1 });
      tell({ text: "select 'secret'" });
    });
    expect(reading).toMatchObject({ count: 2, rows: 1, clients: expect.arrayContaining(['client']) });
    stop();
    expect(stopped).toBe(true);
  });

  test('finds the line behind the adapter', async () => {
    const client = new EventEmitter();
    const stop = watch({
      subscribe(on: (query: { text: string }) => void) {
        const listener = (text: string): void => on({ text });
        client.on('query', listener);
        return () => client.off('query', listener);
      },
    });
    const reading = await readingOf(function ping() {
      client.emit('query', 'ping');
    });
    stop();
    expect(placeShapes(reading.shapes)).toMatchObject([
      { places: [{ line: lineOf("client.emit('query', 'ping')"), function: 'ping' }] },
    ]);
  });

  test.each([undefined, null, 42, 'pool', {}, () => {}])('refuses %o', (client) => {
    expect(() => watch(client)).toThrow(TypeError);
  });
  test('says what it takes', () => {
    expect(() => watch({})).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: watch takes a client or pool of pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb, or { subscribe(on) } that calls on({ text, values, rows }) for every statement and returns a function that stops it. It got another object.]`,
    );
  });
});

test('the line that awaits a lazy thenable is found from the first one on', async () => {
  const db = new DatabaseSync(':memory:');
  // As a query builder of a package does: its own frames are nobody's line.
  const make = vm.runInThisContext(
    '(db) => ({ then(resolve, reject) { return Promise.resolve(db.prepare("select 1").all()).then(resolve, reject); } })',
    { filename: '/project/node_modules/builder/index.js' },
  ) as (db: DatabaseSync) => PromiseLike<unknown>;
  const reading = await readingOf(async () => {
    for (let i = 0; i < 5; i++) {
      await make(db); // the awaiting line
    }
  });
  expect(reading.shapes).toMatchObject([{ count: 5, sites: [{ count: 5 }] }]);
  expect(placeShapes(reading.shapes)[0]?.places).toMatchObject([{ line: lineOf('// the awaiting line') }]);
  const exact = await readingOf(async () => await make(db), { variants: true });
  expect(exact.shapes).toMatchObject([{ count: 1, sites: [{ count: 1 }] }]);
});

test('statements that `matching` leaves out are counted apart, housekeeping is not among them', async () => {
  const db = new DatabaseSync(':memory:');
  const reading = await readingOf(
    () => {
      for (const text of ['begin', 'select 1 as one', 'select 2 as two', 'commit']) db.exec(text);
    },
    { matching: /from posts/ },
  );
  expect(reading).toMatchObject({ count: 0, unmatched: 2, excluded: 2 });
});
