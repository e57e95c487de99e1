import { execFileSync } from 'node:child_process';
import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { watchAddons } from '../../../src/sensors/steps/walks/addons.js';
import { watchNatives } from '../../../src/sensors/steps/walks/natives.js';
import type { WalkListener } from '../../../src/sensors/steps/walks/wrap.js';

const told: [string, number][] = [];
const listener: WalkListener = { onWalk: undefined, onUncounted: (what, size) => void told.push([what, size]) };
const back = [watchAddons(listener)];
afterEach(() => {
  for (const one of back.splice(0)) one();
});

const during = (call: () => unknown): [string, number][] => {
  told.length = 0;
  listener.onWalk = (name, elements) => void told.push([name, elements]);
  call();
  listener.onWalk = undefined;
  return [...told];
};

test('native work is told', async () => {
  // Loaded from here on.
  const db = new Database(':memory:');
  const { DatabaseSync } = await import('node:sqlite');
  back.push(watchNatives(listener));
  expect(during(() => db.prepare('select 1').get())).toEqual(
    Array(2).fill(['a native addon', Number.POSITIVE_INFINITY]),
  );
  const sqlite = new DatabaseSync(':memory:');
  const statement = sqlite.prepare('select 1');
  expect(during(() => statement.all())).toEqual([['SQLite', Number.POSITIVE_INFINITY]]);
  expect(during(() => createHash('sha1').update('x'.repeat(100)))).toEqual([['update', 69]]);
  expect(during(() => gzipSync('x'.repeat(100)))).toEqual([['zlib.gzipSync', 69]]);
  expect(during(() => execFileSync(process.execPath, ['--version']))).toContainEqual([
    'another process',
    Number.POSITIVE_INFINITY,
  ]);
  expect(during(() => pbkdf2Sync('x', 'y', 10, 8, 'sha1'))).toEqual([['cryptography', 10]]);
  expect(during(() => scryptSync('x', 'y', 8, { N: 16 }))).toEqual([['cryptography', 16]]);
  expect(during(() => scryptSync('x', 'y', 8, { maxmem: 2 ** 26 }))).toEqual([['cryptography', 16_384]]);
});
