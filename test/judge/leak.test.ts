import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestReadings, type HeldReading, judgeLeak } from '../../src/judge/leak.js';
import { inversionsBelow, senSlope } from '../../src/judge/sen-slope.js';

/** A generator with a seed: the same noise on every run. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface World {
  rounds: number;
  perRound: number;
  noise: number;
  held: (calls: number, round: number) => number;
}

function readings({ rounds, perRound, noise, held }: World, seed: number): HeldReading[] {
  const next = random(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Array.from({ length: rounds + 1 }, (_, round) => {
    const calls = round * perRound;
    return { calls, bytes: 5e6 + held(calls, round) + noise * normal() };
  });
}

/** Looks as the sampler does: after every round, until within; over only at the end. */
function judged(world: World, seed: number, perCall = 64): string {
  const all = readings(world, seed);
  for (let length = 2; length <= all.length; length++) {
    if (judgeLeak(all.slice(0, length), perCall).kind === 'within') return 'within';
  }
  return judgeLeak(all, perCall).kind;
}

const world = (held: World['held'], more: Partial<World> = {}): World => ({
  rounds: 30,
  perRound: 500,
  noise: 2000,
  held,
  ...more,
});
const clean: Record<string, World> = {
  'nothing kept': world(() => 0),
  'nothing kept, a noisy heap': world(() => 0, { noise: 10_000 }),
  'a cache that fills in a quarter': world((calls) => Math.min(calls, 3750) * 200),
  'lazy initialisation': world((calls) => (calls > 0 ? 4e6 : 0)),
  'lazy initialisation late': world((_, round) => (round > 9 ? 2e6 : 0)),
  'compiled code': world((calls) => 300_000 * (1 - Math.exp(-calls / 1000))),
  'a small growth below the limit': world((calls) => 10 * calls),
  'code that is thrown away': world((_, round) => (round > 6 ? -400_000 : 0)),
  'steps up and down': world((_, round) => (round % 4 < 2 ? 8000 : 0)),
};
const leaking: Record<string, World> = {
  'a small leak': world((calls) => 100 * calls),
  'a leak behind a full cache': world((calls) => 100 * calls + Math.min(calls, 2000) * 500),
  'a leak whose list doubles': world((calls) => 120 * calls + 8 * 2 ** Math.ceil(Math.log2(calls + 16))),
  'a large leak': world((calls) => 20_000 * calls),
  'a leak amid lazy initialisation': world((calls, round) => 150 * calls + (round > 9 ? 2e6 : 0)),
  'a leak while code is thrown away': world((calls, round) => 150 * calls - (round > 6 ? 400_000 : 0)),
};

describe('judgeLeak', () => {
  test.each(Object.entries(clean))('accuses no clean one: %s', (_, series) => {
    const wrong = Array.from({ length: 1000 }, (_, seed) => judged(series, seed)).filter((kind) => kind === 'over');
    expect(wrong).toHaveLength(0);
  });

  test.each(Object.entries(leaking))('misses no leak: %s', (_, series) => {
    const all = Array.from({ length: 1000 }, (_, seed) => judged(series, seed));
    expect(all.filter((kind) => kind === 'within').length).toBeLessThanOrEqual(1);
    expect(all.filter((kind) => kind === 'over').length).toBeGreaterThan(900);
  });

  test('a growth at the limit is called over or within seldom', () => {
    const all = Array.from({ length: 1000 }, (_, seed) =>
      judgeLeak(
        readings(
          world((calls) => 64 * calls),
          seed,
        ),
        64,
      ),
    );
    expect(all.filter(({ kind }) => kind !== 'undecided').length).toBeLessThanOrEqual(2);
  });

  test('says nothing of too few readings', () => {
    const few = readings(
      world((calls) => 1000 * calls, { rounds: fewestReadings - 2 }),
      1,
    );
    expect(judgeLeak(few, 64).kind).toBe('undecided');
    expect(judgeLeak([], 64).kind).toBe('undecided');
  });

  test('more held never makes a verdict milder, and bytes held before change nothing', () => {
    const rank = { within: 0, undecided: 1, over: 2 };
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20_000, max: 60_000 }), { minLength: 10, maxLength: 40 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 1e9 }),
        (growths, more, before) => {
          let bytes = 0;
          const series = growths.map((growth, i): HeldReading => {
            bytes += growth;
            return { calls: i * 500, bytes };
          });
          const steeper = series.map(({ calls, bytes }) => ({ calls, bytes: bytes + more * calls }));
          const shifted = series.map(({ calls, bytes }) => ({ calls, bytes: bytes + before }));
          const { kind } = judgeLeak(series, 64);
          expect(rank[judgeLeak(steeper, 64).kind]).toBeGreaterThanOrEqual(rank[kind]);
          expect(judgeLeak(shifted, 64).kind).toBe(kind);
        },
      ),
    );
  });
});

describe('senSlope', () => {
  test('is exact on a line, and covers its slope', () => {
    const points = Array.from({ length: 12 }, (_, i) => ({ x: i * 10, y: 3 * i * 10 }));
    expect(senSlope(points, 0.001)).toEqual({ slope: 3, low: 3, high: 3 });
  });

  test('misses the truth no more often than it says', () => {
    const missed = Array.from({ length: 2000 }, (_, seed) => {
      const points = readings(
        world((calls) => 7 * calls, { rounds: 11 }),
        seed,
      );
      const { low, high } = senSlope(
        points.map(({ calls, bytes }) => ({ x: calls, y: bytes })),
        0.05,
      );
      return low > 7 || high < 7;
    }).filter(Boolean).length;
    expect(missed).toBeLessThan(2000 * 0.12);
    expect(missed).toBeGreaterThan(20);
  });

  test('has no ends for too few points', () => {
    const points = [0, 1, 2].map((x) => ({ x, y: x }));
    expect(senSlope(points, 0.001)).toMatchObject({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
    expect(senSlope([], 0.001).slope).toBeNaN();
  });

  test('counts inversions exactly', () => {
    // Of the 24 orders of four things, 1 has none and 3 have one.
    expect(inversionsBelow(4, 1 / 24 - 1e-9)).toBe(-1);
    expect(inversionsBelow(4, 1 / 24 + 1e-9)).toBe(0);
    expect(inversionsBelow(4, 4 / 24 + 1e-9)).toBe(1);
    expect(inversionsBelow(8, 0.00005)).toBe(0);
  });
});
