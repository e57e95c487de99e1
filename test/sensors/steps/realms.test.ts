import vm from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { watchWalks } from '../../../src/sensors/steps/walks/index.js';
import { listener, restore, walksOf } from './walked.js';

const sandbox = vm.createContext({ Buffer });
const other = vm.runInContext('globalThis', sandbox) as typeof globalThis;
const here = Array.prototype.includes;
const restoreOther = watchWalks(other, listener);
afterAll(() => {
  restoreOther();
  restore();
});

const run = (code: string): unknown => vm.runInContext(code, sandbox);

test('built-ins of both realms are counted', () => {
  expect(walksOf(() => run('[1, 2, 3].includes(3)'))).toEqual({ includes: 3 });
  expect(walksOf(() => Array.prototype.includes.call(run('[1, undefined, 3]'), undefined))).toEqual({ includes: 2 });
  expect(walksOf(() => run('new Set([...new Map([[1, 2], [3, 4]]).keys()])'))).toEqual({ iteration: 2 + 2 + 2 });
  expect(walksOf(() => run('/b/.test("ab")'))).toEqual({ 'regular expression': 1 });
});

test('what both share is wrapped once', () => {
  expect(walksOf(() => run('Buffer.alloc(132)'))).toEqual({ 'Buffer.alloc': 101 });
});

test('each realm keeps its own functions and errors', () => {
  expect(run('Object.getPrototypeOf(Array.prototype.includes) === Function.prototype')).toBe(true);
  expect(run('try { [].find(1) } catch (error) { error instanceof TypeError }')).toBe(true);
  expect(run('String(Array.prototype.includes)')).toBe('function includes() { [native code] }');
  expect(Array.prototype.includes).toBe(here);
});

test('restored, they are the built-ins again', () => {
  const wrapped = run('Array.prototype.includes');
  restoreOther();
  expect(run('Array.prototype.includes')).not.toBe(wrapped);
  expect(walksOf(() => run('[1, 2, 3].includes(3)'))).toEqual({});
  const again = watchWalks(other, listener);
  expect(walksOf(() => run('[1, 2, 3].includes(3)'))).toEqual({ includes: 3 });
  again();
});
