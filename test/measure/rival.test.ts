import { describe, expect, test } from 'vitest';
import { measureRival } from '../../src/measure/rival.js';
import { generator, normal } from '../judge/limit-series.js';
import { type Takes, VirtualClock } from './virtual-sampling.js';

const compare = (subject: Takes, rival: Takes, by = 1, budget?: number, preempted?: Takes) => {
  const clock = new VirtualClock(budget);
  return measureRival(clock.sampling(subject, preempted), clock.sampling(rival, preempted), { by, n: 1 });
};

/** A call of `ms` whose times are log-normal, with bursts of 1.6 times for 150 ms every 3 s. */
const noisy =
  (ms: number, random: () => number, spread = 0.05): Takes =>
  (at) =>
    ms * Math.exp(spread * normal(random)) * (at % 3000 < 150 ? 1.6 : 1);

describe('a rival', () => {
  test('that is plainly slower, or plainly faster, is told in few rounds', async () => {
    const faster = await compare(
      () => 1,
      () => 2,
    );
    expect(faster).toMatchObject({ verdict: { kind: 'within' }, end: { kind: 'proven' }, ratio: { value: 2 } });
    expect(faster.rounds).toBeLessThan(20);
    const slower = await compare(
      () => 2,
      () => 1,
    );
    expect(slower).toMatchObject({ verdict: { kind: 'over' }, ratio: { value: 0.5 } });
    expect(slower.rounds).toBeLessThan(20);
  });

  test('is beaten by as much as was asked for, or not', async () => {
    const calls: [Takes, Takes] = [() => 1, () => 2];
    expect((await compare(...calls, 1.8)).verdict.kind).toBe('within');
    expect((await compare(...calls, 2.2)).verdict.kind).toBe('over');
  });

  test('10% slower is found among noise', async () => {
    let found = 0;
    for (let seed = 1; seed <= 50; seed++) {
      const random = generator(seed * 7919);
      const { verdict } = await compare(noisy(2, random), noisy(2.2, random));
      if (verdict.kind === 'within') found += 1;
    }
    expect(found).toBe(50);
  });

  test('that is the subject itself is never beaten, in 1,000 trials', async () => {
    let beaten = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const random = generator(seed * 104729);
      const { verdict } = await compare(noisy(2, random), noisy(2, random));
      if (verdict.kind === 'within') beaten += 1;
    }
    expect(beaten).toBe(0);
  });

  test('that never ends leaves nothing to compare with; a subject that never ends is over', async () => {
    const endless = () => 1e6;
    expect((await compare(() => 1, endless)).verdict).toMatchObject({ kind: 'cannot tell' });
    expect((await compare(endless, () => 1)).verdict.kind).toBe('over');
  });

  test('rounds held up by other processes speak for neither', async () => {
    const held = await compare(
      () => 1,
      () => 2,
      1,
      300,
      () => 4,
    );
    expect(held.verdict).toMatchObject({ kind: 'cannot tell', reason: expect.stringContaining('too noisy') });
    expect(held.rounds).toBe(0);
    expect(held.notes.join(' ')).toMatch(/^\d+ rounds were held up by other processes/);
  });
});
