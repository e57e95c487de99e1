import pg from 'pg';
import Cursor from 'pg-cursor';
import QueryStream from 'pg-query-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchers } from '../../src/index.js';
import type { PerfMatchers } from '../../src/matchers/types.js';
import { stopWatching } from '../../src/sensors/queries/index.js';
import { masked } from '../e2e/project.js';
import { connectionsGone } from './connections-gone.js';
import { startPostgres } from './postgres.js';

declare module 'vitest' {
  interface Matchers extends PerfMatchers {}
}

let stopPostgres: () => Promise<void>;
let pool: pg.Pool;

beforeAll(async () => {
  expect.extend(matchers as never);
  const { options, stop } = await startPostgres();
  stopPostgres = () => connectionsGone(options).then(stop);
  pool = new pg.Pool({ ...options, max: 2 });
  await pool.query('create table users (id int primary key, name text)');
  await pool.query('create table posts (id serial primary key, user_id int, title text)');
});
afterAll(async () => {
  stopWatching();
  await pool?.end();
  await stopPostgres?.();
});

/** Empties the tables and fills them with so many users, each with one post. */
async function seed(n: number): Promise<number> {
  await pool.query('truncate users, posts');
  await pool.query("insert into users select i, 'user ' || i from generate_series(1, $1) as i", [n]);
  await pool.query("insert into posts (user_id, title) select i, 'secret ' || i from generate_series(1, $1) as i", [n]);
  return n;
}
const ten = (): Promise<number> => seed(10);
const users = async (): Promise<{ id: number }[]> => (await pool.query('select id, name from users order by id')).rows;

const oneByOne = async (): Promise<unknown[]> =>
  Promise.all(
    (await users()).map(async ({ id }) => {
      const { rows } = await pool.query('select title from posts where user_id = $1', [id]);
      return rows;
    }),
  );
async function atOnce(): Promise<unknown[]> {
  const ids = (await users()).map(({ id }) => id);
  return (await pool.query('select user_id, title from posts where user_id = any($1)', [ids])).rows;
}
async function inChunks(): Promise<unknown[]> {
  const ids = (await users()).map(({ id }) => id);
  const found: unknown[] = [];
  for (let at = 0; at < ids.length; at += 3) {
    const chunk = ids.slice(at, at + 3);
    const marks = chunk.map((_, i) => `$${i + 1}`).join(', ');
    found.push(...(await pool.query(`select title from posts where user_id in (${marks})`, chunk)).rows);
  }
  return found;
}
async function byKey(): Promise<unknown[]> {
  const found: { id: number }[] = [];
  for (;;) {
    const after = found.at(-1)?.id ?? 0;
    const { rows } = await pool.query('select id from users where id > $1 order by id limit $2', [after, 3]);
    found.push(...rows);
    if (rows.length < 3) return found;
  }
}
/** Through a cursor of SQL's own, three rows at a time. */
async function byCursor(): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('declare all_users cursor for select id from users');
    const found: unknown[] = [];
    for (;;) {
      const { rows } = await client.query('fetch 3 from all_users');
      found.push(...rows);
      if (rows.length === 0) break;
    }
    await client.query('commit');
    return found;
  } finally {
    client.release();
  }
}
/** Through a cursor of the driver, three rows at a time. */
async function byDriversCursor(): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    const cursor = client.query(new Cursor<{ id: number }>('select id from users'));
    const found: unknown[] = [];
    for (let rows = await cursor.read(3); rows.length > 0; rows = await cursor.read(3)) found.push(...rows);
    await cursor.close();
    return found;
  } finally {
    client.release();
  }
}
/** Reads a stream to its end, or only so many rows of it. */
async function streamed(most = Number.POSITIVE_INFINITY): Promise<number> {
  const client = await pool.connect();
  let rows = 0;
  try {
    for await (const _ of client.query(new QueryStream('select id from users', [], { batchSize: 2 }))) {
      rows += 1;
      if (rows >= most) break;
    }
    return rows;
  } finally {
    client.release();
  }
}
async function insertOneByOne(): Promise<void> {
  for (const id of [101, 102, 103]) await pool.query('insert into users values ($1, $2)', [id, 'new']);
}
const insertAtOnce = (): Promise<unknown> => pool.query("insert into users values (101, 'a'), (102, 'b'), (103, 'c')");
const filtered = async (): Promise<unknown[]> => (await users()).filter(({ id }) => id === 7);
const chosen = async (): Promise<unknown[]> => (await pool.query('select id from users where id = $1', [7])).rows;

const messageOf = async (assertion: Promise<void>): Promise<string> =>
  masked(
    await assertion.then(
      () => 'passed',
      (error: Error) => error.message,
    ),
  );

describe('toAvoidNPlusOneQueries', () => {
  test.each([
    ['all at once', atOnce],
    ['chunks', inChunks],
    ['pages by key', byKey],
    ["a cursor of SQL's own", byCursor],
    ["a driver's cursor", byDriversCursor],
    ['a stream', () => streamed()],
    ['one insert of all rows', insertAtOnce],
  ])('%s: within', async (_, subject) => {
    await expect(subject).toAvoidNPlusOneQueries({ input: ten });
  });

  test.each([
    ['one by one', oneByOne],
    ['inserts one by one', insertOneByOne],
  ])('%s: over', async (_, subject) => {
    await expect(subject).not.toAvoidNPlusOneQueries({ input: ten });
  });

  test('the message', async () => {
    expect(await messageOf(expect(oneByOne).toAvoidNPlusOneQueries({ input: ten }))).toMatchInlineSnapshot(`
      "expect(oneByOne).toAvoidNPlusOneQueries({ input: ten })

      oneByOne repeated a statement with differing values: 10 times with 10 different values, from test/servers/pg-repeats-and-rows.test.ts:46.

        queries   distinct values   rows   statement
             10                10     10   select title from posts where user_id = ?
                                           test/servers/pg-repeats-and-rows.test.ts:46:35
              1                 1     10   select id, name from users order by id
                                           test/servers/pg-repeats-and-rows.test.ts:41:66  users

      test/servers/pg-repeats-and-rows.test.ts:46
           44 |   Promise.all(
           45 |     (await users()).map(async ({ id }) => {
         > 46 |       const { rows } = await pool.query('select title from posts where user_id = $1', [id]);
      Likely cause: N+1: \`select id, name from users order by id\` gave 10 rows, and the statement is issued once for each.
      Usual fix: ask for all of it once, before the loop: a join, or one statement with \`in (…)\` and a Map by its key; with an ORM, its eager loading.

      Ask: change test/servers/pg-repeats-and-rows.test.ts:46 (reached from oneByOne) so that oneByOne repeats no statement 3 times or more with differing values. Same results for all inputs; no cache across calls. Do not change this test, its limit, sizes or input.
      Measured: <clients> watched, exact counts, <count> calls, <time>; Node <version>, <machine>"
    `);
  });
});

describe('toFetchAtMostRows', () => {
  test('within and over', async () => {
    await expect(chosen).toFetchAtMostRows(1, { input: () => seed(30) });
    await expect(byCursor).toFetchAtMostRows(10, { input: ten });
    await expect(byCursor).not.toFetchAtMostRows(9, { input: ten });
    await expect(insertAtOnce).toFetchAtMostRows(0, { input: ten });
  });

  test.each([
    ["a cursor of SQL's own", byCursor],
    ["a driver's cursor", byDriversCursor],
    ['a stream', () => streamed()],
  ])('%s: each row that it gave', async (_, subject) => {
    await expect(subject).toFetchAtMostRows(30, { input: () => seed(30) });
    await expect(subject).not.toFetchAtMostRows(29, { input: () => seed(30) });
  });

  test('a stream that is left costs what was sent by then', async () => {
    await expect(() => streamed(3)).toFetchAtMostRows(10, { input: () => seed(200) });
  });

  test('the message', async () => {
    const seedThirty = (): Promise<number> => seed(30);
    expect(await messageOf(expect(filtered).toFetchAtMostRows(1, { input: seedThirty }))).toMatchInlineSnapshot(`
      "expect(filtered).toFetchAtMostRows(1, { input: seedThirty })

      filtered fetched 30 rows and returned 1 item, over the limit of 1.

        queries   distinct values   rows   statement
              1                 1     30   select id, name from users order by id
                                           test/servers/pg-repeats-and-rows.test.ts:41:66  users

      test/servers/pg-repeats-and-rows.test.ts:41
           39 | }
           40 | const ten = (): Promise<number> => seed(10);
         > 41 | const users = async (): Promise<{ id: number }[]> => (await pool.query('select id, name from users order by id')).rows;
      Likely cause: rows are loaded to be filtered, cut or added up by code: 30 rows fetched, 1 item returned. \`select id, name from users order by id\` has no WHERE and no LIMIT.
      Usual fix: let the database choose: WHERE for a filter, LIMIT for a page, count or sum for a total.

      Ask: change test/servers/pg-repeats-and-rows.test.ts:41 (reached from filtered) so that filtered fetches at most 1 row. Same results for all inputs; no cache across calls. Do not change this test, its limit, sizes or input.
      Measured: <clients> watched, exact counts, <count> calls, <time>; Node <version>, <machine>"
    `);
  });
});

describe('growth of rows', () => {
  test('within and over', async () => {
    await expect(chosen).toScaleNoWorseThan('1', { of: 'rows', input: seed });
    await expect(filtered).not.toScaleNoWorseThan('1', { of: 'rows', input: seed });
    await expect(atOnce).toScaleNoWorseThan('n', { of: 'rows', input: seed });
  });
});
