import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type QueryReading, queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';
import { startMariaDb } from './mariadb.js';
import { openPool, startPostgres } from './postgres.js';

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let mariaDb: Awaited<ReturnType<typeof startMariaDb>>;
let folder: string;
/** Packages of a second copy, as an older dependency brings them: below this checkout, so that what they need is found. */
let requireCopy: NodeJS.Require;

beforeAll(async () => {
  postgres = await startPostgres();
  mariaDb = await startMariaDb();
  mkdirSync('.tmp', { recursive: true });
  folder = mkdtempSync(join(process.cwd(), '.tmp/copies-'));
  for (const name of ['pg', 'mysql2'])
    cpSync(join('node_modules', name), join(folder, 'node_modules', name), { recursive: true });
  requireCopy = createRequire(join(folder, 'index.js'));
});
afterAll(async () => {
  stopWatching();
  if (folder) rmSync(folder, { recursive: true, force: true });
  await mariaDb?.stop();
  await postgres?.stop();
});

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

test('two copies of pg are both watched, and neither stays patched', async () => {
  const copy = requireCopy('pg') as typeof pg;
  expect(copy.Client).not.toBe(pg.Client);
  const before = [pg.Client.prototype.query, copy.Client.prototype.query];
  const pool = openPool(postgres.options, 1);
  const client = new copy.Client(postgres.options);
  await client.connect();
  const reading = await readingOf(async () => {
    for (const id of [1, 2]) await pool.query('select $1::int', [id]);
    for (const id of [3, 4, 5]) await client.query('select $1::int', [id]);
  });
  expect(reading).toMatchObject({ count: 5, rows: 5, ambiguous: 0 });
  await client.end();
  await pool.end();
  stopWatching();
  expect([pg.Client.prototype.query, copy.Client.prototype.query]).toEqual(before);
});

test('two copies of mysql2 are both watched', async () => {
  const copy = requireCopy('mysql2/promise') as typeof mysql;
  expect(copy.createPool).not.toBe(mysql.createPool);
  const pools = [mysql, copy].map((each) => each.createPool({ ...mariaDb.options, connectionLimit: 1 }));
  const reading = await readingOf(() =>
    Promise.all(pools.flatMap((pool) => [1, 2, 3].map((id) => pool.query('select ? as id', [id])))),
  );
  expect(reading).toMatchObject({ count: 6, rows: 6, ambiguous: 0 });
  for (const pool of pools) await pool.end();
});

test('after vi.resetModules a query is counted once, by the old and by the new copy of this package', async () => {
  const pool = openPool(postgres.options, 1);
  const ask = () => pool.query('select 1');
  expect((await readingOf(ask)).count).toBe(1);
  vi.resetModules();
  const anew = await import('../../src/sensors/queries/index.js');
  expect(anew.queriesDuring).not.toBe(queriesDuring);
  const { default: pgAgain } = await import('pg');
  const poolAgain = new pgAgain.Pool({ ...postgres.options, max: 1 });
  const closed = new Promise((resolve) => poolAgain.once('connect', (client) => client.once('end', resolve)));
  for (const query of [ask, () => poolAgain.query('select 1')]) {
    expect((await anew.queriesDuring(query)).reading).toMatchObject({ count: 1, ambiguous: 0 });
    expect((await readingOf(query)).count).toBe(1);
  }
  await poolAgain.end();
  await closed;
  await pool.end();
  anew.stopWatching();
});
