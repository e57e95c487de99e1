import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nonNegative } from '../../src/judge/non-negative.js';

const ones = [1, 1, 1, 1];

test('a sum of the columns is found again', () => {
  const columns = [ones, [1, 2, 3, 4], [1, 4, 9, 16]];
  const found = nonNegative(columns, [3, 8, 15, 24], ones);
  for (const [i, value] of [3, 8, 15, 24].entries()) expect(found[i]).toBeCloseTo(value, 6);
});

test('a column that would be subtracted is left out', () => {
  expect(nonNegative([[1, 2, 3, 4]], [-1, -2, -3, -4], ones)).toEqual([0, 0, 0, 0]);
  // 5 − n: the best without subtracting n is the mean.
  for (const value of nonNegative([ones, [1, 2, 3, 4]], [4, 3, 2, 1], ones)) expect(value).toBeCloseTo(2.5, 6);
});

test('what counts for more is met more closely', () => {
  const [first, second] = nonNegative([[1, 1]], [1, 2], [100, 1]);
  expect(first).toBeCloseTo(1, 3);
  expect(second).toBe(first);
});

test('no single column could lessen what is left', () => {
  const rows = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1, maxLength: 5 }), rows, (columns, target) => {
      const even = target.map(() => 1);
      const left = nonNegative(columns, target, even).map((value, i) => (target[i] as number) - value);
      const size = Math.hypot(...target);
      for (const column of columns) {
        const slope = column.reduce((sum, x, i) => sum + x * (left[i] as number), 0);
        // Karush, Kuhn and Tucker's condition: no column points along what is left.
        expect(slope).toBeLessThanOrEqual(1e-3 * size * Math.hypot(...column) + 1e-9);
      }
    }),
  );
});
