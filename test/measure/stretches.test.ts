import { expect, test } from 'vitest';
import type { Sampling } from '../../src/measure/sampler.js';
import { Stretches } from '../../src/measure/stretches.js';

/** Calls that take `ms` each on a clock of their own. */
function sampling(ms: number, async = false): Sampling & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    async time(n, calls) {
      asked.push(calls);
      return { n, calls, timed: calls, at: 0, ms, preemptedMs: 0, stopped: false, async };
    },
    renew() {},
    timeLeft: 1000,
    inputMs: 0,
    subjectMs: 0,
  };
}

test('a short call is followed by stretches of it', async () => {
  const short = sampling(0.001);
  const stretches = new Stretches(short);
  expect(await stretches.call(1)).toMatchObject({ ms: 0.001, batch: 1 });
  expect(await stretches.call(1)).toMatchObject({ ms: 0.001, batch: 200 });
  expect(short.asked).toEqual([1, 200]);
  expect(stretches.longest).toBe(200);
});

test('a long call and a promise are called one by one', async () => {
  for (const one of [sampling(1), sampling(0.001, true)]) {
    const stretches = new Stretches(one);
    await stretches.call(1);
    await stretches.call(1);
    expect(one.asked).toEqual([1, 1]);
  }
});
