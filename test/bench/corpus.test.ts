import { expect, test } from 'vitest';
import { corpus } from '../../bench/verdicts/corpus/index.js';
import {
  bounds,
  exponential,
  factorial,
  golden,
  holds,
  linear,
  linearithmic,
  logarithmic,
  power1_5,
  quadratic,
  regimes,
  root,
} from '../../bench/verdicts/growth.js';
import { pairs } from '../../bench/verdicts/pairs.js';

const bound = (text: string) => bounds.find((one) => one.text === text) as (typeof bounds)[number];

test('at least 80 functions of different names', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(80);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

test('at least a third is held out', () => {
  const held = corpus.filter(({ half }) => half === 'held-out').length;
  expect(held / corpus.length).toBeGreaterThan(1 / 3);
});

test.each(corpus)('$name runs, on a fresh input', async ({ input, subject, reset }) => {
  reset?.();
  const [first, second] = [input(8), input(8)];
  if (typeof first === 'object') expect(first).not.toBe(second);
  await subject(first);
  await subject(second);
  reset?.();
});

test('every function is judged under bounds that hold', () => {
  for (const { name } of corpus)
    expect(
      pairs.some((pair) => pair.name === name),
      name,
    ).toBe(true);
});

test('which bounds hold and which are broken by half a power or more', () => {
  const told = (truth: Parameters<typeof holds>[0]) =>
    bounds.map((one) => `${one.text}: ${holds(truth, one) ?? 'neither'}`).join(', ');
  expect(told(linear)).toBe(
    '1: false, log n: false, sqrt n: false, n: true, n log n: true, n^1.5: true, n^2: true, n^2 log n: true, n^3: true, 2^n: true',
  );
  expect(holds(logarithmic, bound('1'))).toBeUndefined();
  expect(holds(root, bound('log n'))).toBe(false);
  expect(holds(linearithmic, bound('n'))).toBeUndefined();
  expect(holds(linearithmic, bound('sqrt n'))).toBe(false);
  expect(holds(power1_5, bound('n log n'))).toBe(false);
  expect(holds([linear, quadratic], bound('n'))).toBeUndefined();
  expect(holds([linear, quadratic], bound('n^2'))).toBe(true);
  expect(holds([linear, quadratic], bound('sqrt n'))).toBe(false);
  expect(holds(golden, bound('2^n'))).toBe(true);
  expect(holds(golden, bound('n^3'))).toBe(false);
  expect(holds(exponential, bound('2^n'))).toBe(true);
  expect(holds(factorial, bound('2^n'))).toBe(false);
  const shifting = regimes([0, 100, linear], [200, 1000, quadratic]);
  expect([100, 150, 200, 2000].map(shifting)).toEqual([linear, undefined, quadratic, undefined]);
});
