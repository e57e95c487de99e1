import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { judgeGrowth } from '../../src/judge/growth.js';
import { levelled } from '../../src/judge/growth-step.js';

const linear = parseBound('n');
const series = (cost: (n: number) => number, sizes: readonly number[]) => sizes.map((n) => ({ n, ms: cost(n) }));
const sizes = [4, ...Array.from({ length: 13 }, (_, k) => Math.round(1000 * Math.SQRT2 ** k))];

describe('a step', () => {
  // As measured: a Set drained, 31 ns an element at n = 4,224, 134 at 16,884.
  const stepped = (n: number) => n * (n < 8000 ? 3e-5 : 2e-4);

  test('is no growth', () => {
    expect(levelled(series(stepped, sizes), linear, 0)).toMatchObject({ above: 7 });
    expect(judgeGrowth(series(stepped, sizes), linear).kind).toBe('within');
    expect(judgeGrowth(series(stepped, sizes), parseBound('n log n')).kind).toBe('within');
  });

  test('hides no growth', () => {
    expect(
      judgeGrowth(
        series((n) => stepped(n) * n ** 0.5, sizes),
        linear,
      ).kind,
    ).toBe('over');
    expect(
      judgeGrowth(
        series((n) => stepped(n) * n, sizes),
        linear,
      ).kind,
    ).toBe('over');
    expect(judgeGrowth(series(stepped, sizes), parseBound('sqrt n')).kind).toBe('over');
  });

  test('near the largest size leaves it open: a change of regime begins so, too', () => {
    const late = series((n) => n * (n < 45_000 ? 3e-5 : 2e-4), sizes);
    expect(judgeGrowth(late, linear).kind).not.toBe('over');
  });

  test('is not seen in a power of n, noise included', () => {
    const noisy = [1.02, 0.99, 1.01, 1, 1.03, 0.98];
    const powers = sizes.map((n, i) => ({ n, ms: 1e-6 * n ** 2 * (noisy[i % noisy.length] as number) }));
    expect(levelled(powers, linear, 0)).toBeUndefined();
  });
});

describe('growth beyond the bound that only the largest sizes show', () => {
  // Measured: join by find, whose rows cost so much by themselves that n² shows from n = 400 on.
  const times: [number, number][] = [
    [4, 0.00162],
    [47, 0.00878],
    [67, 0.0419],
    [93, 0.0549],
    [134, 0.0831],
    [188, 0.167],
    [265, 0.235],
    [375, 0.414],
    [530, 0.772],
    [748, 1.52],
    [1056, 3.04],
  ];
  test('is never within', () => {
    const points = times.map(([n, ms]) => ({ n, ms }));
    expect(judgeGrowth(points, parseBound('n^1.5')).kind).not.toBe('within');
    expect(judgeGrowth(points, parseBound('n^2')).kind).toBe('within');
  });

  test('but growth that comes down to the bound is not over it', () => {
    // Measured: rows up to 600, pairs of the rest beyond; n² under n², although its window grows like n^2.8.
    const regime = [757, 882, 1246, 1506, 1793, 2539, 3588, 4955, 7004].map((n) => ({ n, ms: 7e-7 * (n - 600) ** 2 }));
    expect(judgeGrowth([{ n: 4, ms: 0.0008 }, ...regime], parseBound('n^2')).kind).not.toBe('over');
  });
});
