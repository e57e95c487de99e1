import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { type QueryReading, queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';
import { startPostgres } from './postgres.js';

let options: object;
let stopPostgres: () => Promise<void>;
let client: pg.Client;

beforeAll(async () => {
  ({ options, stop: stopPostgres } = await startPostgres());
  client = new pg.Client(options);
  await client.connect();
});
afterAll(async () => {
  stopWatching();
  await client?.end();
  await stopPostgres?.();
});

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

const source = readFileSync(import.meta.filename, 'utf8').split('\n');
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;
const three = 'select g from generate_series(1, $1) g';
const shape = 'select g from generate_series(?, ?) g';

test.each<[string, () => unknown]>([
  ['text and values', () => client.query(three, [3])],
  ['a config', () => client.query({ text: three, values: [3] })],
  ['a config and values', () => client.query({ text: three }, [3])],
  ['rows as arrays', () => client.query({ text: three, values: [3], rowMode: 'array' })],
  ['a named statement', () => client.query({ name: 'three', text: three, values: [3] })],
  ['a named statement again, without its text', () => client.query({ name: 'three', values: [3] } as pg.QueryConfig)],
  ['a callback', () => new Promise((resolve) => client.query(three, [3], resolve))],
  [
    'a config with a callback',
    () => new Promise((resolve) => client.query({ text: three, values: [3], callback: resolve } as never)),
  ],
  [
    'a query object, its rows as events',
    () =>
      new Promise((resolve, reject) => {
        const query = client.query(new pg.Query(three, [3]));
        query.on('row', () => {});
        query.on('end', resolve);
        query.on('error', reject);
      }),
  ],
])('%s: one statement, three rows', async (_, run) => {
  const reading = await readingOf(run);
  expect(reading.shapes.map(({ text, count, rows }) => ({ text, count, rows }))).toEqual([
    { text: shape, count: 1, rows: 3 },
  ]);
  expect(reading.stillRunning).toBe(0);
});

test('a config object that is used twice calls its callback once each time', async () => {
  let called = 0;
  const config = { text: three, values: [3] };
  const reading = await readingOf(async () => {
    for (let i = 0; i < 2; i++) {
      await new Promise<void>((resolve) => {
        client.query(
          config as never,
          (() => {
            called += 1;
            resolve();
          }) as never,
        );
      });
    }
  });
  expect([reading.count, called]).toEqual([2, 2]);
});

test('an event of a connection that an earlier call opened belongs to the call that is open now', async () => {
  let opened: pg.Client | undefined;
  await readingOf(async () => {
    opened = new pg.Client(options);
    await opened.connect();
  });
  const reading = await readingOf(
    () =>
      new Promise((resolve) => {
        opened?.query(new pg.Query('select 1')).on('end', () => resolve(opened?.query('select 2')));
      }),
  );
  expect(reading.count).toBe(2);
  await opened?.end();
});

test('a rejection that nobody handles stays unhandled, a synchronous error is thrown', async () => {
  const seen: unknown[] = [];
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const listener = (error: unknown): void => {
    seen.push(error);
  };
  process.on('unhandledRejection', listener);
  try {
    const reading = await readingOf(async () => {
      void client.query('select * from nowhere');
      await client.query('select 1');
      await new Promise((resolve) => setTimeout(resolve, 10));
    });
    expect(reading).toMatchObject({ count: 2, stillRunning: 0 });
  } finally {
    process.off('unhandledRejection', listener);
    for (const each of before) process.on('unhandledRejection', each);
  }
  expect(seen).toMatchObject([{ message: 'relation "nowhere" does not exist' }]);
  const { outcome } = await queriesDuring(() => client.query(null as never));
  expect(outcome).toMatchObject({ ok: false, error: expect.any(TypeError) });
});

test('an error’s stack still leads to the line that awaited the query', async () => {
  const load = async (): Promise<unknown> => await client.query('select * from nowhere_else'); // awaited here
  const { outcome } = await queriesDuring(load);
  const error = outcome.ok ? undefined : (outcome.error as Error);
  expect(error?.stack).toContain(`pg-calls.test.ts:${lineOf('// awaited here')}`);
});

test('places: a client in a transaction, and a query in a loop after an await', async () => {
  const pool = new pg.Pool({ ...options, max: 1 });
  const reading = await readingOf(async () => {
    const held = await pool.connect();
    await held.query('begin');
    for (const id of [1, 2]) {
      await null;
      await held.query('select $1::int', [id]); // in a loop
    }
    await held.query('commit');
    held.release();
  });
  await pool.end();
  expect(placeShapes(reading.shapes)).toMatchObject([
    { shape: { count: 2 }, places: [{ file: 'test/servers/pg-calls.test.ts', line: lineOf('// in a loop') }] },
  ]);
  expect(reading.excluded).toBe(2);
});
