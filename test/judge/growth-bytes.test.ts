import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { judgeBytes } from '../../src/judge/growth-bytes.js';

const sizes = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096];
const powers = { '1': 0, 'sqrt n': 0.5, n: 1, 'n^1.5': 1.5, 'n^2': 2 } as const;
const bounds = fc.constantFrom(...(Object.keys(powers) as (keyof typeof powers)[]));
const noise = fc.array(fc.double({ min: 1, max: 1.01, noNaN: true }), { minLength: 9, maxLength: 9 });

test('what grows half a power more than its bound is over, what grows like it or less is within', () => {
  fc.assert(
    fc.property(
      bounds,
      fc.constantFrom(0, 0.5, 1, 1.5, 2),
      fc.double({ min: 100, max: 1e5, noNaN: true }),
      noise,
      (bound, power, each, factors) => {
        const points = sizes.map((n, i) => ({ n, value: each * n ** power * (factors[i] as number) }));
        const { kind } = judgeBytes(points, parseBound(bound));
        expect(kind).toBe(power > powers[bound] ? 'over' : 'within');
      },
    ),
  );
});

test('a fixed part does not hide a power', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (fixed) => {
      const points = sizes.map((n) => ({ n, value: fixed + 16 * n * n }));
      expect(judgeBytes(points, parseBound('n')).kind).toBe('over');
      expect(judgeBytes(points, parseBound('n^2')).kind).toBe('within');
    }),
  );
});

test('arrays that grow by halves are linear, sorts are within n', () => {
  const pushed = (n: number): number => {
    let [capacity, sum] = [0, 0];
    while (capacity < n) {
      capacity = Math.floor(capacity + capacity / 2) + 16;
      sum += 16 + 8 * capacity;
    }
    return sum;
  };
  for (const of of [pushed, (n: number) => 8 * n * Math.log2(n + 1)]) {
    const points = sizes.map((n) => ({ n, value: of(n) }));
    expect(judgeBytes(points, parseBound('n')).kind).toBe('within');
    expect(judgeBytes(points, parseBound('sqrt n')).kind).toBe('over');
  }
});

test('a step among linear sizes is no power of n', () => {
  // A record of names, of which V8 makes a dictionary at some size.
  const points = [1520, 6820, 43_100, 434_000, 1_860_000].map((value, i) => ({ n: 16 * 4 ** i, value }));
  expect(judgeBytes(points, parseBound('n')).kind).toBe('within');
  expect(judgeBytes(points, parseBound('sqrt n')).kind).toBe('over');
  expect(judgeBytes(points, parseBound('n^1.5')).kind).toBe('within');
});

/** Sizes as they are chosen, few and many, and as users give them. */
const grids = fc.constantFrom(
  [16, 64, 256, 1024],
  [16, 64, 256, 1024, 4096],
  [16, 64, 256, 1024, 2000],
  [16, 64, 256, 1024, 4096, 16_384, 65_536],
  [100, 300, 900, 2700, 8100],
  [100, 200, 400, 800, 1600],
);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const noisy = (of: (n: number) => number, grid: readonly number[], factors: readonly number[]) =>
  grid.map((n, i) => ({ n, value: of(n) * (factors[i] as number) }));

/** The bytes of a table that is made anew, twice as large, whenever it is full. */
const table = (n: number, first: number): number => {
  let [capacity, sum] = [first, first];
  while (capacity < n) {
    capacity *= 2;
    sum += capacity;
  }
  return sum;
};

test('linear bytes with a table that doubles are within n, or at the worst untold', () => {
  fc.assert(
    fc.property(grids, fraction, fraction, fraction, noise, (grid, first, share, fixed, factors) => {
      const of = (n: number): number => 5000 * fixed + (20 + 40 * share) * n + 30 * table(n, 4 + 12 * first);
      expect(judgeBytes(noisy(of, grid, factors), parseBound('n')).kind).not.toBe('over');
    }),
  );
});

test('linear bytes that double at one size, and go on for two more, are within n', () => {
  fc.assert(
    fc.property(grids, fc.integer({ min: 1, max: 4 }), noise, (grid, at, factors) => {
      const from = grid[Math.min(at, grid.length - 3)] as number;
      const of = (n: number): number => 50 * n * (n >= from ? 2 : 1);
      expect(judgeBytes(noisy(of, grid, factors), parseBound('n')).kind).toBe('within');
    }),
  );
});

test('a doubling at the last of the sizes is no proof of more', () => {
  fc.assert(
    fc.property(noise, (factors) => {
      const grid = [16, 64, 256, 1024, 4096];
      const of = (n: number): number => 50 * n * (n >= 4096 ? 2 : 1);
      expect(judgeBytes(noisy(of, grid, factors), parseBound('n')).kind).toBe('cannot tell');
    }),
  );
});

test('a table that doubles does not hide n²', () => {
  fc.assert(
    fc.property(grids, fraction, fraction, noise, (grid, first, share, factors) => {
      const of = (n: number): number => 100 * share * table(n, 4 + 12 * first) + 8 * n * n;
      expect(judgeBytes(noisy(of, grid, factors), parseBound('n')).kind).toBe('over');
    }),
  );
});

test('half a power more than n, with linear parts and fixed ones, is never within', () => {
  fc.assert(
    fc.property(grids, fraction, fraction, noise, (grid, linear, fixed, factors) => {
      const of = (n: number): number => 20_000 * fixed + 100 * linear * n + 8 * n ** 1.5;
      expect(judgeBytes(noisy(of, grid, factors), parseBound('n')).kind).not.toBe('within');
    }),
  );
});

test('a little that comes and goes is no growth', () => {
  const points = sizes.map((n, i) => ({ n, value: 9_000 + 300 * (i % 3) }));
  expect(judgeBytes(points, parseBound('1'))).toEqual({ kind: 'within', exponent: 0, flat: true });
});
