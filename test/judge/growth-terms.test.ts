import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { evidenceOf } from '../../src/judge/growth-terms.js';

const sizes = Array.from({ length: 9 }, (_, k) => Math.round(64 * 2 ** k));
const evidence = (at: (n: number) => number, bound: string, above = 3, of = sizes): number =>
  evidenceOf(
    of.map((n) => ({ n, ms: at(n), noise: 0.01 * at(n) })),
    parseBound(bound),
    0,
    above,
  );

describe('evidence against a bound', () => {
  test('rows that cost more than pairs at first are no n^1.5', () => {
    const pairs = (n: number): number => 1e-3 * n + 1e-6 * n * n;
    expect(evidence(pairs, 'n^1.5')).toBeGreaterThan(12);
    expect(evidence(pairs, 'n^2')).toBeLessThan(0);
  });

  test('a step is none, where enough sizes lie above it', () => {
    const step = (n: number): number => n * (n > 1500 ? 6 : 1);
    expect(evidence(step, 'n')).toBeLessThan(-4);
    expect(evidence((n) => n ** 1.6, 'n')).toBeGreaterThan(12);
  });

  test('a leap of the largest size is a step only where no verdict hangs on it', () => {
    const leap = (n: number): number => n * (n > 10_000 ? 6 : 1);
    expect(evidence(leap, 'n', 1)).toBeLessThan(evidence(leap, 'n', 3));
  });

  test('a factor log n is within, half a power is not', () => {
    expect(evidence((n) => n * Math.log2(n), 'n')).toBeLessThan(-4);
    expect(evidence((n) => n * Math.sqrt(n), 'n')).toBeGreaterThan(4);
  });

  test('exponential code is beyond every power', () => {
    const few = [4, 8, 11, 14, 16, 17, 18, 19, 20];
    expect(evidence((n) => 10 + 2 ** n, 'n^3', 3, few)).toBeGreaterThan(4);
    expect(evidence((n) => 10 + 2 ** n, '2^n', 3, few)).toBeLessThan(0);
  });

  test('times in another unit say the same', () => {
    const pairs = (n: number): number => 1e-3 * n + 1e-6 * n * n;
    expect(evidence((n) => 1e3 * pairs(n), 'n^1.5')).toBeCloseTo(evidence(pairs, 'n^1.5'), 3);
  });
});
