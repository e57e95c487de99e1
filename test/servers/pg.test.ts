import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { watchQueries } from '../../src/measure/queries.js';
import { type QueryReading, queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';
import { openPool, startPostgres } from './postgres.js';

let options: object;
let stopPostgres: () => Promise<void>;
let pool: pg.Pool;

beforeAll(async () => {
  ({ options, stop: stopPostgres } = await startPostgres());
  pool = openPool(options, 2);
  await pool.query('create table users (id int primary key, name text)');
  await pool.query('create table posts (id serial primary key, user_id int, title text)');
  for (let id = 1; id <= 5; id++) {
    await pool.query('insert into users values ($1, $2)', [id, `user ${id}`]);
    await pool.query('insert into posts (user_id, title) values ($1, $2), ($1, $3)', [id, 'secret one', 'secret two']);
  }
});
afterAll(async () => {
  stopWatching();
  await pool?.end();
  await stopPostgres?.();
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

/** N+1. */
async function listUsers(db: { query: pg.Pool['query'] | pg.Client['query'] }): Promise<void> {
  const { rows } = await (db as pg.Pool).query('select id, name from users order by id');
  for (const user of rows) {
    await (db as pg.Pool).query('select title from posts where user_id = $1', [user.id]);
  }
}

const nPlusOne = [
  { text: 'select title from posts where user_id = ?', count: 5, distinctValues: 5, rows: 10 },
  { text: 'select id, name from users order by id', count: 1, distinctValues: 1, rows: 5 },
];

describe('counts, rows, values and places', () => {
  test('of a Pool', async () => {
    const reading = await readingOf(() => listUsers(pool));
    expect(summary(reading)).toEqual(nPlusOne);
    expect(reading).toMatchObject({
      count: 6,
      rows: 15,
      ambiguous: 0,
      stillRunning: 0,
      clients: expect.arrayContaining(['pg']),
    });
    expect(placeShapes(reading.shapes).map(({ places }) => places[0])).toMatchObject([
      { file: 'test/servers/pg.test.ts', line: lineOf('where user_id = $1'), function: 'listUsers' },
      { file: 'test/servers/pg.test.ts', line: lineOf('select id, name from users order'), function: 'listUsers' },
    ]);
    expect(JSON.stringify(reading.shapes.map(({ text }) => text))).not.toContain('secret');
  });

  test('of a Client', async () => {
    const client = new pg.Client(options);
    await client.connect();
    expect(summary(await readingOf(() => listUsers(client)))).toEqual(nPlusOne);
    await client.end();
  });

  test('of a transaction: BEGIN and COMMIT do not count', async () => {
    const reading = await readingOf(async () => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query("update users set name = 'x' where id = 1");
        await client.query('SAVEPOINT one');
        await client.query('ROLLBACK TO SAVEPOINT one');
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    });
    expect(summary(reading)).toEqual([
      { text: 'update users set name = ? where id = ?', count: 1, distinctValues: 1, rows: 0 },
    ]);
    expect(reading.excluded).toBe(4);
  });

  test('of several statements in one text, and of callbacks', async () => {
    const reading = await readingOf(async () => {
      await pool.query('select 1; select id from users');
      await new Promise<void>((resolve, reject) => {
        pool.query('select name from users', (error: Error | undefined) => (error ? reject(error) : resolve()));
      });
    });
    expect(reading.count).toBe(3);
    expect(reading.rows).toBe(1 + 5 + 5);
  });

  test('of a query that is rejected: it counts, and stays rejected', async () => {
    const { outcome, reading } = await queriesDuring(() => pool.query('select * from nowhere'));
    expect(outcome).toMatchObject({ ok: false, error: { message: 'relation "nowhere" does not exist' } });
    expect(reading.count).toBe(1);
  });

  test('of a query that is not awaited: it is said to be still running', async () => {
    // An open connection is at hand: one that is still to be made takes longer than a call that does not wait.
    await pool.query('select 1');
    let late: Promise<unknown> | undefined;
    const { subject, readings } = watchQueries(() => {
      late = pool.query('select pg_sleep(0.05)');
    }, {});
    await subject();
    const [reading] = readings;
    expect(reading).toMatchObject({ count: 1, stillRunning: 1 });
    await late;
  });
});

describe('an exhausted Pool', () => {
  test('keeps every query with its own call', async () => {
    const calls = Array.from({ length: 20 }, (_, index) => index + 1);
    const readings = await Promise.all(
      calls.map((many) =>
        readingOf(() => Promise.all(Array.from({ length: many }, (_, i) => pool.query('select $1::int', [i])))),
      ),
    );
    expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(calls.map((many) => [many, 0]));
  });
});

describe('an HTTP server in this process that listened before the call', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer(async (_, response) => {
      const { rows } = await pool.query('select id from users');
      response.end(JSON.stringify(rows));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('is charged to the only open call', async () => {
    const reading = await readingOf(async () => (await fetch(url)).json());
    expect(reading).toMatchObject({ count: 1, rows: 5, ambiguous: 0 });
  });

  test('is ambiguous while several calls are watched', async () => {
    const readings = await Promise.all([1, 2].map(() => readingOf(async () => (await fetch(url)).json())));
    expect(readings.every(({ ambiguous }) => ambiguous > 0)).toBe(true);
  });
});

test('nothing is patched once watching has stopped', async () => {
  await readingOf(() => pool.query('select 1'));
  const patched = [pg.Client.prototype.query, pg.Pool.prototype.query, pg.Pool.prototype.connect];
  stopWatching();
  const restored = [pg.Client.prototype.query, pg.Pool.prototype.query, pg.Pool.prototype.connect];
  for (const [index, method] of restored.entries()) expect(method).not.toBe(patched[index]);
  expect(restored.map(({ name, length }) => [name, length])).toEqual(patched.map(({ name, length }) => [name, length]));
});
