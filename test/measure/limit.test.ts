import { describe, expect, test } from 'vitest';
import { LimitJudge } from '../../src/judge/limit.js';
import { SubjectError } from '../../src/measure/caller.js';
import { clockLimits } from '../../src/measure/clock-limits.js';
import { type LimitRequest, measureLimit } from '../../src/measure/limit.js';
import { type Told, VirtualCaller } from './virtual-caller.js';

const measure = (
  taking: (index: number) => number | Told,
  request: Partial<LimitRequest> & { timeBudget?: number } = {},
) => measureLimit(new VirtualCaller(taking, request.timeBudget), { limit: 50, percentile: 50, n: 1, ...request });

describe('decides and stops', () => {
  test('within after the fewest calls', async () => {
    const found = await measure(() => 1);
    expect(found).toMatchObject({
      verdict: { kind: 'within' },
      samples: [1, 1, 1, 1, 1],
      value: 1,
      judged: 5,
      exceeded: 0,
      notes: [],
    });
    expect(found.interval).toBeUndefined();
    expect(found.phases).toEqual({ input: 0, subject: 5, rest: 0 });
    expect((await measure(() => 1, { percentile: 99 })).calls).toBe(299);
  });

  test('calls go on for as long as is asked, and change nothing but the samples', async () => {
    const cold = (index: number): number => (index < 5 ? 10 : 100);
    const found = await measure(cold, { longerMs: 1000, timeBudget: 5000 });
    expect(found).toMatchObject({ verdict: { kind: 'within' }, value: 10, judged: 5, exceeded: 0, calls: 15 });
    expect(found.samples).toEqual([10, 10, 10, 10, 10, ...Array.from({ length: 10 }, () => 100)]);
    // Not beyond what is left of the time, nor with `runs`, which are exactly so many.
    expect((await measure(cold, { longerMs: 1000, timeBudget: 400 })).calls).toBeLessThanOrEqual(8);
    expect((await measure(cold, { longerMs: 1000, runs: 5 })).calls).toBe(5);
  });

  test('over after 24 calls, with an interval', async () => {
    const found = await measure((index) => 60 + (index % 3), { timeBudget: 3000 });
    expect(found).toMatchObject({
      verdict: { kind: 'over' },
      calls: 24,
      judged: 23,
      exceeded: 23,
      value: 61,
      interval: [60, 62],
    });
    expect(found.stopped).toBeUndefined();
  });

  test('over with 12 calls when there is no time for more', async () => {
    expect(await measure(() => 80)).toMatchObject({ verdict: { kind: 'over' }, calls: 12, judged: 11, exceeded: 11 });
  });

  test('cold calls are left out, and said', async () => {
    expect(await measure((index) => (index < 2 ? 80 : 10))).toMatchObject({
      verdict: { kind: 'within' },
      judged: 7,
      value: 10,
      notes: ['The first 2 calls took longer and were not counted: they were cold.'],
    });
    expect((await measure((index) => (index < 1 ? 80 : 10))).notes).toEqual([
      'The first call took longer and was not counted: it was cold.',
    ]);
  });

  test('a subject that never ends is over by the hard stop', async () => {
    expect(await measure(() => ({ ms: Number.POSITIVE_INFINITY, async: true }))).toMatchObject({
      verdict: { kind: 'over' },
      stopped: { ms: 1000, async: true },
      calls: 1,
    });
  });

  test('so is one that ends once and then never', async () => {
    expect(await measure((index) => (index === 0 ? 1 : Number.POSITIVE_INFINITY))).toMatchObject({
      verdict: { kind: 'over' },
      stopped: { ms: 999, async: false },
    });
  });

  test('a second call far beyond the limit is begun although it does not fit', async () => {
    expect(await measure(() => 700)).toMatchObject({ verdict: { kind: 'over' }, calls: 2, samples: [700, 300] });
  });

  test('runs: exactly so many, and says so', async () => {
    expect(await measure((index) => (index < 2 ? 80 : 10), { runs: 3 })).toMatchObject({
      verdict: { kind: 'over' },
      calls: 3,
      value: 80,
      notes: ['Judged on exactly 3 calls, the first ones too, by the nearest-rank rule.'],
    });
    expect(await measure(() => 10, { runs: 1 })).toMatchObject({
      verdict: { kind: 'within' },
      calls: 1,
      notes: ['Judged on one call, without a warm-up.'],
    });
  });

  test('many calls are recorded thinned, and all judged', async () => {
    const found = await measure(() => 0.25, { limit: 0.125 });
    expect(found.verdict.kind).toBe('over');
    expect(found.calls).toBeGreaterThan(1000);
    expect(found.judged).toBe(found.calls - 1);
    expect(found.samples).toHaveLength(1000);
  });
});

describe('cannot tell', () => {
  test('the runs needed do not fit the budget: said after three calls', async () => {
    const found = await measure(() => 10, { percentile: 99 });
    expect(found.calls).toBe(3);
    expect(found.verdict).toEqual({
      kind: 'cannot tell',
      because: 'set-up',
      reason:
        'too few calls within the time budget: 299 calls are needed, each takes about 10ms, and the time budget is 1s (0 of 3 calls took longer than 50ms)',
      next: "raise timeBudget to '4.5s' and the test's timeout beyond it, judge a lower percentile, or say how many calls to judge with runs",
    });
  });

  test('so with calls over the limit, that are too few to be over', async () => {
    const found = await measure(() => 100);
    expect(found.calls).toBe(3);
    expect(found.verdict).toMatchObject({
      because: 'set-up',
      reason:
        'too few calls within the time budget: 12 calls are needed, each takes about 100ms, and the time budget is 1s (3 of 3 calls took longer than 50ms)',
      next: "raise timeBudget to '1.8s' and the test's timeout beyond it, or say how many calls to judge with runs",
    });
  });

  test('so with exactly so many runs', async () => {
    expect((await measure(() => 300, { runs: 10, limit: 400 })).verdict).toMatchObject({
      because: 'set-up',
      reason:
        'too few calls within the time budget: 10 calls are needed, each takes about 300ms, and the time budget is 1s (0 of 1 call took longer than 400ms)',
      next: "raise timeBudget to '4.5s' and the test's timeout beyond it, or lower runs",
    });
  });

  test('inputs that cost more than the subject', async () => {
    expect((await measure(() => ({ ms: 1, input: 300 }))).verdict).toMatchObject({
      because: 'set-up',
      reason:
        'the input costs more than the subject: 5 calls are needed, each takes about 301ms with its input, and the time budget is 1s (0 of 1 call took longer than 50ms)',
    });
    expect((await measure((index) => ({ ms: 1, input: index < 2 ? 10 : 2000 }))).verdict).toMatchObject({
      because: 'set-up',
      reason:
        'the input costs more than the subject: the time budget of 1s was used up, 998ms went into 3 inputs, and the subject was called twice',
    });
    expect((await measure(() => ({ ms: 1, input: 2000 }))).verdict).toMatchObject({
      reason:
        'the input costs more than the subject: the time budget of 1s was used up, 1s went into 1 input, and the subject was not called',
    });
  });

  test('a budget below the limit', async () => {
    expect((await measure(() => 900, { timeBudget: 40 })).verdict).toMatchObject({
      because: 'set-up',
      reason:
        'too few calls within the time budget: the first call was ended after 40ms, when the time budget of 40ms was used up, before the limit of 50ms',
    });
  });

  test('neither side is shown within the budget', async () => {
    const found = await measure((index) => (index % 2 === 0 ? 40 : 60));
    expect(found.verdict).toMatchObject({ because: 'noise' });
    expect(found.verdict).toHaveProperty(
      'reason',
      expect.stringMatching(/^too noisy: \d+ of \d+ calls took longer than 50ms, which does not decide/),
    );
  });

  test('calls that other processes held up', async () => {
    const found = await measure(() => ({ ms: 60, preemptedMs: 40 }));
    expect(found).toMatchObject({ verdict: { because: 'noise' }, exceeded: 0 });
    expect(found.notes).toEqual([
      `${found.unknown} calls over the limit were held up by other processes and spoke for neither verdict.`,
    ]);
  });

  test('calls that keep getting faster', async () => {
    const found = await measure((index) => 75 - index, { limit: 10, timeBudget: 2000 });
    expect(found.verdict).toMatchObject({ because: 'noise', reason: expect.stringContaining('getting faster') });
  });
});

describe('what the clock cannot see', () => {
  const clock = { grain: 0.001, empty: 0.0004 };
  test('timer too coarse: the call and the limit are a few grains', async () => {
    expect((await measure(() => 0.001, { limit: 0.004, clock })).verdict).toEqual({
      kind: 'cannot tell',
      because: 'set-up',
      reason: 'timer too coarse: a call takes about 1µs, and the clock goes by 1µs',
      next: 'put more work into one call of the subject, and limit that',
    });
    expect((await measure(() => 0.001, { limit: 0.008, clock })).verdict.kind).toBe('within');
  });
  test('the result looks optimised away: as fast as an empty call, against a limit of hardly more', async () => {
    const fine = { grain: 0.00001, empty: 0.0004 };
    expect((await measure(() => 0.0004, { limit: 0.001, clock: fine })).verdict).toEqual({
      kind: 'cannot tell',
      because: 'set-up',
      reason: 'the result looks optimised away: a call takes 400ns, no longer than one that does nothing (400ns)',
      next: 'let the subject return what it computes and use its argument, or put more work into one call of it',
    });
    expect((await measure(() => 0.0004, { limit: 0.002, clock: fine })).verdict.kind).toBe('within');
    expect((await measure(() => 0.0006, { limit: 0.001, clock: fine })).verdict.kind).toBe('within');
  });
  test('the clock here is finer than a microsecond', async () => {
    const { grain, empty } = await clockLimits();
    expect(grain).toBeGreaterThan(0);
    expect(empty).toBeGreaterThan(0);
  });
});

describe('nothing is called after the verdict is clear', () => {
  test.each([
    ['within', () => 1, 50],
    ['within after a cold start', (index: number) => (index < 2 ? 80 : 10), 50],
    ['over', () => 60, 50],
    ['far over', () => 700, 50],
    ['within at p90', (index: number) => (index === 3 ? 60 : 1), 90],
  ])('%s', async (_name, taking, percentile) => {
    const caller = new VirtualCaller(taking, 5000);
    const { verdict, calls, phases } = await measureLimit(caller, { limit: 50, percentile, n: 1 });
    expect(['within', 'over']).toContain(verdict.kind);
    expect(caller.calls).toBe(calls);
    expect(phases.input + phases.subject + phases.rest).toBe(5000 - caller.timeLeft);
    // One call less, in the same time, does not decide.
    const judge = new LimitJudge({ limit: 50, percentile });
    let at = 0;
    for (let index = 0; index < calls; index++) {
      expect(judge.decide().kind).toBe('undecided');
      const ms = taking(index);
      judge.add({ at, ms, preemptedMs: 0, stopped: false });
      at += ms;
    }
    expect(judge.decide().kind).toBe(verdict.kind);
  });
});

test('what the subject throws is thrown', async () => {
  const error = new SubjectError('the subject', 1, 1, new Error('no'), undefined);
  await expect(
    measure(() => {
      throw error;
    }),
  ).rejects.toBe(error);
});
