import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeRate, meanOf, type RateBlock } from '../../src/judge/rate.js';

type Part = { ms: number; count: number; preempted?: number };
/** Blocks of ten calls each, one after the other. */
function series(parts: readonly Part[], calls = 10): RateBlock[] {
  let at = 0;
  return parts.flatMap(({ ms, count, preempted = 0 }) =>
    Array.from({ length: count }, () => {
      const block = { at, calls, ms: ms * calls, preemptedMs: preempted * calls, stopped: false };
      at += ms * calls;
      return block;
    }),
  );
}
const limit = 10;

describe('decides', () => {
  test('within after five blocks', () => {
    expect(judgeRate(series([{ ms: 2, count: 4 }]), { limit }).kind).toBe('undecided');
    expect(judgeRate(series([{ ms: 2, count: 5 }]), { limit })).toMatchObject({ kind: 'within', mean: 2, from: 0 });
  });

  test.each([
    ['24 blocks that span 600 ms', 24, 10, false, 'over'],
    ['fewer', 23, 10, false, 'undecided'],
    ['a shorter time', 24, 1, false, 'undecided'],
    ['48 blocks that span 300 ms', 48, 1, false, 'over'],
    ['12 blocks, when no more can be made', 12, 10, true, 'over'],
    ['12 blocks that span less than 300 ms', 12, 1, true, 'undecided'],
  ])('over: %s', (_, count, calls, last, kind) => {
    expect(judgeRate(series([{ ms: 12, count }], calls), { limit }, last).kind).toBe(kind);
  });

  test('a cold start is not over', () => {
    expect(
      judgeRate(
        series([
          { ms: 90, count: 1 },
          { ms: 2, count: 8 },
        ]),
        { limit },
      ),
    ).toMatchObject({
      kind: 'within',
      from: 2,
      mean: 2,
    });
  });

  test('one block in a hundred that takes a second is not within, though the median block is', () => {
    const blocks = series([
      { ms: 5, count: 4 },
      { ms: 1000, count: 1 },
      { ms: 5, count: 10 },
    ]);
    expect(judgeRate(blocks, { limit }).kind).toBe('undecided');
  });

  test('time that other processes took is not over', () => {
    expect(judgeRate(series([{ ms: 12, count: 40, preempted: 4 }]), { limit }).kind).toBe('undecided');
  });

  test('a burst of 150 ms at 1.6 times is not over', () => {
    const blocks = series(
      [
        { ms: 8.8 * 1.6, count: 1 },
        { ms: 8.8, count: 33 },
      ],
      10,
    );
    expect(judgeRate(blocks, { limit }).kind).not.toBe('over');
  });

  test('a call that does not end is over', () => {
    const blocks = [{ at: 0, calls: 1, ms: 300, preemptedMs: 0, stopped: true }];
    expect(judgeRate(blocks, { limit })).toMatchObject({ kind: 'over', stopped: true });
  });

  test('runs: the mean of exactly those calls', () => {
    const blocks = series([
      { ms: 28, count: 1 },
      { ms: 2, count: 2 },
    ]);
    expect(judgeRate(blocks, { limit, runs: 30 })).toMatchObject({ kind: 'over', mean: 32 / 3 });
    expect(judgeRate(blocks, { limit: 11, runs: 30 }).kind).toBe('within');
    expect(judgeRate(blocks, { limit: 11, runs: 31 }).kind).toBe('undecided');
  });
});

test('the mean with and without preempted time', () => {
  const blocks = series([
    { ms: 4, count: 1, preempted: 1 },
    { ms: 2, count: 1 },
  ]);
  expect(meanOf(blocks)).toBe(3);
  expect(meanOf(blocks, true)).toBe(2.5);
});

const blocks = fc
  .array(
    fc.record({
      ms: fc.constantFrom(1, 5, 9, 10, 11, 14, 40, 150),
      count: fc.integer({ min: 1, max: 25 }),
      preempted: fc.constantFrom(0, 0, 0, 1),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => series(parts));

test('all verdicts come about', () => {
  const seen = fc.sample(blocks, { numRuns: 300, seed: 1 }).map((all) => judgeRate(all, { limit }).kind);
  expect(new Set(seen)).toEqual(new Set(['within', 'over', 'undecided']));
});

test('scaling all times, the limit and the time constant alike changes nothing', () => {
  fc.assert(
    fc.property(blocks, fc.constantFrom(2 ** -10, 0.5, 8), (all, scale) => {
      const scaled = all.map(({ at, ms, preemptedMs, ...block }) => ({
        ...block,
        at: at * scale,
        ms: ms * scale,
        preemptedMs: preemptedMs * scale,
      }));
      const before = judgeRate(all, { limit, steadyMs: 300 });
      const after = judgeRate(scaled, { limit: limit * scale, steadyMs: 300 * scale });
      expect({ ...after, mean: after.mean / scale }).toEqual(before);
    }),
  );
});

test('a lower rate never turns within into over', () => {
  fc.assert(
    fc.property(blocks, fc.double({ min: 1, max: 5, noNaN: true }), (all, slack) => {
      fc.pre(judgeRate(all, { limit }).kind === 'within');
      expect(judgeRate(all, { limit: limit * slack }).kind).not.toBe('over');
    }),
  );
});

test('a slower block never turns over into within', () => {
  fc.assert(
    fc.property(blocks, fc.nat(), fc.double({ min: 0, max: 5000, noNaN: true }), (all, which, slower) => {
      fc.pre(judgeRate(all, { limit }).kind === 'over');
      const made = all.map((block, index) =>
        index === which % all.length ? { ...block, ms: block.ms + slower } : block,
      );
      expect(judgeRate(made, { limit }).kind).not.toBe('within');
    }),
  );
});
