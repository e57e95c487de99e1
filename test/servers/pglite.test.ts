import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import { identifier, raw, sql } from '@electric-sql/pglite/template';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { type QueryReading, queriesDuring, stopWatching, watch } from '../../src/sensors/queries/index.js';

let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create();
  await db.exec('create table users (id int primary key, name text)');
  for (let id = 1; id <= 5; id++) await db.query('insert into users values ($1, $2)', [id, `secret ${id}`]);
});
afterAll(async () => {
  stopWatching();
  await db?.close();
});

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

const summary = ({ shapes }: QueryReading) =>
  shapes.map(({ text, count, distinctValues, rows }) => ({ text, count, distinctValues, rows }));

const source = readFileSync(import.meta.filename, 'utf8').split('\n');
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;

interface Asking {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  sql(strings: TemplateStringsArray, ...values: unknown[]): Promise<{ rows: unknown[] }>;
}
const byQuery = async (db: Asking): Promise<void> => {
  const { rows } = await db.query('select id from users');
  for (const { id } of rows as { id: number }[]) await db.query('select name from users where id = $1', [id]); // by query
};
const byTemplate = async (db: Asking): Promise<void> => {
  const { rows } = await db.sql`select id from users`;
  for (const { id } of rows as { id: number }[]) await db.sql`select name from users where id = ${id}`; // by template
};

test.each([
  ['query', byQuery, '// by query'],
  ['sql', byTemplate, '// by template'],
])('%s: counts, rows, values and places, also in a transaction', async (_, list, mark) => {
  for (const run of [() => list(db), () => db.transaction((transaction) => list(transaction as Asking))]) {
    const reading = await readingOf(run);
    expect(summary(reading)).toEqual([
      { text: 'select name from users where id = ?', count: 5, distinctValues: 5, rows: 5 },
      { text: 'select id from users', count: 1, distinctValues: 1, rows: 5 },
    ]);
    expect(reading).toMatchObject({ ambiguous: 0, stillRunning: 0 });
    expect(reading.clients).toContain('pglite');
    expect(placeShapes(reading.shapes).map(({ places }) => places[0])).toMatchObject([
      { file: 'test/servers/pglite.test.ts', line: lineOf(mark) },
      { file: 'test/servers/pglite.test.ts', line: lineOf(mark) - 1 },
    ]);
  }
});

test('exec counts each statement, with its rows', async () => {
  const run = () => db.exec("select id from users; update users set name = 'x' where id = 99; select 1");
  for (const reading of [
    await readingOf(run),
    await readingOf(() => db.transaction((tx) => tx.exec('begin; select 1'))),
  ]) {
    expect(reading.stillRunning).toBe(0);
  }
  expect(summary(await readingOf(run)).map(({ text, rows }) => [text, rows])).toEqual([
    ['select id from users', 5],
    ['update users set name = ? where id = ?', 0],
    ['select ?', 1],
  ]);
});

test('parts of templates, in a transaction and outside', async () => {
  const ask = (db: Asking) =>
    db.sql`select ${identifier`name`} from ${raw`users`} where ${sql`id = ${1}`} or id = ${2}`;
  for (const run of [() => ask(db as Asking), () => db.transaction((tx) => ask(tx as Asking))]) {
    expect(summary(await readingOf(run))).toEqual([
      { text: 'select "name" from users where id = ? or id = ?', count: 1, distinctValues: 1, rows: 2 },
    ]);
  }
});

test('an error counts, and stays an error', async () => {
  const { outcome, reading } = await queriesDuring(() => db.query('select * from nowhere'));
  expect(outcome).toMatchObject({ ok: false, error: { message: 'relation "nowhere" does not exist' } });
  expect(reading).toMatchObject({ count: 1, stillRunning: 0 });
});

test('calls at once keep their own, though one waits for the other', async () => {
  const calls = [1, 2, 3, 4, 5, 6];
  const readings = await Promise.all(
    calls.map((many) => readingOf(() => Promise.all(Array.from({ length: many }, () => db.query('select 1'))))),
  );
  expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(calls.map((many) => [many, 0]));
});

test('housekeeping of a new database does not count', async () => {
  const reading = await readingOf(async () => {
    const fresh = await PGlite.create();
    await fresh.query('select 1');
    await fresh.close();
  });
  expect(summary(reading)).toMatchObject([{ text: 'select ?', count: 1 }]);
});

test('watch(db), also of the other copy of the package; nothing stays patched', async () => {
  const { PGlite: Other } = createRequire(import.meta.url)('@electric-sql/pglite') as { PGlite: typeof PGlite };
  expect(Other).not.toBe(PGlite);
  const other = await Other.create();
  for (const client of [db, other]) {
    stopWatching();
    const prototype = Object.getPrototypeOf(Object.getPrototypeOf(client)) as PGlite;
    const before = [prototype.query, prototype.exec, prototype.transaction];
    const stop = watch(client);
    expect((await readingOf(() => client.query('select 1'))).count).toBe(1);
    expect(prototype.query).not.toBe(before[0]);
    stop();
    stopWatching();
    expect([prototype.query, prototype.exec, prototype.transaction]).toEqual(before);
  }
  await other.close();
});
