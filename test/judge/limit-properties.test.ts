import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeLimit, LimitJudge, type LimitSample } from '../../src/judge/limit.js';

const percentile = fc.constantFrom(25, 50, 75, 90, 95);
// Times around a limit of 10, in runs of like ones, so that all verdicts come about.
const stretch = fc
  .tuple(
    fc.constantFrom(2, 8, 10, 11, 14, 40, 150),
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(0, 0, 0, 3),
    fc.integer({ min: 0, max: 30 }),
  )
  .map(([ms, count, preemptedMs, gap]) => Array.from({ length: count }, () => ({ ms, preemptedMs, gap })));
const samples = fc
  .tuple(fc.array(stretch, { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([stretches, lastStopped]) => {
    let at = 0;
    const made: LimitSample[] = stretches.flat().map(({ ms, preemptedMs, gap }) => {
      const sample = { at, ms, preemptedMs: Math.min(ms, preemptedMs), stopped: false };
      at += ms + gap;
      return sample;
    });
    const last = made.at(-1) as LimitSample;
    return lastStopped ? [...made.slice(0, -1), { ...last, stopped: true }] : made;
  });
const runs = 500;
const verdict = (calls: readonly LimitSample[], limit: number, p: number, steadyMs = 300): string =>
  judgeLimit(calls, { limit, percentile: p, steadyMs }).kind;

test('all verdicts come about', () => {
  const seen = fc
    .sample(fc.tuple(samples, percentile), { numRuns: 500, seed: 1 })
    .map(([calls, p]) => verdict(calls, 10, p));
  expect(new Set(seen)).toEqual(new Set(['within', 'over', 'undecided']));
});

test('scaling all times, the limit and the time constant alike changes nothing', () => {
  fc.assert(
    fc.property(samples, percentile, fc.constantFrom(2 ** -12, 0.5, 4, 1024), (calls, p, scale) => {
      const scaled = calls.map((call) => ({
        ...call,
        at: call.at * scale,
        ms: call.ms * scale,
        preemptedMs: call.preemptedMs * scale,
      }));
      const before = judgeLimit(calls, { limit: 10, percentile: p, steadyMs: 300 });
      expect(judgeLimit(scaled, { limit: 10 * scale, percentile: p, steadyMs: 300 * scale })).toEqual(before);
    }),
    { numRuns: runs },
  );
});

test('a higher limit never turns within into over', () => {
  fc.assert(
    fc.property(
      samples,
      percentile,
      fc.double({ min: 5, max: 50, noNaN: true }),
      fc.double({ min: 1, max: 3, noNaN: true }),
      (calls, p, limit, more) => {
        fc.pre(verdict(calls, limit, p) === 'within');
        expect(verdict(calls, limit * more, p)).not.toBe('over');
      },
    ),
    { numRuns: runs },
  );
});

test('a slower call never turns over into within', () => {
  fc.assert(
    fc.property(
      samples,
      percentile,
      fc.nat(),
      fc.double({ min: 0, max: 500, noNaN: true }),
      (calls, p, which, slower) => {
        const before = judgeLimit(calls, { limit: 10, percentile: p, steadyMs: 300 });
        // A call that did not come back is told by those before it, which this slows.
        fc.pre(before.kind === 'over' && before.rule !== 'stopped');
        const index = which % calls.length;
        const made = calls.map((call, at) => (at === index ? { ...call, ms: call.ms + slower } : call));
        expect(verdict(made, 10, p)).not.toBe('within');
      },
    ),
    { numRuns: runs },
  );
});

test('with runs: a faster call never turns within into over, a slower one never over into within', () => {
  fc.assert(
    fc.property(
      samples,
      percentile,
      fc.nat(),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (calls, p, which, slower) => {
        const rule = { limit: 10, percentile: p, runs: calls.length };
        const index = which % calls.length;
        const made = calls.map((call, at) => (at === index ? { ...call, ms: call.ms + slower } : call));
        const before = judgeLimit(calls, rule).kind;
        const after = judgeLimit(made, rule).kind;
        if (before === 'over') expect(after).toBe('over');
        if (after === 'within') expect(before).toBe('within');
      },
    ),
    { numRuns: runs },
  );
});

test('when it is looked at changes nothing', () => {
  fc.assert(
    fc.property(samples, percentile, fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }), (calls, p, looks) => {
      const judge = new LimitJudge({ limit: 10, percentile: p });
      calls.forEach((call, index) => {
        judge.add(call);
        if (looks[index]) judge.decide(index % 2 === 0);
      });
      expect(judge.decide()).toEqual(judgeLimit(calls, { limit: 10, percentile: p }));
    }),
    { numRuns: runs },
  );
});

test('at the end of the time: more slack never turns within into over, a slower call never over into within', () => {
  const atTheEnd = (calls: readonly LimitSample[], limit: number, p: number): string => {
    const judge = new LimitJudge({ limit, percentile: p });
    for (const call of calls) judge.add(call);
    const found = judge.decide(true);
    return found.kind === 'over' && found.rule === 'stopped' ? 'stopped' : found.kind;
  };
  fc.assert(
    fc.property(samples, percentile, fc.nat(), fc.double({ min: 1, max: 3, noNaN: true }), (calls, p, which, more) => {
      const index = which % calls.length;
      const slower = calls.map((call, at) => (at === index ? { ...call, ms: call.ms * more } : call));
      const before = atTheEnd(calls, 10, p);
      if (before === 'within') expect(atTheEnd(calls, 10 * more, p)).not.toBe('over');
      if (before === 'over') expect(atTheEnd(slower, 10, p)).not.toBe('within');
    }),
    { numRuns: runs },
  );
});
