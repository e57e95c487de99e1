import { expect, test } from 'vitest';
import { over, within } from '../../src/judge/verdict.js';
import type { CountedSize, GrowthBySteps } from '../../src/measure/growth-steps.js';
import { doubtSteps } from '../../src/measure/step-doubts.js';
import { Unended } from '../../src/measure/unended.js';
import type { StepCount } from '../../src/sensors/steps/step-count.js';

const count = (total: number, more: Partial<StepCount> = {}): StepCount => ({
  total,
  rows: [],
  walks: new Map(),
  uncounted: new Map(),
  uncompiled: [],
  unreadable: [],
  overflown: false,
  async: false,
  ...more,
});

/** Sizes whose calls took n steps, the largest with more. */
const sizes = (more: Partial<StepCount> = {}): CountedSize[] =>
  [8, 16, 32, 64, 128].map((n) => ({ n, seed: 1, count: count(n, n === 128 ? more : {}) }));

const found = (verdict: GrowthBySteps['verdict'], more?: Partial<StepCount>): GrowthBySteps => ({
  verdict,
  series: [],
  from: 8,
  to: 128,
  notes: [],
  sizes: sizes(more),
});

const light = { weigh: async () => 100 };
const none = { uncounted: () => [] };

const reason = async (...given: Parameters<typeof doubtSteps>): Promise<string | undefined> =>
  (await doubtSteps(...given))?.reason;

test('what is counted wholly is not doubted', async () => {
  expect(await reason(found(within), light, none)).toBeUndefined();
});

test('what cannot be counted makes a pass a doubt, and no failure', async () => {
  const uncounted = { uncounted: () => ['object spread', 'SQLite'] };
  expect(await reason(found(within), light, uncounted)).toBe(
    'not everything is counted: object spread is not counted, and 1 more',
  );
  expect(await reason(found(over), light, uncounted)).toBeUndefined();
});

test('code compiled earlier, and code that cannot be parsed', async () => {
  expect(await reason(found(within, { uncompiled: ['walk (node:util)'] }), light, none)).toBe(
    'not everything is counted: walk (node:util), compiled earlier, is not counted',
  );
  expect(await reason(found(within, { unreadable: ['/shop/odd.js'] }), light, none)).toBe(
    'not everything is counted: /shop/odd.js is not counted',
  );
});

test('counters that ran over make neither verdict stand', async () => {
  for (const verdict of [within, over]) {
    expect(await reason(found(verdict, { overflown: true }), light, none)).toBe(
      'the counts cannot be trusted: a call ran for more than 10 s, or a counter came to 2^31',
    );
  }
});

test('bytes that outgrow the steps', async () => {
  const asked: number[] = [];
  const heavy = {
    async weigh(n: number) {
      asked.push(n);
      return n * n * 1000;
    },
  };
  expect(await reason(found(within), heavy, none)).toBe(
    'not everything is counted: the bytes that it allocates grow faster than its steps',
  );
  // The largest once more: its first call may have made something ready.
  expect(asked).toEqual([16, 128, 128]);
});

test('bytes of a first call that made something ready are weighed again', async () => {
  const given = [20_000, 900_000, 160_000];
  expect(await reason(found(within), { weigh: async () => given.shift() }, none)).toBeUndefined();
  expect(given).toEqual([]);
});

test.each<[string, (n: number) => number | undefined, boolean]>([
  ['go with the steps', (n) => 4000 * n, false],
  ['grow like n^1.5', (n) => 1000 * n ** 1.5, true],
  ['outgrow the steps', (n) => 100 * n ** 2, true],
  ['are too few to tell', (n) => 8 * n, true],
  ['cannot be had', () => undefined, true],
])('copies of objects where bytes %s', async (_, bytes, isDoubted) => {
  for (const what of ['object spread', 'object rest']) {
    const copying = { uncounted: () => [what] };
    const told = await reason(found(within), { weigh: async (n) => bytes(n) }, copying);
    expect(told).toBe(isDoubted ? `not everything is counted: ${what} is not counted` : undefined);
  }
});

test('what bytes do not show is a doubt whatever they say', async () => {
  const weighed: number[] = [];
  const calls = {
    async weigh(n: number) {
      weighed.push(n);
      return 4000 * n;
    },
  };
  const uncounted = { uncounted: () => ['object spread', 'a worker'] };
  expect(await reason(found(within), calls, uncounted)).toBe(
    'not everything is counted: object spread is not counted, and 1 more',
  );
  expect(await reason(found(within, { uncompiled: ['walk (node:util)'] }), calls, none)).toMatch(/compiled earlier/);
  expect(weighed).toEqual([]);
});

test('bytes that cannot be had, or not in time, say nothing', async () => {
  expect(await reason(found(within), { weigh: async () => undefined }, none)).toBeUndefined();
  const late = {
    async weigh(): Promise<number> {
      throw new Unended('late');
    },
  };
  expect(await reason(found(within), late, none)).toBeUndefined();
});
