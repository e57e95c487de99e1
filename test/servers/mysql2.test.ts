import { readFileSync } from 'node:fs';
import mysql from 'mysql2';
import mysqlPromise from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { watchQueries } from '../../src/measure/queries.js';
import { type QueryReading, queriesDuring, stopWatching, watch } from '../../src/sensors/queries/index.js';
import { type MariaDbOptions, startMariaDb } from './mariadb.js';

let options: MariaDbOptions;
let stopMariaDb: () => Promise<void>;
let pool: mysqlPromise.Pool;
let callbacks: mysql.Pool;

beforeAll(async () => {
  ({ options, stop: stopMariaDb } = await startMariaDb());
  pool = mysqlPromise.createPool({ ...options, connectionLimit: 2, multipleStatements: true });
  callbacks = mysql.createPool({ ...options, connectionLimit: 2 });
  await pool.query('create table users (id int primary key, name varchar(100))');
  await pool.query('create table posts (id int primary key auto_increment, user_id int, title varchar(100))');
  for (let id = 1; id <= 5; id++) {
    await pool.query('insert into users values (?, ?)', [id, `user ${id}`]);
    await pool.query('insert into posts (user_id, title) values (?, ?), (?, ?)', [id, 'secret one', id, 'secret two']);
  }
});
afterAll(async () => {
  stopWatching();
  await pool?.end();
  if (callbacks) await new Promise((resolve) => callbacks.end(resolve));
  await stopMariaDb?.();
});

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

const summary = ({ shapes }: QueryReading) =>
  shapes.map(({ text, count, distinctValues, rows }) => ({ text, count, distinctValues, rows }));

const source = readFileSync(import.meta.filename, 'utf8').split('\n');
/** The first line of this file that holds `code`. */
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;

type Asking = (db: { query: mysqlPromise.Pool['query']; execute: mysqlPromise.Pool['execute'] }) => Promise<void>;

/** N+1, its values written into the text by mysql2. */
const byQuery: Asking = async (db) => {
  const [users] = await db.query<mysqlPromise.RowDataPacket[]>('select id, name from users order by id');
  for (const user of users) await db.query('select title from posts where user_id = ?', [user.id]); // by query
};

/** N+1, prepared. */
const byExecute: Asking = async (db) => {
  const [users] = await db.execute<mysqlPromise.RowDataPacket[]>('select id, name from users order by id');
  for (const user of users) await db.execute('select title from posts where user_id = ?', [user.id]); // by execute
};

const nPlusOne = [
  { text: 'select title from posts where user_id = ?', count: 5, distinctValues: 5, rows: 10 },
  { text: 'select id, name from users order by id', count: 1, distinctValues: 1, rows: 5 },
];

describe.each([
  ['query', byQuery, '// by query'],
  ['execute', byExecute, '// by execute'],
])('%s: counts, rows, values and places', (_, listUsers, mark) => {
  const places = (reading: QueryReading) => placeShapes(reading.shapes).map(({ places }) => places[0]);

  test('of a pool', async () => {
    const reading = await readingOf(() => listUsers(pool));
    expect(summary(reading)).toEqual(nPlusOne);
    expect(reading).toMatchObject({ count: 6, rows: 15, ambiguous: 0, stillRunning: 0 });
    expect(reading.clients).toContain('mysql2');
    expect(places(reading)).toMatchObject([
      { file: 'test/servers/mysql2.test.ts', line: lineOf(mark) },
      { file: 'test/servers/mysql2.test.ts', line: lineOf(mark) - 1 },
    ]);
  });

  test('of a connection', async () => {
    const connection = await mysqlPromise.createConnection(options);
    const reading = await readingOf(() => listUsers(connection as never));
    expect(summary(reading)).toEqual(nPlusOne);
    expect(places(reading)).toMatchObject([{ line: lineOf(mark) }, { line: lineOf(mark) - 1 }]);
    await connection.end();
  });

  test('of a cluster', async () => {
    const cluster = mysqlPromise.createPoolCluster();
    cluster.add('one', { ...options, connectionLimit: 1 });
    const reading = await readingOf(() => listUsers(cluster.of('*') as never));
    expect(summary(reading)).toEqual(nPlusOne);
    expect(places(reading)).toMatchObject([{ line: lineOf(mark) }, { line: lineOf(mark) - 1 }]);
    await cluster.end();
  });
});

describe('shapes', () => {
  const texts = async (run: () => unknown): Promise<string[]> => (await readingOf(run)).shapes.map(({ text }) => text);

  test.each<[string, () => unknown, string[]]>([
    [
      'values with quotes, escaped by mysql2',
      () => pool.query("select ?, 'it''s', \"it's\"", ["a'b\\", 1]),
      ['select ?, ?, ?'],
    ],
    [
      'values that somebody else wrote in',
      () => pool.query(mysql.format('select ? as a, ? as b', ["it's S3CR3T", "that's S3CR3T"])),
      ['select ? as a, ? as b'],
    ],
    [
      'lists',
      () => pool.query('select * from users where id in (?)', [[1, 2, 3]]),
      ['select * from users where id in (?)'],
    ],
    [
      'names',
      () => pool.query('select ?? from ?? where id = ?', ['name', 'users', 1]),
      ['select `name` from `users` where id = ?'],
    ],
    [
      'assignments',
      () => pool.query('update users set ? where id = ?', [{ name: 'S3CR3T' }, 99]),
      ['update users set `name` = ? where id = ?'],
    ],
    [
      'rows',
      () =>
        pool.query('insert into posts (user_id, title) values ?', [
          [
            [9, 'S3CR3T'],
            [9, 'b'],
          ],
        ]),
      ['insert into posts (user_id, title) values (?, ?)'],
    ],
    [
      'named values',
      () => pool.query({ sql: 'select :a as a', values: { a: 'S3CR3T' }, namedPlaceholders: true } as never),
      ['select ? as a'],
    ],
    [
      'named values, prepared',
      () => pool.execute({ sql: 'select :a as a', values: { a: 1 }, namedPlaceholders: true } as never),
      ['select ? as a'],
    ],
    [
      'MySQL comments',
      () => pool.query('select 1 # S3CR3T\n, 2 -- S3CR3T\n, 3 /* S3CR3T */, 4--1'),
      ['select ?, ?, ?, ?-?'],
    ],
  ])('%s', async (_, run, expected) => {
    expect(await texts(run)).toEqual(expected);
  });
});

describe('results', () => {
  test('of a transaction: START TRANSACTION and COMMIT do not count', async () => {
    const reading = await readingOf(async () => {
      const connection = await pool.getConnection();
      await connection.beginTransaction();
      await connection.query("update users set name = 'x' where id = ?", [1]);
      await connection.query('savepoint one');
      await connection.query('rollback to savepoint one');
      await connection.commit();
      connection.release();
    });
    expect(summary(reading)).toEqual([
      { text: 'update users set name = ? where id = ?', count: 1, distinctValues: 1, rows: 0 },
    ]);
    expect(reading.excluded).toBe(4);
  });

  test('of several statements in one text, each its rows', async () => {
    const reading = await readingOf(() =>
      pool.query("select id from users; update users set name = 'y' where id = 2; select 1"),
    );
    expect(summary(reading)).toEqual([
      { text: 'select id from users', count: 1, distinctValues: 1, rows: 5 },
      { text: 'update users set name = ? where id = ?', count: 1, distinctValues: 1, rows: 0 },
      { text: 'select ?', count: 1, distinctValues: 1, rows: 1 },
    ]);
  });

  test('of a procedure: all its rows', async () => {
    await pool.query('create procedure both_of_them() begin select id from users; select 1; end');
    const reading = await readingOf(() => pool.query('call both_of_them()'));
    expect(reading).toMatchObject({ count: 1, rows: 6 });
  });

  test('rows as arrays', async () => {
    const reading = await readingOf(() => pool.query({ sql: 'select id, name from users', rowsAsArray: true }));
    expect(reading).toMatchObject({ count: 1, rows: 5 });
  });

  test('a statement that was prepared once', async () => {
    const connection = await mysqlPromise.createConnection(options);
    const reading = await readingOf(async () => {
      const statement = await connection.prepare('select name from users where id = ?');
      for (const id of [1, 2, 3]) await statement.execute([id]); // prepared once
      await statement.close();
    });
    expect(summary(reading)).toEqual([
      { text: 'select name from users where id = ?', count: 3, distinctValues: 3, rows: 3 },
    ]);
    expect(placeShapes(reading.shapes)[0]?.places[0]).toMatchObject({ line: lineOf('// prepared once') });
    await connection.end();
  });

  test('errors: they count, and stay errors', async () => {
    const nowhere = 'select * from nowhere';
    for (const ask of ['query', 'execute'] as const) {
      const { outcome, reading } = await queriesDuring(() =>
        ask === 'query' ? pool.query(nowhere) : pool.execute(nowhere),
      );
      expect(outcome).toMatchObject({ ok: false, error: { code: 'ER_NO_SUCH_TABLE' } });
      expect(reading).toMatchObject({ count: 1, stillRunning: 0, rows: 0 });
    }
  });

  test.each(['query', 'execute'] as const)('callbacks and events of %s, in their own call', async (ask) => {
    const reading = await readingOf(
      () =>
        new Promise((resolve, reject) => {
          callbacks[ask]('select id from users', (error: unknown) => {
            if (error) return reject(error);
            callbacks.getConnection((_, connection) => {
              const seen: unknown[] = [];
              const command = connection[ask]('select id from users where id > 1');
              command.on('result', (row: unknown) => seen.push(row));
              command.on('end', () => {
                connection.release();
                // What an event starts belongs to the call too.
                callbacks[ask]('select 1', () => resolve(seen));
              });
            });
          });
        }),
    );
    expect(summary(reading)).toEqual([
      { text: 'select id from users', count: 1, distinctValues: 1, rows: 5 },
      { text: 'select id from users where id > ?', count: 1, distinctValues: 1, rows: 4 },
      { text: 'select ?', count: 1, distinctValues: 1, rows: 1 },
    ]);
    expect(reading.stillRunning).toBe(0);
  });

  test('a stream', async () => {
    const connection = mysql.createConnection(options);
    const reading = await readingOf(async () => {
      const rows: unknown[] = [];
      for await (const row of connection.query('select id from users').stream()) rows.push(row); // streamed
      for await (const row of connection.execute('select id from users where id < ?', [3]).stream()) rows.push(row);
      expect(rows).toHaveLength(7);
    });
    expect(reading).toMatchObject({ count: 2, rows: 7, stillRunning: 0 });
    expect(placeShapes(reading.shapes)[0]?.places[0]).toMatchObject({ line: lineOf('// streamed') });
    await new Promise((resolve) => connection.end(resolve));
  });

  test('a query that is not awaited is said to be still running', async () => {
    await pool.query('select 1');
    let late: Promise<unknown> | undefined;
    const { subject, readings } = watchQueries(() => {
      late = pool.query('select sleep(0.05)');
    }, {});
    await subject();
    expect(readings).toMatchObject([{ count: 1, stillRunning: 1 }]);
    await late;
  });
});

test('an exhausted pool keeps every query with its own call, and its line', async () => {
  const calls = Array.from({ length: 20 }, (_, index) => index + 1);
  const ask = (i: number) => (i % 2 ? pool.query('select ?', [i]) : pool.execute('select ?', [i])); // waits
  const readings = await Promise.all(
    calls.map((many) => readingOf(() => Promise.all(Array.from({ length: many }, (_, i) => ask(i))))),
  );
  expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(calls.map((many) => [many, 0]));
  for (const { shapes } of readings) {
    for (const { places } of placeShapes(shapes)) {
      expect(places.every(({ line }) => line === lineOf('// waits'))).toBe(true);
    }
  }
});

test('clients that the user gives: of promises, of callbacks, a module', async () => {
  for (const client of [pool, callbacks, mysql, mysqlPromise.createPoolCluster()]) {
    stopWatching();
    const stop = watch(client);
    expect((await readingOf(() => pool.query('select 1'))).count).toBe(1);
    stop();
  }
});

test('nothing is patched once watching has stopped', async () => {
  const { Pool, Connection } = mysql as unknown as Record<string, { prototype: object }>;
  const prototypes = [Pool, Connection].map(
    (Class) => Object.getPrototypeOf(Class?.prototype) as Record<string, unknown>,
  );
  const methods = () =>
    prototypes.flatMap((home) => ['query', 'execute', 'getConnection', 'addCommand'].map((key) => home[key]));
  stopWatching();
  const before = methods();
  await readingOf(() => pool.query('select 1'));
  expect(methods()).not.toEqual(before);
  stopWatching();
  expect(methods()).toEqual(before);
});
