import { expect, test } from 'vitest';
import {
  bounds,
  constant,
  cubic,
  exponential,
  linear,
  linearithmic,
  logarithmic,
  quadratic,
} from '../../bench/verdicts/growth.js';
import { bigO, bigOClass } from '../../bench/verdicts/rivals/big-o.js';
import { googleBenchmark, googleClass } from '../../bench/verdicts/rivals/google-benchmark.js';
import { fitLine } from '../../bench/verdicts/rivals/least-squares.js';
import { checkBound, holm } from '../../bench/verdicts/rivals/plasma-big-o.js';
import { bySize } from '../../bench/verdicts/rivals/rival.js';
import { rspecBenchmark, trendOf } from '../../bench/verdicts/rivals/rspec-benchmark.js';

const ns = [8, 16, 32, 64, 128, 256];
const bound = (text: string) => bounds.find((one) => one.text === text) as (typeof bounds)[number];
const call = (n: number, ms: number) => ({ n, ms, cpuMs: ms });

test('a least-squares line', () => {
  // Means 2 and 3; Sxx = 2, Sxy = 3, Syy = 6: slope 1.5, intercept 0, R² = 9 / (2 × 6).
  const line = fitLine([1, 2, 3], [2, 2, 5]);
  expect(line.slope).toBeCloseTo(1.5, 12);
  expect(line.intercept).toBeCloseTo(0, 12);
  expect(line.r2).toBeCloseTo(0.75, 12);
});

test('calls by size: jittered ones are one size, in the order of calling', () => {
  const sizes = bySize([call(128, 1), call(64, 2), call(129, 3), call(128, 4), call(65, 5), call(66, 6)]);
  expect(sizes.map(({ calls }) => calls.map(({ ms }) => ms))).toEqual([[2, 5], [6], [1, 3, 4]]);
});

test('google/benchmark names the class of the least RMS', () => {
  expect(
    googleClass(
      ns,
      ns.map(() => 3),
    ),
  ).toBe(constant);
  expect(
    googleClass(
      ns,
      ns.map((n) => 3 * Math.log2(n)),
    ),
  ).toBe(logarithmic);
  expect(
    googleClass(
      ns,
      ns.map((n) => 2 * n),
    ),
  ).toBe(linear);
  expect(
    googleClass(
      ns,
      ns.map((n) => n * Math.log2(n)),
    ),
  ).toBe(linearithmic);
  expect(
    googleClass(
      ns,
      ns.map((n) => 5 * n ** 2),
    ),
  ).toBe(quadratic);
  expect(
    googleClass(
      ns,
      ns.map((n) => n ** 3),
    ),
  ).toBe(cubic);
  // Sizes 1 and 2, times 1 and 3: RMS through the origin is least for n log n or n² or n; by hand n: c = 7/5, residuals −0.4 and 0.2;
  // n²: c = 13/17, residuals 0.235 and −0.059; n³: c = 25/65, residuals 0.615 and −0.077; n log n: c = 1.5, residuals 1 and 0.
  expect(googleClass([1, 2], [1, 3])).toBe(quadratic);
});

test('google/benchmark as a gate: the mean of all calls but the first', () => {
  const sizes = ns.map((n) => ({ n, calls: [call(n, 1000), call(n, n - 1), call(n, n + 1)] }));
  expect(googleBenchmark.says(sizes, bound('n'))).toBe('within');
  expect(googleBenchmark.says(sizes, bound('n^1.5'))).toBe('within');
  expect(googleBenchmark.says(sizes, bound('sqrt n'))).toBe('over');
});

test('big_O takes an intercept out', () => {
  expect(
    bigOClass(
      ns,
      ns.map((n) => 100 + 2 * n),
    ),
  ).toBe(linear);
  expect(
    bigOClass(
      ns,
      ns.map((n) => 100 + n ** 2),
    ),
  ).toBe(quadratic);
  expect(bigOClass([1, 2, 3, 4, 5, 6], [3, 3, 3, 3, 3, 3])).toBe(constant);
  expect(bigOClass([1, 2, 3, 4, 5, 6], [2, 4, 8, 16, 32, 64])).toBe(exponential);
  expect(
    bigOClass(
      ns,
      ns.map((n) => n ** 1.52),
    ),
  ).toEqual({ power: 1.5, logs: 0, base: 1 });
});

test('big_O as a gate: the first call of each size', () => {
  const sizes = ns.map((n) => ({ n, calls: [call(n, 100 + n ** 2), call(n, 1)] }));
  expect(bigO.says(sizes, bound('n^2'))).toBe('within');
  expect(bigO.says(sizes, bound('n^1.5'))).toBe('over');
});

test('rspec-benchmark names one trend, and every other matcher fails', () => {
  expect(
    trendOf(
      ns,
      ns.map(() => 0.01),
    ),
  ).toBe('constant');
  expect(
    trendOf(
      ns,
      ns.map((n) => 5 + n),
    ),
  ).toBe('linear');
  expect(
    trendOf(
      ns,
      ns.map((n) => 40 * Math.log(n)),
    ),
  ).toBe('logarithmic');
  expect(
    trendOf(
      ns,
      ns.map((n) => n ** 2),
    ),
  ).toBe('power');
  expect(trendOf([1, 2, 3, 4, 5, 6], [20, 40, 80, 160, 320, 640])).toBe('exponential');
  expect(trendOf([1, 2, 3, 4], [900, 100, 900, 100])).toBe('none');
  // The second call is the sample. Linear code is not 'power'.
  const sizes = ns.map((n) => ({ n, calls: [call(n, 999), call(n, 5 + n)] }));
  expect(rspecBenchmark.says(sizes, bound('n'))).toBe('within');
  expect(rspecBenchmark.says(sizes, bound('n^2'))).toBe('over');
  expect(rspecBenchmark.says(sizes, bound('n log n'))).toBeUndefined();
});

test("Holm's method", () => {
  // 0.01 ≤ 0.05/4, 0.015 ≤ 0.05/3, 0.03 > 0.05/2: the rest stays.
  expect(holm([0.03, 0.01, 0.04, 0.015])).toEqual([false, true, false, true]);
  expect(holm([0.001])).toEqual([true]);
});

test('plasma bigO: fine, error, and a bound that it has no model of', () => {
  const noise = (n: number, k: number) => 1 + 0.02 * Math.sin(7 * n + k);
  const points = (f: (n: number) => number) => ns.flatMap((n) => [1, 2, 3].map((k) => ({ n, ms: f(n) * noise(n, k) })));
  expect(
    checkBound(
      points((n) => n ** 2),
      bound('n'),
    ),
  ).toBe('over');
  expect(
    checkBound(
      points((n) => n ** 2),
      bound('n^3'),
    ),
  ).toBe('within');
  expect(
    checkBound(
      points((n) => n),
      bound('n^2 log n'),
    ),
  ).toBeUndefined();
  expect(
    checkBound(
      points((n) => n),
      bound('2^n'),
    ),
  ).toBe('within');
});
