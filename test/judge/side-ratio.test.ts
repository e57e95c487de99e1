import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeSides, type SidePair } from '../../src/judge/side-ratio.js';
import { studentT } from '../../src/judge/student-t.js';

/** mulberry32, and normal deviates of it by Box and Muller. */
function seeded(seed: number): { uniform: () => number; normal: () => number } {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

type Noise = (from: ReturnType<typeof seeded>) => number;
const noises: Record<string, Noise> = {
  'of 1%': ({ normal }) => Math.exp(0.01 * normal()),
  'of 5%': ({ normal }) => Math.exp(0.05 * normal()),
  'of 20%': ({ normal }) => Math.exp(0.2 * normal()),
  'with one run in ten twice as slow': ({ normal, uniform }) => Math.exp(0.02 * normal()) * (uniform() < 0.1 ? 2 : 1),
  'of two speeds': ({ normal, uniform }) => Math.exp(0.01 * normal()) * (uniform() < 0.5 ? 1.06 : 1),
  'that only adds': ({ uniform }) => 1 - 0.04 * Math.log(1 - uniform()),
};
const pairsOf = (noise: Noise, from: ReturnType<typeof seeded>, factor: number, rounds: number): SidePair[] =>
  Array.from({ length: rounds }, () => ({ ref: noise(from), now: factor * noise(from) }));
const rule = { threshold: 0.05, family: 20 };

test.each([
  [0.95, 1, 12.706],
  [0.95, 2, 4.303],
  [0.95, 9, 2.262],
  [0.99, 5, 4.032],
  [0.9975, 7, 4.595],
  [0.9975, 30, 3.303],
])("Student's t holds %d with %i degrees of freedom within %d", (probability, freedom, expected) => {
  expect(studentT(probability, freedom)).toBeCloseTo(expected, 2);
});

describe('the same code on both sides', () => {
  test.each(Object.entries(noises))(
    'noise %s: no difference in 50 runs of 20 assertions, nor in ten times as many',
    (_, noise) => {
      const from = seeded(1);
      const kinds = Array.from({ length: 10_000 }, () => judgeSides(pairsOf(noise, from, 1, 10), rule).kind);
      expect(kinds.filter((kind) => kind === 'slower' || kind === 'faster')).toEqual([]);
    },
  );

  test.each([3, 5, 7, 8, 15, 30])('in %i rounds', (rounds) => {
    for (const [name, noise] of Object.entries(noises)) {
      const from = seeded(rounds);
      const wrong = Array.from({ length: 1000 }, () => judgeSides(pairsOf(noise, from, 1, rounds), rule)).filter(
        ({ kind }) => kind === 'slower' || kind === 'faster',
      );
      // 1,000 assertions are 50 runs of 20.
      expect([name, wrong.length]).toEqual([name, 0]);
    }
  });
});

test('at the threshold itself few of 20 assertions at once are called slower: at most 5% of runs', () => {
  const from = seeded(2);
  const runs = Array.from({ length: 500 }, () =>
    Array.from({ length: 20 }, () => judgeSides(pairsOf(noises['of 5%'] as Noise, from, 1.05, 10), rule).kind),
  );
  expect(runs.filter((kinds) => kinds.includes('slower')).length).toBeLessThanOrEqual(25);
});

test.each([
  ['of 1%', 1.1, 'slower', 0.99],
  ['of 5%', 1.3, 'slower', 0.8],
  ['of 1%', 0.9, 'faster', 0.99],
  ['of 1%', 1.0, 'same', 0.95],
  ['with one run in ten twice as slow', 1.3, 'slower', 0.5],
] as const)('noise %s: of code that takes %d × the time at least %s in %d of runs', (name, factor, kind, share) => {
  const from = seeded(3);
  const found = Array.from({ length: 400 }, () => judgeSides(pairsOf(noises[name] as Noise, from, factor, 10), rule));
  expect(found.filter((one) => one.kind === kind).length / 400).toBeGreaterThanOrEqual(share);
});

describe('counts', () => {
  const same = (ref: number, now: number, rounds = 4): SidePair[] =>
    Array.from({ length: rounds }, () => ({ ref, now }));
  test.each([
    [2, 2, 'same', 1],
    [2, 3, 'slower', 1.5],
    [3, 2, 'faster', 2 / 3],
    [100, 103, 'same', 1.03],
    [0, 0, 'same', 1],
    [0, 1, 'slower', Number.POSITIVE_INFINITY],
    [1, 0, 'faster', 0],
  ])('%i at the ref, %i now: %s', (ref, now, kind, ratio) => {
    expect(judgeSides(same(ref, now), rule)).toEqual({ kind, ratio, interval: [ratio, ratio], exact: true });
    expect(judgeSides(same(ref, now, 1), rule).exact).toBe(true);
  });

  test('that are 0 now and then cannot be told, and more rounds do not help', () => {
    const found = judgeSides([...same(0, 1), ...same(1, 1)], rule);
    expect(found).toEqual({ kind: 'cannot tell', ratio: 1, exact: false });
  });
});

test('too few rounds tell nothing, and say so', () => {
  expect(judgeSides([], rule).kind).toBe('cannot tell');
  expect(judgeSides([{ ref: 1.5, now: 3 }], rule)).toMatchObject({ kind: 'cannot tell', ratio: 2, roundsNeeded: 6 });
  expect(
    judgeSides(
      [
        { ref: 1, now: 2 },
        { ref: 1.1, now: 2 },
      ],
      rule,
    ),
  ).toMatchObject({ kind: 'cannot tell', roundsNeeded: 6 });
});

test('an interval that holds the threshold names about as many rounds as tell', () => {
  const pairs = [1.05, 1.11, 1.07, 1.12, 1.06, 1.09, 1.04, 1.13].map((now) => ({ ref: 1, now }));
  const { kind, roundsNeeded = 0 } = judgeSides(pairs, rule);
  expect(kind).toBe('cannot tell');
  // Whole repetitions, so that centre and spread are the same.
  const enough = 8 * Math.ceil(roundsNeeded / 8);
  const more = (count: number) => Array.from({ length: count }, (_, at) => pairs[at % 8] as SidePair);
  expect(enough).toBeGreaterThan(8);
  expect(judgeSides(more(enough), rule).kind).toBe('slower');
});

test('units and sides do not matter', () => {
  const pair = fc.record({
    ref: fc.double({ min: 0.5, max: 2, noNaN: true }),
    now: fc.double({ min: 0.5, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 3, maxLength: 20 }),
      fc.double({ min: 0.001, max: 1000, noNaN: true }),
      (pairs, unit) => {
        const found = judgeSides(pairs, rule);
        const scaled = judgeSides(
          pairs.map(({ ref, now }) => ({ ref: ref * unit, now: now * unit })),
          rule,
        );
        const turned = judgeSides(
          pairs.map(({ ref, now }) => ({ ref: now, now: ref })),
          rule,
        );
        expect(scaled.ratio).toBeCloseTo(found.ratio, 6);
        expect(1 / turned.ratio).toBeCloseTo(found.ratio, 6);
        if (found.kind === 'slower') expect(turned.kind).toBe('faster');
      },
    ),
    { numRuns: 200 },
  );
});
