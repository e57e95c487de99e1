import { describe, expect, test } from 'vitest';
import { LimitJudge, type LimitSample } from '../../src/judge/limit.js';
import { calls, generator, normal, type Taking } from './limit-series.js';

type Outcome = { kind: 'within' | 'over' | 'undecided'; calls: number };

/** Judges after every call until decided or `most` calls are made. */
function judged(
  source: Iterable<LimitSample>,
  limit: number,
  percentile: number,
  most: number,
  steadyMs = 300,
): Outcome {
  const judge = new LimitJudge({ limit, percentile, steadyMs });
  let made = 0;
  for (const sample of source) {
    judge.add(sample);
    made += 1;
    // As measureLimit does: every call at first, then every hundredth of them.
    if (made > 100 && made < most && made % Math.floor(made / 100) !== 0) continue;
    const { kind } = judge.decide();
    if (kind !== 'undecided' || made >= most) return { kind, calls: made };
  }
  return { kind: 'undecided', calls: made };
}

/** Counts verdicts of `trials` series. */
function tally(
  taking: Taking,
  {
    limit,
    percentile = 50,
    trials = 1000,
    most = 600,
    steadyMs = 300,
    seed = 1,
  }: { limit: number; percentile?: number; trials?: number; most?: number; steadyMs?: number; seed?: number },
) {
  const random = generator(seed);
  const count = { within: 0, over: 0, undecided: 0, calls: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const outcome = judged(calls(taking, random), limit, percentile, most, steadyMs);
    count[outcome.kind] += 1;
    count.calls += outcome.calls;
  }
  return { ...count, calls: count.calls / trials };
}

describe('at the boundary, by simulation', () => {
  // Uniform times in [0, 1): the limit is the percentile itself. No time constants, so that only the binomial tests are seen.
  test.each([
    [50, 20_000, 120],
    [90, 10_000, 250],
  ])('percentile %d: within errs in at most 5%%, over in at most 0.1%% of %d series', (percentile, trials, most) => {
    const found = tally((_index, _at, random) => random(), {
      limit: percentile / 100,
      percentile,
      trials,
      most,
      steadyMs: 0,
      seed: percentile,
    });
    // Three standard errors above the rate itself.
    expect(found.within / trials).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / trials));
    expect(found.within / trials).toBeGreaterThan(0.03);
    expect(found.over / trials).toBeLessThanOrEqual(0.001 + 3 * Math.sqrt(0.001 / trials));
  });
});

const bell: Taking = (_index, _at, random) => Math.max(0.1, 1 + 0.1 * normal(random));

describe('few calls when the truth is far from the limit', () => {
  test('within: about as few as possible', () => {
    const found = tally(bell, { limit: 2, trials: 300 });
    expect(found).toMatchObject({ within: 300, calls: 5 });
  });
  test('over: as soon as the calls span 300 ms', () => {
    const found = tally(bell, { limit: 0.5, trials: 300 });
    expect(found.over).toBe(300);
    expect(found.calls).toBeLessThan(360);
  });
  test('10% to either side is decided, nearly always', () => {
    expect(tally(bell, { limit: 1.1, trials: 300 }).within).toBeGreaterThan(295);
    expect(tally(bell, { limit: 0.9, trials: 300, most: 1000 }).over).toBeGreaterThan(290);
  });
});
