import { describe, expect, test } from 'vitest';
import { foreseeSteps, nextStepSize, sizeBetween } from '../../src/measure/step-sizes.js';

/** The sizes of a ladder whose calls take these steps. */
function ladder(steps: (n: number) => number, dearest = 500_000, most = 4096): number[] {
  const costs: { n: number; steps: number }[] = [];
  for (;;) {
    const n = nextStepSize(costs, dearest, most);
    if (n === undefined) return costs.map((one) => one.n);
    costs.push({ n, steps: steps(n) });
  }
}

describe('a ladder', () => {
  test('doubles as long as a call is not too dear', () => {
    expect(ladder((n) => n)).toEqual([4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]);
    expect(ladder((n) => n * n).at(-1)).toBe(512);
    expect(ladder((n) => n ** 3).at(-1)).toBe(79);
    expect(ladder(() => 7).at(-1)).toBe(4096);
  });

  test('goes by less than double where growth is exponential, and stays below the dearest call', () => {
    for (const base of [1.3, 2, 3]) {
      const sizes = ladder((n) => 3 * base ** n);
      const top = sizes.at(-1) as number;
      expect(3 * base ** top).toBeLessThan(500_000);
      // What is missing to the dearest call is less than a few more elements.
      expect(3 * base ** (top + 6)).toBeGreaterThan(100_000);
    }
  });

  test('ends at the largest size that was asked for', () => {
    expect(ladder((n) => n, Number.POSITIVE_INFINITY, 10_000).at(-1)).toBe(10_000);
    expect(ladder((n) => n, 500_000, 50)).toEqual([1, 2, 4, 8, 16, 32, 50]);
    expect(ladder((n) => n, 500_000, 3)).toEqual([1, 2, 3]);
  });
});

test.each<[string, (n: number) => number]>([
  ['n', (n) => n],
  ['n^2', (n) => n * n],
  ['n^3', (n) => n ** 3],
  ['2^n', (n) => 2 ** n],
  ['a large fixed cost and n^2', (n) => 1e6 + 30 * n * n],
  ['log n', (n) => 100 * Math.log2(n)],
  ['1', () => 42],
])('%s is foreseen', (_, steps) => {
  const costs = [4, 8, 16].map((n) => ({ n, steps: steps(n) }));
  expect(Math.abs(foreseeSteps(costs, 20) / steps(20) - 1)).toBeLessThan(0.05);
});

test('sizes between others: where the gap is widest, the largest first', () => {
  expect(sizeBetween([4, 8, 16])).toBe(11);
  expect(sizeBetween([4, 8, 11, 16])).toBe(6);
  expect(sizeBetween([1, 2])).toBeUndefined();
  expect(sizeBetween([7])).toBeUndefined();
});
