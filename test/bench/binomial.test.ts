import { expect, test } from 'vitest';
import { allowedWrong, binomialAtMost, clopperPearsonUpper } from '../../bench/verdicts/binomial.js';

test('binomial probabilities', () => {
  // 10 tosses of a coin: (1 + 10 + 45) / 1024.
  expect(binomialAtMost(2, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
  expect(binomialAtMost(0, 3, 0.1)).toBeCloseTo(0.729, 12);
  expect(binomialAtMost(3, 3, 0.1)).toBe(1);
});

test('Clopper-Pearson bounds', () => {
  // None of n: 1 − 0.05^(1/n), about 3/n.
  expect(clopperPearsonUpper(0, 10)).toBeCloseTo(1 - 0.05 ** 0.1, 9);
  expect(clopperPearsonUpper(0, 3000)).toBeCloseTo(1 - 0.05 ** (1 / 3000), 9);
  // 1 of 2: (1 − p)² + 2p(1 − p) = 1 − p² = 0.05.
  expect(clopperPearsonUpper(1, 2)).toBeCloseTo(Math.sqrt(0.95), 9);
  expect(clopperPearsonUpper(5, 5)).toBe(1);
});

test('as many wrong verdicts are allowed as 1 in 1,000 explains', () => {
  expect(allowedWrong(1)).toBe(1);
  // Poisson of mean 0.5: P(> 3) = 1.8 in 1,000, P(> 4) = 1.7 in 10,000.
  expect(allowedWrong(500)).toBe(4);
  for (const n of [100, 500, 3000]) {
    expect(binomialAtMost(allowedWrong(n), n, 0.001)).toBeGreaterThan(0.999);
    expect(binomialAtMost(allowedWrong(n) - 1, n, 0.001)).toBeLessThanOrEqual(0.999);
  }
});
