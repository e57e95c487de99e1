import { describe, expect, test } from 'vitest';
import { judgeLimit, LimitJudge, runsNeeded, runsNeededForOver } from '../../src/judge/limit.js';
import { boundariesOf } from '../../src/judge/limit-boundaries.js';
import { series } from './limit-series.js';

const median = { limit: 50, percentile: 50 };
const repeat = (ms: number, count: number): number[] => Array.from({ length: count }, () => ms);

describe('runs needed', () => {
  test.each([
    [50, 5],
    [90, 29],
    [95, 59],
    [99, 299],
  ])('percentile %d: %d calls, none over', (percentile, runs) => {
    expect(runsNeeded(percentile)).toBe(runs);
    expect(judgeLimit(series(repeat(1, runs)), { limit: 50, percentile })).toMatchObject({
      kind: 'within',
      judged: runs,
    });
    expect(judgeLimit(series(repeat(1, runs - 1)), { limit: 50, percentile })).toMatchObject({
      kind: 'undecided',
      cleanCallsNeeded: 1,
    });
  });

  test('over at the median needs 11 calls after the first, more while there is time', () => {
    expect(runsNeededForOver(50)).toBe(12);
    const decide = (ms: number, calls: number, last = false) => {
      const judge = new LimitJudge(median);
      for (const sample of series(repeat(ms, calls))) judge.add(sample);
      return judge.decide(last);
    };
    expect(decide(60, 12, true)).toMatchObject({ kind: 'over', rule: 'sequential', from: 1, judged: 11, exceeded: 11 });
    expect(decide(60, 11, true)).toMatchObject({ kind: 'undecided', exceedingCallsNeeded: 1, unsteady: false });
    // 24 calls that span 600 ms after the first, or 48: fewer may all be cold.
    expect(decide(60, 23)).toMatchObject({ kind: 'undecided', unsteady: true });
    expect(decide(60, 24)).toMatchObject({ kind: 'over', judged: 23 });
    expect(judgeLimit(series(repeat(10, 47)), { limit: 9, percentile: 50 })).toMatchObject({ kind: 'undecided' });
    expect(judgeLimit(series(repeat(10, 48)), { limit: 9, percentile: 50 })).toMatchObject({ kind: 'over' });
  });
});

describe('the error at the boundary, over all looks together', () => {
  test.each([50, 75, 90, 95, 99])(
    'percentile %d: within at most 0.05 in both branches together, over at most 0.001',
    (percentile) => {
      const { warm, restarted, over } = boundariesOf(percentile);
      for (const test of [warm, restarted, over]) test.allowed(20_000);
      const q = 1 - percentile / 100;
      expect(warm.spent + q * restarted.spent).toBeLessThanOrEqual(0.05);
      expect(warm.spent + q * restarted.spent).toBeGreaterThan(0.045);
      expect(over.spent).toBeLessThanOrEqual(0.001);
      expect(over.spent).toBeGreaterThan(0.0009);
    },
  );

  test('within errs less the further beyond the boundary the truth is', () => {
    const { warm, restarted } = boundariesOf(50);
    const reach = (test: typeof warm, q: number, trials: number, firstClean: boolean): number => {
      let alive = firstClean ? [1 - q] : [1];
      let crossed = 0;
      for (let n = firstClean ? 2 : 1; n <= trials; n++) {
        const next = Array.from(
          { length: alive.length + 1 },
          (_, k) => (alive[k] ?? 0) * (1 - q) + (alive[k - 1] ?? 0) * q,
        );
        const allowed = test.allowed(n);
        for (let k = 0; k <= allowed; k++) {
          crossed += next[k] ?? 0;
          next[k] = 0;
        }
        alive = next;
      }
      return crossed;
    };
    const errors = [0.5, 0.55, 0.6, 0.7, 0.9].map(
      (q) => reach(warm, q, 300, true) + q * reach(restarted, q, 300, false),
    );
    expect(errors[0]).toBeLessThanOrEqual(0.05);
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
  });
});

describe('cold calls', () => {
  test('slow first calls are dropped up to the first that is not', () => {
    const times = [400, 200, 80, 40, ...repeat(10, 7)];
    expect(judgeLimit(series(times), median)).toMatchObject({ kind: 'within', from: 4, judged: 7, exceeded: 0 });
    expect(judgeLimit(series(times.slice(0, -1)), median)).toMatchObject({ kind: 'undecided', cleanCallsNeeded: 1 });
  });

  test('one slow first call and one just over the limit are not over', () => {
    expect(judgeLimit(series([600, 55]), median)).toMatchObject({ kind: 'undecided' });
  });

  test('calls that are getting faster are not over, however many exceed', () => {
    const warming = Array.from({ length: 40 }, (_, index) => 60 + 200 * 0.93 ** index);
    expect(judgeLimit(series(warming), median)).toMatchObject({ kind: 'undecided', unsteady: true });
    expect(judgeLimit(series([...warming, ...repeat(60, 200)]), median)).toMatchObject({ kind: 'over' });
  });
});

describe('what else keeps calls from being over', () => {
  test('they must span 300 ms', () => {
    expect(judgeLimit(series(repeat(2, 150)), { limit: 1, percentile: 50 })).toMatchObject({ kind: 'undecided' });
    expect(judgeLimit(series(repeat(2, 151)), { limit: 1, percentile: 50 })).toMatchObject({ kind: 'over' });
  });

  test('a burst that ended does not count as steady', () => {
    const times = [...repeat(1.6, 250), ...repeat(1, 100)];
    expect(judgeLimit(series(times), { limit: 1.2, percentile: 50 }).kind).not.toBe('over');
    expect(judgeLimit(series(times), { limit: 1.2, percentile: 95 }).kind).not.toBe('over');
  });

  test('preempted calls speak for neither verdict', () => {
    expect(judgeLimit(series(repeat(60, 40), 20), median)).toMatchObject({
      kind: 'undecided',
      exceeded: 0,
      unknown: 40,
    });
    expect(judgeLimit(series(repeat(90, 40), 20), median)).toMatchObject({ kind: 'over', unknown: 0 });
    expect(judgeLimit(series(repeat(45, 5), 20), median)).toMatchObject({ kind: 'within', unknown: 0 });
  });
});

describe('over at the end of the time', () => {
  const atTheEnd = (times: readonly number[]) => {
    const judge = new LimitJudge(median);
    for (const sample of series(times)) judge.add(sample);
    return judge.decide(true);
  };
  test.each([
    [105, 7],
    [310, 6],
    [410, 5],
    [510, 3],
    [610, 2],
  ])('calls of %d ms against 50 ms: %d of them', (ms, calls) => {
    expect(atTheEnd(repeat(ms, calls))).toMatchObject({ kind: 'over', rule: 'far over' });
    expect(new Set(repeat(ms, calls - 1).map((_, made) => judgeLimit(series(repeat(ms, made)), median).kind))).toEqual(
      new Set(['undecided']),
    );
  });
  test('higher percentiles need no more than their own share of slow calls asks for', () => {
    const judge = new LimitJudge({ limit: 50, percentile: 90 });
    for (const sample of series(repeat(105, 4))) judge.add(sample);
    expect(judge.decide(true)).toMatchObject({ kind: 'over', rule: 'far over' });
  });
  test('not with fewer, nearer, one under, or getting faster', () => {
    expect(atTheEnd(repeat(120, 6)).kind).toBe('undecided');
    expect(atTheEnd(repeat(310, 5)).kind).toBe('undecided');
    expect(atTheEnd(repeat(99, 9)).kind).toBe('undecided');
    expect(atTheEnd([120, 120, 40, 120, 120, 120, 120]).kind).toBe('undecided');
    expect(atTheEnd([200, 190, 180, 170, 160, 150, 140]).kind).toBe('undecided');
  });
});

describe('over at once', () => {
  const stopped = (at: number, ms: number) => ({ at, ms, preemptedMs: 0, stopped: true });
  test('far beyond the limit: two calls, 300 ms', () => {
    expect(judgeLimit(series([700, 700]), median)).toMatchObject({ kind: 'over', rule: 'far over', exceeded: 2 });
    expect(judgeLimit(series([700]), median)).toMatchObject({ kind: 'undecided' });
    expect(judgeLimit(series([100, 100]), { limit: 5, percentile: 50 })).toMatchObject({ kind: 'undecided' });
    expect(judgeLimit(series([1500, 1200, 900]), median)).toMatchObject({ kind: 'undecided' });
    expect(judgeLimit(series([700, 10, 700]), median)).toMatchObject({ kind: 'undecided' });
  });
  test('a first call that the hard stop ended beyond the limit', () => {
    expect(judgeLimit([stopped(0, 60)], median)).toMatchObject({ kind: 'over', rule: 'stopped' });
    expect(judgeLimit([stopped(0, 40)], median)).toMatchObject({ kind: 'undecided', exceeded: 0, unknown: 1 });
  });
  test('a later one only after 10 × the limit; before, it exceeds like any other', () => {
    expect(judgeLimit([...series([10]), stopped(10, 500)], median)).toMatchObject({ kind: 'over', rule: 'stopped' });
    expect(judgeLimit([...series([10]), stopped(10, 499)], median)).toMatchObject({ kind: 'undecided', exceeded: 1 });
  });
  test('and only if it is unlike the calls before it', () => {
    const mixed = [10, 120, 10, 10];
    expect(judgeLimit([...series(mixed), stopped(150, 1190)], median)).toMatchObject({ kind: 'undecided' });
    expect(judgeLimit([...series(mixed), stopped(150, 1200)], median)).toMatchObject({ kind: 'over' });
    expect(judgeLimit([...series([60, 100]), stopped(160, 500)], median)).toMatchObject({ kind: 'over' });
  });
});

describe('runs', () => {
  test('judges the nearest-rank percentile of exactly those calls', () => {
    expect(judgeLimit(series([60, 50, 40, 70]), { ...median, runs: 4 })).toMatchObject({
      kind: 'within',
      rule: 'runs',
      exceeded: 2,
    });
    expect(judgeLimit(series([60, 51, 40, 70]), { ...median, runs: 4 })).toMatchObject({ kind: 'over' });
    expect(judgeLimit(series([60, 40, 40]), { ...median, runs: 4 })).toMatchObject({
      kind: 'undecided',
      cleanCallsNeeded: 1,
    });
    expect(judgeLimit(series([51]), { ...median, runs: 1 })).toMatchObject({ kind: 'over' });
    expect(judgeLimit(series([60], 59), { ...median, runs: 1 })).toMatchObject({ kind: 'over' });
  });
  test('a hard stop is over beyond the limit, and tells nothing before it', () => {
    expect(judgeLimit([{ at: 0, ms: 51, preemptedMs: 0, stopped: true }], { ...median, runs: 5 })).toMatchObject({
      kind: 'over',
      rule: 'stopped',
    });
    expect(judgeLimit([{ at: 0, ms: 49, preemptedMs: 0, stopped: true }], { ...median, runs: 1 })).toMatchObject({
      kind: 'undecided',
    });
  });
});
