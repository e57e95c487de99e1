import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { judgeCounts } from '../../src/judge/counts.js';

const usual = [3, 6, 12, 24, 48, 96, 192];
const wide = [3, 8, 21, 55, 144, 379, 1000];
const log = (n: number): number => Math.log2(n + 1);
const classes: readonly [text: string, at: (n: number) => number][] = [
  ['1', () => 1],
  ['log n', log],
  ['sqrt n', Math.sqrt],
  ['n', (n) => n],
  ['n log n', (n) => n * log(n)],
  ['n^1.5', (n) => n ** 1.5],
  ['n^2', (n) => n ** 2],
  ['n^2 log n', (n) => n ** 2 * log(n)],
  ['n^3', (n) => n ** 3],
];

const judge = (count: (n: number) => number, bound: string, sizes: readonly number[] = usual): string =>
  judgeCounts(
    sizes.map((n) => ({ n, value: count(n) })),
    parseBound(bound),
  ).kind;

describe.each([
  ['usual sizes', usual],
  ['sizes to 1,000', wide],
])('every class against every bound, %s', (_, sizes) => {
  for (const [i, [text, at]] of classes.entries()) {
    for (const [j, [bound]] of classes.entries()) {
      const truth = i <= j ? 'within' : 'over';
      test(`${text} is ${truth} ${bound}`, () => {
        expect(judge((n) => Math.round(20 * at(n)), bound, sizes)).toBe(truth);
        expect(judge((n) => Math.ceil(at(n)) + 7, bound, sizes)).toBe(truth);
        if (j >= 3) expect(judge((n) => 50_000 + Math.round(at(n)), bound, sizes)).toBe(truth);
      });
    }
    test(`${text} is within 2^n`, () => expect(judge((n) => Math.round(at(n)), '2^n', sizes)).toBe('within'));
  }
});

test.each([
  ['a batch of 50', (n: number) => Math.ceil(n / 50), 'n', 'over:sqrt n'],
  ['a batch of 10 and one more', (n: number) => 1 + Math.ceil(n / 10), 'n', 'over:sqrt n'],
  ['whole batches of 7', (n: number) => 2 + Math.floor(n / 7), 'n', 'over:log n'],
  ['two batches', (n: number) => Math.ceil(n / 50) + Math.ceil(n / 7), 'n', 'over:sqrt n'],
  ['n and its root', (n: number) => n + Math.ceil(Math.sqrt(n)), 'n', 'over:sqrt n'],
  ['a large cost and n²', (n: number) => 5_000_000 + n * n, 'n^2', 'over:n^1.5'],
  ['a sort', (n: number) => Math.round(n * Math.log2(n) - 1.3 * n), 'n log n', 'over:n'],
  ['a page of 30', (n: number) => Math.min(n, 30), '1', ''],
  ['a pool that warms up', (n: number) => (n === 3 ? 9 : 4), '1', ''],
  ['nothing', () => 0, '1', ''],
  ['N+1', (n: number) => n + 1, 'n', 'over:1'],
  ['one more at last', (n: number) => (n > 100 ? 2 : 1), 'n', 'over:1'],
])('%s', (_, count, holds, broken) => {
  expect(judge(count, holds)).toBe('within');
  if (broken) expect(judge(count, broken.slice('over:'.length))).toBe('over');
});

test('exponential counts are over every power', () => {
  expect(judge((n) => 2 ** n, 'n^3', [3, 6, 9, 12, 15])).toBe('over');
  expect(judge((n) => 2 ** n, '2^n', [3, 6, 9, 12, 15])).toBe('within');
  expect(judge((n) => n, '2^n', [500, 1000, 2000, 4000])).toBe('within');
});

test('tells the exponent', () => {
  const told = (count: (n: number) => number): number =>
    judgeCounts(
      usual.map((n) => ({ n, value: count(n) })),
      parseBound('n'),
    ).exponent;
  expect(told((n) => 100 + n * n)).toBeCloseTo(2, 5);
  expect(told((n) => 7 * n + 3)).toBeCloseTo(1, 5);
  expect(told(() => 4)).toBe(0);
});

test('a looser bound never turns within into over', () => {
  const count = fc.record({
    fixed: fc.integer({ min: 0, max: 1000 }),
    times: fc.integer({ min: 1, max: 1000 }),
    of: fc.constantFrom(...classes.slice(0, 7)),
  });
  fc.assert(
    fc.property(count, fc.constantFrom(...classes.keys()), fc.constantFrom(...classes.keys()), (made, a, b) => {
      const judged = (k: number): string =>
        judge((n) => made.fixed + Math.round(made.times * made.of[1](n)), (classes[k] as (typeof classes)[0])[0]);
      fc.pre(judged(Math.min(a, b)) === 'within');
      expect(judged(Math.max(a, b))).toBe('within');
    }),
  );
});

test('counting everything several times changes nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 100 }),
      fc.constantFrom(...classes),
      fc.constantFrom(...classes),
      (times, [, at], [bound]) => {
        expect(judge((n) => times * Math.round(20 * at(n)), bound)).toBe(judge((n) => Math.round(20 * at(n)), bound));
      },
    ),
  );
});
