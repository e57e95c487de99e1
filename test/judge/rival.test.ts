import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  judgeRival,
  leastDifference,
  type RivalRound,
  ratioOf,
  roundsNeeded,
  threshold,
} from '../../src/judge/rival.js';

const rounds = (ratios: readonly number[], apart = 20): RivalRound[] =>
  ratios.map((ratio, index) => ({ at: index * apart, ratio }));
const repeated = (ratio: number, count: number): RivalRound[] => rounds(Array.from({ length: count }, () => ratio));

describe('decides', () => {
  test('after the fewest rounds when all are on one side', () => {
    expect(roundsNeeded()).toBe(11);
    expect(judgeRival(repeated(1.1, 10), { by: 1 })).toMatchObject({ kind: 'undecided', roundsNeeded: 1 });
    expect(judgeRival(repeated(1.1, 11), { by: 1 })).toMatchObject({ kind: 'within', rounds: 11 });
    expect(judgeRival(repeated(0.9, 11), { by: 1 }).kind).toBe('over');
  });

  test('a difference below the least one is over', () => {
    expect(judgeRival(repeated(1.02, 11), { by: 1 }).kind).toBe('over');
    expect(judgeRival(repeated(1.04, 11), { by: 1 }).kind).toBe('within');
    expect([0.9, 1, 1.01, 2].map(threshold)).toEqual([0.9, leastDifference, leastDifference, 2]);
  });

  test('by a factor', () => {
    expect(judgeRival(repeated(2.1, 11), { by: 2 }).kind).toBe('within');
    expect(judgeRival(repeated(1.9, 11), { by: 2 }).kind).toBe('over');
    expect(judgeRival(repeated(0.95, 11), { by: 0.9 }).kind).toBe('within');
  });

  test('not within by rounds of one short stretch', () => {
    expect(
      judgeRival(
        rounds(
          repeated(1.2, 11).map(({ ratio }) => ratio),
          1,
        ),
        { by: 1 },
      ).kind,
    ).toBe('undecided');
  });

  test('not within when a half of the rounds does not show it', () => {
    // 75 of 110 above: enough for the sign test, but the second half is even.
    const ratios = [
      ...Array.from({ length: 55 }, () => 1.2),
      ...Array.from({ length: 55 }, (_, i) => (i % 11 < 4 ? 1.2 : 1)),
    ];
    expect(judgeRival(rounds(ratios), { by: 1 }).kind).toBe('undecided');
  });
});

test('the median ratio with its interval', () => {
  expect(ratioOf([])).toBeUndefined();
  expect(ratioOf(repeated(1.5, 3))).toEqual({ value: 1.5 });
  expect(ratioOf(rounds([1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6]))).toEqual({ value: 1.3, interval: [1, 1.6] });
});

test('at the threshold, within errs at most once in 1,000, looked at after every round', () => {
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  let wrong = 0;
  for (let trial = 0; trial < 2000; trial++) {
    const ratios: number[] = [];
    // A whole time budget of rounds, at the worst case: the least difference that counts, itself.
    for (let round = 0; round < 60; round++) ratios.push(leastDifference * Math.exp(0.1 * (random() - 0.5)));
    for (let count = 11; count <= 60; count++) {
      const { kind } = judgeRival(rounds(ratios.slice(0, count)), { by: 1 });
      if (kind === 'undecided') continue;
      if (kind === 'within') wrong += 1;
      break;
    }
  }
  expect(wrong).toBeLessThanOrEqual(5);
});

const series = fc
  .array(fc.tuple(fc.constantFrom(0.5, 0.97, 1, 1.02, 1.05, 1.2, 3), fc.integer({ min: 1, max: 15 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => rounds(parts.flatMap(([ratio, count]) => Array.from({ length: count }, () => ratio))));
const by = fc.constantFrom(0.8, 1, 1.1, 2);

test('all verdicts come about', () => {
  const seen = fc
    .sample(fc.tuple(series, by), { numRuns: 300, seed: 1 })
    .map(([all, factor]) => judgeRival(all, { by: factor }).kind);
  expect(new Set(seen)).toEqual(new Set(['within', 'over', 'undecided']));
});

test('scaling all times alike changes nothing', () => {
  fc.assert(
    fc.property(series, by, fc.constantFrom(2 ** -10, 0.5, 8), (all, factor, scale) => {
      // The ratio is of two times of one scale; when rounds began scales with the time constant.
      const scaled = all.map(({ at, ratio }) => ({ at: at * scale, ratio: (ratio * scale) / scale }));
      expect(judgeRival(scaled, { by: factor, spanMs: 100 * scale })).toEqual(
        judgeRival(all, { by: factor, spanMs: 100 }),
      );
    }),
  );
});

test('more slack never turns within into anything else', () => {
  fc.assert(
    fc.property(series, by, fc.double({ min: 0.1, max: 1, noNaN: true }), (all, factor, less) => {
      fc.pre(judgeRival(all, { by: factor }).kind === 'within');
      expect(judgeRival(all, { by: factor * less }).kind).toBe('within');
    }),
  );
});

test('a slower call of the subject never turns over into within', () => {
  fc.assert(
    fc.property(series, by, fc.nat(), fc.double({ min: 1, max: 100, noNaN: true }), (all, factor, which, slower) => {
      fc.pre(judgeRival(all, { by: factor }).kind === 'over');
      const at = which % all.length;
      const made = all.map((round, index) => (index === at ? { ...round, ratio: round.ratio / slower } : round));
      expect(judgeRival(made, { by: factor }).kind).not.toBe('within');
    }),
  );
});
