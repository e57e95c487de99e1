import { expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { measureGrowthByCount } from '../../src/measure/growth.js';

const endless = (): number => 1000;
const measure = (countAt: (n: number) => number, bound: string, sizes?: readonly number[]) =>
  measureGrowthByCount(async (n) => countAt(n), { bound: parseBound(bound), ...(sizes ? { sizes } : {}) }, endless);

test.each([
  ['a page of 50', (n: number) => Math.min(n, 51), 384],
  ['a page of 100', (n: number) => Math.min(n, 101), 768],
  ['a page of 20', (n: number) => Math.min(n, 20), 192],
  ['a constant', () => 2, 192],
])('%s does not grow: larger sizes tell', async (_, countAt, to) => {
  expect(await measure(countAt, '1')).toMatchObject({ verdict: { kind: 'within' }, to });
});

test.each([
  ['all rows', (n: number) => n, 192],
  ['a page that none of the sizes fills', (n: number) => Math.min(n, 201), 192],
  ['every third row', (n: number) => Math.ceil(n / 3), 192],
  ['a batch for each 100', (n: number) => 1 + Math.ceil(n / 100), 1536],
  ['a logarithm', (n: number) => Math.ceil(Math.log2(n)), 1536],
  ['a square root', (n: number) => Math.ceil(Math.sqrt(n)), 1536],
])('%s: grows', async (_, countAt, most) => {
  const { verdict, to } = await measure(countAt, '1');
  expect(verdict.kind).toBe('over');
  expect(to).toBeLessThanOrEqual(most);
});

test('sizes that were given are not added to', async () => {
  expect((await measure((n) => Math.min(n, 51), '1', [12, 48, 192])).to).toBe(192);
});

test('a count that has just stopped when the time is over cannot be told', async () => {
  let left = 1000;
  const count = async (n: number): Promise<number> => {
    if (n >= 192) left = 0;
    return Math.min(n, 51);
  };
  expect(await measureGrowthByCount(count, { bound: parseBound('1') }, () => left)).toMatchObject({
    verdict: { kind: 'cannot tell', reason: expect.stringContaining('the count has just stopped growing') },
  });
});
