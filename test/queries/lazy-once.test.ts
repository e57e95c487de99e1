import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { originNow } from '../../src/sensors/origins.js';
import { queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';

afterEach(stopWatching);

const books = sqliteTable('books', { id: integer().primaryKey() });

function open() {
  const client = new Database(':memory:');
  client.exec('create table books (id integer primary key)');
  return { client, db: drizzle(client) };
}

test('the only statement of a query builder that is awaited has the line that awaits it', async () => {
  const { client, db } = open();
  let line = 0;
  const { reading } = await queriesDuring(async () => {
    line = Number(/:(\d+):\d+\)?$/.exec(new Error().stack?.split('\n')[1] ?? '')?.[1]) + 1;
    const all = await db.select().from(books);
    return all.length;
  });
  const [placed] = placeShapes(reading.shapes);
  expect(placed).toMatchObject({ shape: { count: 1 }, places: [{ file: 'test/queries/lazy-once.test.ts', line }] });
  client.close();
});

test('a call that has issued several statements plainly is spared the cost; one whose lines are hidden is not', async () => {
  const { client, db } = open();
  const read = client.prepare('select id from books');
  const remembered = async (): Promise<boolean> => {
    await new Promise((resolve) => setImmediate(resolve));
    return originNow() !== undefined;
  };
  const before: boolean[] = [];
  const after: boolean[] = [];
  await queriesDuring(async () => {
    read.all();
    before.push(await remembered());
    for (let i = 0; i < 100; i += 1) read.all();
    after.push(await remembered());
    await db.select().from(books);
    after.push(await remembered());
  });
  expect({ before, after }).toEqual({ before: [true], after: [false, true] });
  client.close();
});
