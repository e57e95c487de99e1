import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';

afterEach(stopWatching);

test('a client that the subject imports is watched, also where something else has loaded node:sqlite', async () => {
  expect(DatabaseSync).toBeTypeOf('function');
  const { reading } = await queriesDuring(async () => {
    const { default: Database } = await import('better-sqlite3');
    return new Database(':memory:').prepare('select 1').get();
  });
  expect(reading).toMatchObject({ count: 1, rows: 1, clients: expect.arrayContaining(['better-sqlite3']) });
});
