import { expect, test } from 'vitest';
import { cacheAnsweredSteps } from '../../src/judge/step-cache.js';

test('a cache saves ever more', () => {
  expect(cacheAnsweredSteps([100, 400, 1600], [10, 20, 40])).toBe(true);
  expect(cacheAnsweredSteps([100, 400, 1600], [50, 200, 800])).toBe(true);
});

test('what is made ready once, or differs by chance, is none', () => {
  expect(cacheAnsweredSteps([150, 450, 1650], [100, 400, 1600])).toBe(false);
  expect(cacheAnsweredSteps([100, 420, 1600], [101, 400, 1590])).toBe(false);
  expect(cacheAnsweredSteps([100, 400, 1600], [99, 396, 1584])).toBe(false);
  expect(cacheAnsweredSteps([], [])).toBe(false);
});
