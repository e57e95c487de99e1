import { describe, expect, test } from 'vitest';
import { simulate } from '../../bench/limit-simulate.js';
import { families } from '../judge/limit-families.js';

// A short cut of `node bench/limit-simulated.mjs`, with fixed seeds: the true percentile is 10% below the limit, so `over` is wrong.
describe.each([0.01, 1, 20])('calls of %d ms', (unit) => {
  describe.each([50, 95])('percentile %d', (percentile) => {
    test.each(families.filter(({ untellable }) => !untellable))('$name', async (family) => {
      const trials = unit < 1 ? 20 : 100;
      const { over, within, untold } = await simulate(family, { unit, percentile, ratio: 0.9, trials });
      expect(within + untold + over).toBe(trials);
      expect(over).toBe(0);
    });
  });
});

test('twice the limit is over, half of it within', async () => {
  for (const family of families.slice(0, 2)) {
    for (const unit of [1, 20]) {
      const over = await simulate(family, { unit, percentile: 50, ratio: 2, trials: 100 });
      expect(over.over).toBeGreaterThan(90);
      const within = await simulate(family, { unit, percentile: 50, ratio: 0.5, trials: 100 });
      expect(within).toMatchObject({ within: 100, calls: 5 });
    }
  }
});
