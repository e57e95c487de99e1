import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import Cursor from 'pg-cursor';
import QueryStream from 'pg-query-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { type QueryReading, queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';
import { openPool, startPostgres } from './postgres.js';

let stopPostgres: () => Promise<void>;
let client: pg.Client;
let pool: pg.Pool;

beforeAll(async () => {
  const { options, stop } = await startPostgres();
  stopPostgres = stop;
  client = new pg.Client(options);
  await client.connect();
  pool = openPool(options, 1);
  await client.query('create table notes (id int, text text)');
});
afterAll(async () => {
  stopWatching();
  await client?.end();
  await pool?.end();
  await stopPostgres?.();
});

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

const source = readFileSync(import.meta.filename, 'utf8').split('\n');
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;
const numbers = 'select g from generate_series(1, $1) g';
const shape = 'select g from generate_series(?, ?) g';

describe('cursors', () => {
  const open = (): Cursor => client.query(new Cursor(numbers, [25])); // opened

  test.each<[string, (cursor: Cursor) => Promise<void>, number]>([
    [
      'read to the end, in batches',
      async (cursor) => {
        while ((await cursor.read(10)).length > 0);
      },
      25,
    ],
    [
      'closed early',
      async (cursor) => {
        await cursor.read(10);
        await cursor.close();
      },
      10,
    ],
    ['with callbacks', (cursor) => new Promise((resolve) => cursor.read(100, () => cursor.close(() => resolve()))), 25],
  ])('%s: one statement, the rows that were fetched', async (_, read, rows) => {
    const reading = await readingOf(() => read(open()));
    expect(reading.shapes).toMatchObject([{ text: shape, count: 1, distinctValues: 1, rows }]);
    expect(reading.stillRunning).toBe(0);
    expect(placeShapes(reading.shapes)[0]?.places[0]).toMatchObject({ line: lineOf('// opened') });
  });

  test('that fail', async () => {
    const { outcome, reading } = await queriesDuring(() => client.query(new Cursor('select * from nowhere')).read(1));
    expect(outcome).toMatchObject({ ok: false, error: { message: 'relation "nowhere" does not exist' } });
    expect(reading).toMatchObject({ count: 1, rows: 0, stillRunning: 0 });
  });

  test('of a pool, with statements while they are open', async () => {
    const reading = await readingOf(async () => {
      const held = await pool.connect();
      const cursor = held.query(new Cursor(numbers, [4]));
      for (const { g } of await cursor.read(4)) await client.query('select $1::int', [g]);
      await cursor.close();
      held.release();
    });
    expect(reading.shapes.map(({ text, count, rows }) => [text, count, rows])).toEqual([
      ['select ?::int', 4, 4],
      [shape, 1, 4],
    ]);
  });
});

describe('query streams', () => {
  test('read to the end', async () => {
    const reading = await readingOf(async () => {
      let rows = 0;
      for await (const _ of client.query(new QueryStream(numbers, [250]))) rows += 1; // streamed
      expect(rows).toBe(250);
    });
    expect(reading.shapes).toMatchObject([{ text: shape, count: 1, rows: 250 }]);
    expect(reading.stillRunning).toBe(0);
    expect(placeShapes(reading.shapes)[0]?.places[0]).toMatchObject({ line: lineOf('// streamed') });
  });

  test('left early: the batch that was fetched', async () => {
    const reading = await readingOf(async () => {
      const stream = client.query(new QueryStream(numbers, [250], { batchSize: 10 }));
      const closed = new Promise((resolve) => stream.once('close', resolve));
      for await (const { g } of stream) if (g === 3) break;
      await closed;
    });
    expect(reading).toMatchObject({ count: 1, stillRunning: 0 });
    // Whole batches come from the server; how many were asked for by then is the stream's affair.
    expect(reading.rows % 10).toBe(0);
    expect(reading.rows).toBeLessThan(250);
  });
});

test('COPY counts as one, in and out', async () => {
  const reading = await readingOf(async () => {
    const rows = Readable.from(Array.from({ length: 500 }, (_, id) => `${id}\tS3CR3T ${id}\n`));
    await pipeline(rows, client.query(copyFrom('copy notes from stdin'))); // copied
    let bytes = 0;
    const count = new Writable({
      write(chunk: Buffer, _, done) {
        bytes += chunk.length;
        done();
      },
    });
    await pipeline(client.query(copyTo('copy notes to stdout')), count);
    expect(bytes).toBeGreaterThan(500);
  });
  expect(reading.shapes.map(({ text, count, rows }) => [text, count, rows])).toEqual([
    ['copy notes from stdin', 1, 0],
    ['copy notes to stdout', 1, 0],
  ]);
  expect(reading.stillRunning).toBe(0);
  expect(placeShapes(reading.shapes)[0]?.places[0]).toMatchObject({ line: lineOf('// copied') });
});
