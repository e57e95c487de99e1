import { expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { judgeGrowth } from '../../src/judge/growth.js';

test('three sizes whose times multiply are not flat, however noisy the largest is', () => {
  const points = [
    { n: 100, ms: 0.102, noise: 0.05 },
    { n: 800, ms: 0.476, noise: 0.05 },
    { n: 6400, ms: 3.767, noise: 3 },
  ];
  expect(judgeGrowth(points, parseBound('1'))).toMatchObject({ flat: false });
  expect(judgeGrowth(points, parseBound('1')).kind).not.toBe('within');
});
