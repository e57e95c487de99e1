import { expect, test, vi } from 'vitest';
import { Caller } from '../../src/measure/caller.js';

const waits = vi.hoisted(() => ({ waited: 100 }));

vi.mock('../../src/measure/preemption.js', async (original) => ({
  ...(await original<typeof import('../../src/measure/preemption.js')>()),
  processorTime: () => ({ waited: waits.waited, cpu: 0, active: 0, pageFaults: 0 }),
}));

test('what the thread waited for a processor is not of the budget, up to the most that there is', () => {
  const plain = new Caller(() => {}, { timeBudget: 2_000_000 });
  const stretching = new Caller(() => {}, { timeBudget: 2_000_000, mostTime: 5_000_000 });
  waits.waited = 1_000_100;
  expect(plain.timeLeft).toBeLessThanOrEqual(2_000_000);
  expect(stretching.timeLeft).toBeGreaterThan(2_900_000);
  expect(stretching.timeLeft).toBeLessThanOrEqual(3_000_000);
  waits.waited = 9_000_100;
  expect(stretching.timeLeft).toBeGreaterThan(4_900_000);
  expect(stretching.timeLeft).toBeLessThanOrEqual(5_000_000);
});
