import assert from 'node:assert';
import { beforeAll, describe, expect, test } from 'vitest';
import { StepCounter } from '../../../src/sensors/steps/counter.js';

const counter = new StepCounter();
let subjects: typeof import('./subjects.js');

beforeAll(async () => {
  counter.start();
  subjects = await import('./subjects.js');
});

const stepsOf = async (call: () => unknown): Promise<number> => (await counter.count(call)).total;

describe('counts executed statements of', () => {
  test.each<[string, (n: number) => unknown, (n: number) => number]>([
    ['a loop', (n) => subjects.linear(n), (n) => n + 3],
    ['nested loops', (n) => subjects.square(n), (n) => 2 * n * n + n + 3],
    ['recursion', (n) => subjects.arrow(n), (n) => n + 1],
    ['loops without a body', (n) => subjects.empty(n), (n) => n + 2],
    ['an async function', (n) => subjects.slow(n), (n) => 2 * n + 3],
    ['a generator', (n) => subjects.drain(n), (n) => 2 * n + 4],
    ['a class with private methods', (n) => new subjects.Shop(n).total(), (n) => 2 * n + 5],
    ['try, catch and finally', (n) => subjects.throws(n), (n) => 3 * n + 2 * Math.ceil(n / 2) + Math.floor(n / 2) + 3],
    ['an early exit', (n) => subjects.early(n), (n) => Math.min(n, 4) + 2],
  ])('%s', async (_, call, expected) => {
    const sizes = [1, 2, 5, 100, 101];
    const counted: number[] = [];
    for (const n of sizes) counted.push(await stepsOf(() => call(n)));
    // The call itself, and the getter of the imported name.
    const around = (counted[0] as number) - expected(1);
    expect(around).toBeLessThan(6);
    expect(counted).toEqual(sizes.map((n) => expected(n) + around));
  });
});

test('the same call gives the same count', async () => {
  const counts = new Set<number>();
  for (let i = 0; i < 10; i++) counts.add(await stepsOf(() => subjects.square(50)));
  expect(counts.size).toBe(1);
});

test('code that ran before counting began counts as code does that is compiled later', async () => {
  // Node itself runs these while it starts.
  const { uncompiled, rows } = await counter.count(() => Buffer.concat([Buffer.from('a'), Buffer.from('b')]));
  expect(uncompiled).toEqual([]);
  expect(rows.some(({ script }) => script.url === 'node:buffer')).toBe(true);
});

test('code of the runtime that was compiled before', async () => {
  const counts: number[] = [];
  for (const n of [10, 20, 40, 80]) {
    const [left, right] = [1, 2].map(() => Array.from({ length: n }, (_, i) => ({ i })));
    const { total, uncompiled } = await counter.count(() => assert.deepStrictEqual(left, right));
    expect(uncompiled).toEqual([]);
    counts.push(total);
  }
  const [, b = 0, c = 0, d = 0] = counts;
  expect(d - c).toBe(2 * (c - b));
});
