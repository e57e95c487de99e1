import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { judgeSteps, type StepPoint } from '../../src/judge/steps.js';
import { families } from './steps-families.js';
import { classes, randomOf, rankOf } from './steps-family.js';
import { judgedSizes, pointsOf, steepSizes } from './steps-sizing.js';
import { steepFamilies } from './steps-steep-families.js';

const usual = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];
const few = [10, 100, 1000];

const at = (sizes: readonly number[], count: (n: number) => number): StepPoint[] =>
  sizes.map((n) => ({ n, steps: count(n) }));
const judge = (count: (n: number) => number, bound: string, sizes: readonly number[] = usual): string =>
  judgeSteps(at(sizes, count), parseBound(bound)).kind;

describe.each([
  ['n = 8 to 4,096', usual],
  ['n = 4 to 128 in √2 steps', [4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128]],
])('every class against every bound, %s', (_, sizes) => {
  for (const [i, { text, at: of }] of classes.slice(0, -1).entries()) {
    for (const [j, { text: bound }] of classes.entries()) {
      const truth = i <= j ? 'within' : 'over';
      test(`${text} is ${truth} ${bound}`, () => {
        expect(judge((n) => 9 + Math.round(40 * of(n)), bound, sizes)).toBe(truth);
        expect(judge((n) => 100_000 + 7 * Math.round(30 * of(n)), bound, sizes)).toBe(truth);
      });
    }
  }
});

test('exponential growth from few sizes', () => {
  const sizes = [2, 4, 6, 8, 10, 12, 14, 16];
  for (const { text } of classes)
    expect(judge((n) => 5 + 3 * 2 ** n, text, sizes)).toBe(text === '2^n' ? 'within' : 'over');
  expect(judge((n) => 3 * n ** 3, '2^n', sizes)).toBe('within');
  expect(judge((n) => 3 * n, '2^n', [500, 1000, 2000, 4000])).toBe('within');
});

test.each([
  ['n² and 1,000 n', (n: number) => n * n + 1000 * n, 'n^2', 'n^1.5'],
  ['0.01 n² and n', (n: number) => Math.round(0.01 * n * n) + n, 'n^2', 'n log n'],
  ['100 n and a sort', (n: number) => 100 * n + 2 * Math.round(n * Math.log2(n) - 1.3 * n), 'n log n', 'n'],
  ["a sort's comparisons", (n: number) => Math.round(n * Math.log2(n) - 1.3 * n) + 4, 'n log n', 'n'],
  ['a large fixed cost and n²', (n: number) => 5_000_000 + n * n, 'n^2', 'n^1.5'],
  ['batches of 50', (n: number) => 3 + 12 * Math.ceil(n / 50), 'n', 'sqrt n'],
  ['levels of a B-tree', (n: number) => 3 + 7 * Math.ceil(Math.log(n + 1) / Math.log(16)), 'log n', ''],
  ['whole roots', (n: number) => 4 + 3 * Math.floor(Math.sqrt(n)), 'sqrt n', 'log n'],
  ['an array that doubles', (n: number) => 5 * n + 3 * (2 ** Math.ceil(Math.log2(n)) - 1), 'n', 'sqrt n'],
  ['half the pairs', (n: number) => 3 * n + (5 * n * (n - 1)) / 2, 'n^2', 'n^1.5'],
  ['a page of 30', (n: number) => 5 + 3 * Math.min(n, 30), '1', ''],
  ['nothing', () => 0, '1', ''],
])('%s', (_, count, holds, broken) => {
  expect(judge(count, holds)).toBe('within');
  if (broken) expect(judge(count, broken)).toBe('over');
});

test('three sizes tell powers apart, not log factors', () => {
  expect(judge((n) => 5 + 3 * n * n, 'n', few)).toBe('over');
  expect(judge((n) => 5 + 3 * n, 'n', few)).toBe('within');
  expect(judge((n) => 5 + 3 * n, 'sqrt n', few)).not.toBe('within');
  expect(judge((n) => 5 + 3 * n + n * Math.log2(n), 'n', few)).not.toBe('within');
  expect(judge((n) => 5 + 3 * n, 'n', [10, 100])).toBe('open');
});

test('what the sizes cannot tell is open and asks for larger ones', () => {
  const beginning = judgeSteps(
    at([8, 16, 32, 64, 128, 256, 512, 1024], (n) => (n > 600 ? n * n : 5 * n)),
    parseBound('n'),
  );
  expect(beginning).toMatchObject({ kind: 'open', needs: 'larger sizes' });
});

test('tells the exponent of the increments', () => {
  const told = (count: (n: number) => number): number => judgeSteps(at(usual, count), parseBound('n')).exponent;
  expect(told((n) => 10_000 + n * n)).toBeCloseTo(2, 5);
  expect(told((n) => 7 * n + 3)).toBeCloseTo(1, 5);
  expect(told((n) => 50 * Math.sqrt(n))).toBeCloseTo(0.5, 5);
  expect(told((n) => n * Math.log2(n))).toBeCloseTo(1.12, 2);
  expect(told(() => 4)).toBe(0);
  expect(
    judgeSteps(
      at(usual, () => 4),
      parseBound('n'),
    ).flat,
  ).toBe(true);
  expect(
    judgeSteps(
      at(usual, (n) => n),
      parseBound('n'),
    ).flat,
  ).toBe(false);
});

test.each(families)('$name is never judged wrong', ({ make, truth, rough }) => {
  let open = 0;
  for (let round = 0; round < 2; round++) {
    const random = randomOf(round + 1);
    const points = pointsOf(make(random), judgedSizes[round] as (typeof judgedSizes)[0], round === 1);
    for (const [rank, { text }] of classes.entries()) {
      const { kind } = judgeSteps(points, parseBound(text));
      if (kind === 'open') open += 1;
      else expect(`${text}: ${kind}`).toBe(`${text}: ${rankOf(truth) <= rank ? 'within' : 'over'}`);
    }
  }
  if (!rough) expect(open).toBeLessThanOrEqual(8);
});

test.each(steepFamilies)('$name is never judged wrong', ({ make, truth }) => {
  for (const sizes of steepSizes) {
    const points = at(sizes, make(randomOf(3)));
    for (const [rank, { text }] of classes.entries()) {
      const { kind } = judgeSteps(points, parseBound(text));
      if (kind !== 'open') expect(`${text}: ${kind}`).toBe(`${text}: ${rankOf(truth) <= rank ? 'within' : 'over'}`);
    }
  }
});

const sums = fc.record({
  fixed: fc.integer({ min: 0, max: 10_000 }),
  weights: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 7, maxLength: 7 }),
});
const countOf =
  ({ fixed, weights }: { fixed: number; weights: readonly number[] }) =>
  (n: number): number =>
    weights.reduce((sum, weight, k) => sum + weight * Math.round((classes[k] as (typeof classes)[0]).at(n)), fixed);
const bounds = fc.constantFrom(...classes.map(({ text }) => text));

describe('properties', () => {
  test('counting everything several times changes nothing', () => {
    fc.assert(
      fc.property(sums, bounds, fc.integer({ min: 2, max: 50 }), (made, bound, times) => {
        const count = countOf(made);
        expect(judge((n) => times * count(n), bound)).toBe(judge(count, bound));
      }),
    );
  });

  test('a constant factor of the bound changes nothing', () => {
    fc.assert(
      fc.property(sums, bounds, fc.double({ min: 0.01, max: 100, noNaN: true }), (made, text, factor) => {
        const bound = parseBound(text);
        const points = at(usual, countOf(made));
        const scaled = { text, at: (n: number) => factor * bound.at(n) };
        expect(judgeSteps(points, scaled).kind).toBe(judgeSteps(points, bound).kind);
      }),
    );
  });

  test('a fixed cost never turns within into over', () => {
    fc.assert(
      fc.property(sums, bounds, fc.integer({ min: 1, max: 1e6 }), (made, bound, more) => {
        const count = countOf(made);
        fc.pre(judge(count, bound) === 'within');
        expect(judge((n) => more + count(n), bound)).not.toBe('over');
      }),
    );
  });

  test('more growth never turns over into within', () => {
    fc.assert(
      fc.property(sums, bounds, fc.nat(6), fc.integer({ min: 1, max: 100 }), (made, bound, k, times) => {
        const count = countOf(made);
        fc.pre(k > rankOf(bound) && judge(count, bound) === 'over');
        expect(judge((n) => count(n) + times * Math.round((classes[k] as (typeof classes)[0]).at(n)), bound)).not.toBe(
          'within',
        );
      }),
    );
  });

  test('a looser bound never turns within into over', () => {
    fc.assert(
      fc.property(sums, bounds, bounds, (made, a, b) => {
        fc.pre(rankOf(a) < rankOf(b) && judge(countOf(made), a) === 'within');
        expect(judge(countOf(made), b)).not.toBe('over');
      }),
    );
  });
});
