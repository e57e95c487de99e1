import fs, { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, describe, expect, test } from 'vitest';
import { stopWatchingBlocking, watchBlocking } from '../../src/blocking/watched.js';
import { blockingDuring } from '../../src/sensors/blocking/index.js';
import { asynchronousTwin } from '../../src/sensors/blocking/twins.js';
import { watchedClients } from '../../src/sensors/queries/watched.js';
import { isSync } from './named.js';

const require = createRequire(import.meta.url);
const genuine = fs.readFileSync;
afterEach(stopWatchingBlocking);

const namesOf = async (run: () => unknown): Promise<string[]> => {
  const { reading } = await blockingDuring(run);
  return reading.shapes.flatMap(({ text, count }) => Array.from({ length: count }, () => text));
};

describe('blocking calls', () => {
  test.each<[string, () => unknown, string]>([
    ['a default import', () => fs.existsSync('.'), 'fs.existsSync'],
    ['a named import', () => existsSync('.'), 'fs.existsSync'],
    ['a named import of another file', () => isSync('.'), 'fs.existsSync'],
    ['CommonJS', () => require('node:fs').existsSync('.'), 'fs.existsSync'],
    ['CommonJS with node:', () => require('node:zlib').gzipSync('a'), 'zlib.gzipSync'],
    ['a function on a function', () => realpathSync.native('.'), 'fs.realpathSync.native'],
    ['Atomics.wait', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1), 'Atomics.wait'],
    ['one that throws', () => expect(() => readFileSync('none')).toThrow('ENOENT'), 'fs.readFileSync'],
  ])('%s', async (_, run, name) => {
    expect(await namesOf(run)).toEqual([name]);
  });

  test('are found after an await, and inside one another count once', async () => {
    const run = async (): Promise<void> => {
      await null;
      fs.cpSync('package.json', 'package.json.none', { filter: () => existsSync('none') });
    };
    expect(await namesOf(run)).toEqual(['fs.cpSync']);
  });

  test('of another test are not charged', async () => {
    let go = (): void => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const outside = gate.then(() => existsSync('.'));
    const { reading } = await blockingDuring(async () => {
      go();
      await outside;
    });
    expect(reading.count + reading.ambiguous).toBeLessThanOrEqual(1);
  });

  test('loading a module is none', async () => {
    expect(await namesOf(() => require('node:string_decoder'))).toEqual([]);
    expect(await namesOf(() => require('acorn'))).toEqual([]);
  });

  test('outside a watched call nothing is counted', async () => {
    watchBlocking();
    existsSync('.');
    expect(await namesOf(() => 1)).toEqual([]);
  });
});

test('functions keep their names, and are put back', () => {
  watchBlocking();
  expect(watchedClients()).toEqual([]);
  expect(fs.readFileSync).not.toBe(genuine);
  expect([fs.readFileSync.name, fs.readFileSync.length]).toEqual([genuine.name, genuine.length]);
  stopWatchingBlocking();
  expect(fs.readFileSync).toBe(genuine);
  expect(readFileSync).toBe(genuine);
});

test("a spy of the user's that stands over ours stays", () => {
  watchBlocking();
  const spy = (): boolean => true;
  const before = fs.existsSync;
  fs.existsSync = spy;
  stopWatchingBlocking();
  expect(fs.existsSync).toBe(spy);
  fs.existsSync = before;
});

test.each([
  ['fs.readFileSync', 'readFile of node:fs/promises'],
  ['fs.existsSync', 'access of node:fs/promises'],
  ['fs.readSync', 'fs.read'],
  ['zlib.gunzipSync', 'zlib.gunzip'],
  ['child_process.execFileSync', 'child_process.execFile'],
  ['crypto.pbkdf2Sync', 'crypto.pbkdf2'],
  ['Atomics.wait', 'Atomics.waitAsync'],
])('the twin of %s is %s', (name, twin) => {
  expect(asynchronousTwin(name)).toBe(twin);
});
