import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { watchQueries } from '../../src/measure/queries.js';
import { type QueryReading, queriesDuring, stopWatching, watch } from '../../src/sensors/queries/index.js';
import { startPostgres } from './postgres.js';

let options: object;
let stopPostgres: () => Promise<void>;
let sql: postgres.Sql;

beforeAll(async () => {
  ({ options, stop: stopPostgres } = await startPostgres());
  sql = postgres({ ...options, max: 2, onnotice: () => {} });
  await sql`create table users (id int primary key, name text)`;
  await sql`create table posts (id serial primary key, user_id int, title text)`;
  for (let id = 1; id <= 5; id++) {
    await sql`insert into users ${sql({ id, name: `user ${id}` })}`;
    await sql`insert into posts (user_id, title) values (${id}, 'secret one'), (${id}, 'secret two')`;
  }
});
afterAll(async () => {
  stopWatching();
  await sql?.end();
  await stopPostgres?.();
});

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

const summary = ({ shapes }: QueryReading) =>
  shapes.map(({ text, count, distinctValues, rows }) => ({ text, count, distinctValues, rows }));
const firstPlaces = (reading: QueryReading) => placeShapes(reading.shapes).map(({ places }) => places[0]);

const source = readFileSync(import.meta.filename, 'utf8').split('\n');
/** The first line of this file that holds `code`. */
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;

const nPlusOne = [
  { text: 'select title from posts where user_id = ?', count: 5, distinctValues: 5, rows: 10 },
  { text: 'select id, name from users order by id', count: 1, distinctValues: 1, rows: 5 },
];

async function listUsers(): Promise<void> {
  const users = await sql`select id, name from users order by id`;
  for (const user of users) await sql`select title from posts where user_id = ${user.id}`; // tagged
}
async function listUnsafe(): Promise<void> {
  const users = await sql.unsafe('select id, name from users order by id');
  for (const user of users) await sql.unsafe('select title from posts where user_id = $1', [user.id]); // unsafe
}

test.each([
  ['templates', listUsers, '// tagged'],
  ['unsafe', listUnsafe, '// unsafe'],
])('%s: counts, rows, values and places, found by itself', async (_, list, mark) => {
  const reading = await readingOf(list);
  expect(summary(reading)).toEqual(nPlusOne);
  expect(reading).toMatchObject({ count: 6, rows: 15, ambiguous: 0, stillRunning: 0 });
  expect(reading.clients).toContain('postgres.js');
  expect(firstPlaces(reading)).toMatchObject([
    { file: 'test/servers/postgres-js.test.ts', line: lineOf(mark) },
    { file: 'test/servers/postgres-js.test.ts', line: lineOf(mark) - 1 },
  ]);
});

test.each<[string, () => unknown, { text: string; rows: number }]>([
  [
    'nested queries and names',
    () => sql`select ${sql('name')} from ${sql('users')} where ${sql`id = ${1} or id = ${2}`}`,
    { text: 'select "name" from "users" where id = ? or id = ?', rows: 2 },
  ],
  [
    'lists',
    () => sql`select id from users where id in ${sql([1, 2, 3])}`,
    { text: 'select id from users where id in (?)', rows: 3 },
  ],
  [
    'rows to insert',
    () =>
      sql`insert into posts ${sql([
        { user_id: 9, title: 'S3CR3T' },
        { user_id: 9, title: 'x' },
      ])}`,
    { text: 'insert into posts ("user_id", "title")values(?, ?)', rows: 0 },
  ],
  [
    'columns to set',
    () => sql`update users set ${sql({ name: 'S3CR3T' }, 'name')} where id = ${99}`,
    { text: 'update users set "name"=? where id = ?', rows: 0 },
  ],
  ['values with a type', () => sql`select ${sql.json({ a: 'S3CR3T' })}::jsonb`, { text: 'select ?::jsonb', rows: 1 }],
  ['rows as arrays', () => sql`select id, name from users`.values(), { text: 'select id, name from users', rows: 5 }],
  ['rows one by one', () => sql`select id from users`.forEach(() => {}), { text: 'select id from users', rows: 5 }],
  [
    'a file',
    () => sql.file(join(import.meta.dirname, 'one.sql'), [3]),
    { text: 'select id, name from users where id = ?', rows: 1 },
  ],
  [
    'a cursor',
    async () => {
      let rows = 0;
      for await (const batch of sql`select g from generate_series(1, 25) g`.cursor(10)) rows += batch.length;
      expect(rows).toBe(25);
    },
    { text: 'select g from generate_series(?, ?) g', rows: 25 },
  ],
  [
    'a cursor with a function',
    () => sql`select g from generate_series(1, 25) g`.cursor(10, () => {}),
    { text: 'select g from generate_series(?, ?) g', rows: 25 },
  ],
  [
    'a cursor that is left early',
    async () => {
      for await (const [row] of sql`select g from generate_series(1, 25) g`.cursor()) if (row?.g === 3) break;
    },
    { text: 'select g from generate_series(?, ?) g', rows: 3 },
  ],
  [
    'COPY, in and out',
    async () => {
      const { pipeline } = await import('node:stream/promises');
      const { Readable } = await import('node:stream');
      await pipeline(Readable.from(['7\tS3CR3T\n', '8\tx\n']), await sql`copy users from stdin`.writable());
    },
    { text: 'copy users from stdin', rows: 0 },
  ],
])('%s: one statement', async (_, run, { text, rows }) => {
  const reading = await readingOf(run);
  expect(summary(reading).map(({ text, count, rows }) => ({ text, count, rows: rows ?? 0 }))).toEqual([
    { text, count: 1, rows },
  ]);
  await sql`delete from users where id > 5`;
});

describe('results', () => {
  test('of several statements in one text', async () => {
    const reading = await readingOf(() => sql.unsafe('select id from users; select 1; update users set name = name'));
    expect(summary(reading).map(({ text, rows }) => [text, rows])).toEqual([
      ['select id from users', 5],
      ['select ?', 1],
      ['update users set name = name', 0],
    ]);
  });

  test('of a transaction: begin, savepoint and commit do not count', async () => {
    const reading = await readingOf(() =>
      sql.begin(async (sql) => {
        await sql`update users set name = 'x' where id = ${1}`; // in a transaction
        await sql.savepoint((sql) => sql`select 1`);
      }),
    );
    expect(summary(reading)).toMatchObject([
      { text: 'update users set name = ? where id = ?', count: 1 },
      { text: 'select ?', count: 1 },
    ]);
    expect(firstPlaces(reading)[0]).toMatchObject({ line: lineOf('// in a transaction') });
    expect(reading).toMatchObject({ excluded: 3, stillRunning: 0 });
  });

  test('of a query that is rejected: it counts, and stays rejected with its own stack', async () => {
    const { outcome, reading } = await queriesDuring(async () => await sql`select * from nowhere`); // rejected
    expect(outcome).toMatchObject({ ok: false, error: { message: 'relation "nowhere" does not exist' } });
    expect((outcome as { error: Error }).error.stack).toContain(`postgres-js.test.ts:${lineOf('// rejected')}`);
    expect(reading).toMatchObject({ count: 1, stillRunning: 0 });
  });

  test('of a query that is not awaited: it is said to be still running', async () => {
    let late: Promise<unknown> | undefined;
    const { subject, readings } = watchQueries(() => {
      late = sql`select pg_sleep(0.05)`.execute();
    }, {});
    await subject();
    expect(readings).toMatchObject([{ count: 1, stillRunning: 1 }]);
    await late;
  });

  test('a query that is never waited for is not sent, and does not count', async () => {
    expect((await readingOf(() => void sql`select 1`)).count).toBe(0);
  });
});

test('an exhausted pool keeps every query with its own call, and its line', async () => {
  const calls = Array.from({ length: 20 }, (_, index) => index + 1);
  const readings = await Promise.all(
    calls.map((many) => readingOf(() => Promise.all(Array.from({ length: many }, (_, i) => sql`select ${i}::int`)))), // waits
  );
  expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(calls.map((many) => [many, 0]));
  for (const reading of readings) expect(firstPlaces(reading)).toMatchObject([{ line: lineOf('// waits') }]);
});

test('watch(sql), also of the other copy of the package', async () => {
  const other = createRequire(import.meta.url)('postgres')({ ...options, max: 1 }) as postgres.Sql;
  for (const client of [sql, other]) {
    stopWatching();
    const stop = watch(client);
    expect((await readingOf(async () => await client`select 1`)).count).toBe(1);
    stop();
  }
  await other.end();
});

test('nothing is patched once watching has stopped', async () => {
  const prototype = Object.getPrototypeOf(sql.unsafe('select 1')) as { handle: unknown; constructor: object };
  const state = () => [prototype.handle, Object.getPrototypeOf(prototype.constructor)];
  stopWatching();
  const before = state();
  await readingOf(async () => await sql`select 1`);
  for (const [index, part] of state().entries()) expect(part).not.toBe(before[index]);
  stopWatching();
  expect(state()).toEqual(before);
  expect(before[1]).toBe(Promise);
});
