import { describe, expect, test } from 'vitest';
import { measureRate, type RateRequest } from '../../src/measure/rate.js';
import { type Takes, VirtualClock } from './virtual-sampling.js';

function sustained(takes: Takes, rate: number, request: Partial<RateRequest> = {}, async = false, preempted?: Takes) {
  const clock = new VirtualClock();
  const { concurrency = 1 } = request;
  return measureRate(clock.sampling(takes, preempted, async), clock.windowing(takes, concurrency), {
    rate,
    concurrency,
    n: 1,
    ...request,
  });
}

describe('a rate', () => {
  test('that is reached, and one that is not', async () => {
    const reached = await sustained(() => 0.8, 1000);
    expect(reached.verdict.kind).toBe('within');
    expect(reached.rate).toBeCloseTo(1250, 0);
    const missed = await sustained(() => 1.3, 1000);
    expect(missed.verdict.kind).toBe('over');
    expect(missed.rate).toBeCloseTo(769, 0);
  });

  test('is not missed by a cold start, nor by what other processes took', async () => {
    expect((await sustained((at) => (at < 30 ? 5 : 0.5), 1000)).verdict.kind).toBe('within');
    const preempted = (at: number): number => (Math.floor(at / 10) % 3 === 0 ? 3 : 0);
    expect((await sustained(() => 0.5, 1000, {}, false, preempted)).verdict.kind).not.toBe('over');
  });

  test('of exactly so many calls is judged on those', async () => {
    const exact = await sustained(() => 2, 400, { runs: 30 });
    expect(exact).toMatchObject({ calls: 30, verdict: { kind: 'within' } });
    expect((await sustained(() => 3, 400, { runs: 30 })).verdict.kind).toBe('over');
  });

  test('of an asynchronous subject with several calls in flight', async () => {
    // Each takes 10 ms: 100 a second one after the other, 800 with eight in flight.
    const one = await sustained(() => 10, 500, { concurrency: 1 }, true);
    expect(one.verdict.kind).toBe('over');
    const eight = await sustained(() => 10, 500, { concurrency: 8 }, true);
    expect(eight.verdict.kind).toBe('within');
    expect(eight.rate).toBeGreaterThan(700);
    expect((await sustained(() => 10, 1000, { concurrency: 8 }, true)).verdict.kind).toBe('over');
  });

  test('that a call which never ends is over', async () => {
    const endless = await sustained(() => 1e6, 1000);
    expect(endless).toMatchObject({ verdict: { kind: 'over' }, stopped: {} });
  });
});
