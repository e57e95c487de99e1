import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { judgeGrowth } from '../../src/judge/growth.js';
import { doubtGrowth, type Standing, unfinished } from '../../src/measure/growth-doubts.js';

const standing: Standing = { sizes: 8, needed: 5, inputShare: 0.1, top: { n: 4096, ms: 3 }, judgement: undefined };
const text = (given: Partial<Standing>): string => {
  const { reason, next, because } = doubtGrowth({ ...standing, ...given });
  return `${reason} (${because}) → ${next}`;
};

describe('growth that cannot be told names its reason and the next step', () => {
  test('inputs', () => {
    expect(text({ inputShare: 0.82 })).toBe(
      'the input costs more than the subject: making the inputs took 82% of the time (set-up) → make input cheaper (build it from a prepared fixture), say reuseInput: true if a call does not use it up, or raise timeBudget',
    );
  });
  test('sizes', () => {
    expect(text({ sizes: 3 })).toBe(
      'too few sizes within the time budget: 3 of 5 sizes fitted into it (set-up) → raise timeBudget, or give smaller sizes',
    );
    expect(unfinished(12_000, 340).reason).toBe(
      'too few sizes within the time budget: n = 12,000 did not finish in the 340 ms that were left of it',
    );
  });
  test('a fixed cost', () => {
    const points = [64, 128, 256, 512, 1024].map((n) => ({ n, ms: 5 + n * 1e-4 }));
    const judgement = judgeGrowth(points, parseBound('n'));
    expect(text({ judgement, top: { n: 1024, ms: 5.1 } })).toMatch(
      /^a fixed cost hides the growth: it is 9\d% of a call at n = 1,024 \(set-up\) → raise timeBudget, or give larger sizes$/,
    );
  });
  test('the clock', () => {
    expect(text({ top: { n: 4096, ms: 0.0051 } })).toBe(
      'timer too coarse: a call takes 5.1 µs at n = 4,096 (set-up) → give larger sizes, or put more work into one call',
    );
  });
  test('noise', () => {
    expect(text({})).toBe(
      'too noisy: the times vary too much, or follow no power of n at these sizes (noise) → raise timeBudget, give larger sizes, or run it on a quieter machine',
    );
  });
});
