import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { type GrowthPoint, judgeGrowth } from '../../src/judge/growth.js';
import { cacheAnswered } from '../../src/judge/growth-cache.js';

const log = (n: number): number => Math.log2(n + 1);
const classes: readonly [text: string, power: number, at: (n: number) => number][] = [
  ['1', 0, () => 1],
  ['log n', 0.1, log],
  ['sqrt n', 0.5, Math.sqrt],
  ['n', 1, (n) => n],
  ['n log n', 1.1, (n) => n * log(n)],
  ['n^1.5', 1.5, (n) => n ** 1.5],
  ['n^2', 2, (n) => n ** 2],
  ['n^3', 3, (n) => n ** 3],
];
const octaves = Array.from({ length: 9 }, (_, k) => Math.round(256 * 2 ** k));
const short = [10, 14, 20, 28, 40, 57, 80];

/** A generator of numbers from 0 to 1 (Park and Miller, 1988), so that every run sees the same noise. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** The least of five calls with log-normal noise, and a spike of up to 30 times in one call of ten. */
function noisy(ms: number, spread: number, random: () => number): { ms: number; noise: number } {
  const calls = Array.from({ length: 5 }, () => {
    const normal = Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
    return ms * Math.exp(spread * Math.abs(normal)) * (random() < 0.1 ? 1 + 30 * random() : 1);
  }).sort((a, b) => a - b);
  return { ms: calls[0] as number, noise: (calls[1] as number) - (calls[0] as number) };
}

/** Exact times, whose calls scattered by half a percent. */
const points = (sizes: readonly number[], at: (n: number) => number): GrowthPoint[] =>
  sizes.map((n) => ({ n, ms: at(n), noise: 0.005 * at(n) }));
const judge = (sizes: readonly number[], at: (n: number) => number, bound: string) =>
  judgeGrowth(points(sizes, at), parseBound(bound));

describe('every growth against every bound half a power away', () => {
  for (const [text, power, at] of classes) {
    for (const [bound, most] of classes) {
      if (power > most && power < most + 0.4) continue;
      const truth = power <= most ? 'within' : 'over';
      test(`${text} is ${truth} ${bound}`, () => {
        expect(judge(octaves, at, bound).kind).not.toBe(truth === 'over' ? 'within' : 'over');
        if (power > 0) expect(judge(octaves, at, bound).kind).toBe(truth);
        // Eight times n is little: powers half apart are told, a logarithm's half power is left open.
        const few = judge(short, at, bound).kind;
        if (bound.includes('log')) expect(few).not.toBe(truth === 'over' ? 'within' : 'over');
        else if (power >= 1) expect(few).toBe(truth);
      });
      test(`${text} with noise is never judged wrongly against ${bound}`, () => {
        const wrong = truth === 'over' ? 'within' : 'over';
        let open = 0;
        for (let seed = 1; seed <= 40; seed++) {
          const random = generator(seed * 7919);
          const sampled = octaves.map((n) => ({ n, ...noisy(at(n), 0.05, random) }));
          const { kind } = judgeGrowth(sampled, parseBound(bound));
          expect(kind).not.toBe(wrong);
          if (kind === 'open') open += 1;
        }
        if (power > 0) expect(open).toBeLessThan(14);
      });
    }
  }
});

test('exponential growth is over every power and within 2^n', () => {
  const sizes = [4, 8, 11, 14, 16, 17, 18, 19, 20];
  expect(judge(sizes, (n) => 1 + 2 ** n, 'n^3').kind).toBe('over');
  expect(judge(sizes, (n) => 1 + 2 ** n, '2^n').kind).toBe('within');
  expect(judge(sizes, (n) => 1 + 3 ** n, '2^n').kind).toBe('over');
  expect(judge(sizes, (n) => 1 + n ** 2, '2^n').kind).not.toBe('over');
});

test('a fixed cost does not hide what grows', () => {
  const sizes = [4, ...octaves];
  const top = octaves[octaves.length - 1] as number;
  const cost = (power: number) => (n: number) => 1 + 4 * (n / top) ** power;
  expect(judge(sizes, cost(2), 'n').kind).toBe('over');
  expect(judge(sizes, cost(2), 'n^2').kind).toBe('within');
  expect(judge(sizes, cost(1), 'sqrt n').kind).toBe('over');
  const told = judge(sizes, cost(2), 'n');
  expect(told.fixed).toBeCloseTo(1, 1);
  expect(told.exponent).toBeCloseTo(2, 1);
});

test('flat times are flat, whatever the bound', () => {
  const random = generator(5);
  const flat = octaves.map((n) => ({ n, ...noisy(1, 0.03, random) }));
  for (const [bound] of classes) {
    const judged = judgeGrowth(flat, parseBound(bound));
    expect(judged.kind).not.toBe('over');
    expect(judged.flat).toBe(true);
  }
});

test('growth that quickens is told as such, not averaged away', () => {
  const regime = (n: number): number => n + (n > 16_000 ? (n - 16_000) ** 2 / 4000 : 0);
  const begun = judge(octaves, regime, 'n');
  expect(begun.kind).not.toBe('within');
  expect(begun.quickens).toBe(true);
  const further = octaves.map((n) => 8 * n);
  expect(judge(further, regime, 'n').kind).toBe('over');
});

test('sizes of which a larger one took less show no bound to hold that is near', () => {
  // Concatenating buffers in a loop, read on a quiet machine: memory was collected at n = 1,504.
  const sizes = [94, 132, 188, 264, 374, 535, 751, 1064, 1504, 2128, 3008];
  const times = [0.0534, 0.0842, 0.121, 0.199, 0.315, 0.567, 0.936, 1.81, 11.1, 9.04, 18.4];
  const kindUnder = (bound: string, ms: readonly number[]): string =>
    judgeGrowth(
      sizes.map((n, i) => ({ n, ms: ms[i] as number, noise: 0.02 * (ms[i] as number) })),
      parseBound(bound),
    ).kind;
  expect(kindUnder('n^1.5', times)).toBe('open');
  expect(kindUnder('n^3', times)).toBe('within');
});

test('a last octave that is steeper than the bound shows no bound to hold, unless sums of terms say so', () => {
  // Rows that are dear at first, and pairs of them; the largest size was called once.
  const sizes = [90, 179, 357, 715, 1424, 2849, 5694];
  const times = [0.0262, 0.0521, 0.119, 0.32, 0.839, 2.68, 9.76];
  const noise = [0.001, 0.0009, 0.0035, 0.0018, 0.058, 0.025, 0.97];
  const read = sizes.map((n, i) => ({ n, ms: times[i] as number, noise: noise[i] as number }));
  expect(judgeGrowth(read.slice(0, -1), parseBound('n^1.5')).kind).toBe('within');
  expect(judgeGrowth(read, parseBound('n^1.5')).kind).toBe('open');
  expect(judgeGrowth(read, parseBound('n^2')).kind).toBe('within');
});

test('one slow call at the largest size breaks no bound', () => {
  const spiked = points(octaves, (n) => n).map((point, i) =>
    i === octaves.length - 1 ? { ...point, ms: 9 * point.ms } : point,
  );
  expect(judgeGrowth(spiked, parseBound('n')).kind).not.toBe('over');
});

const series = fc.record({
  power: fc.double({ min: 0.2, max: 3, noNaN: true }),
  fixed: fc.double({ min: 0, max: 1000, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  spread: fc.double({ min: 0, max: 0.2, noNaN: true }),
});
const sampledOf = ({ power, fixed, seed, spread }: { power: number; fixed: number; seed: number; spread: number }) => {
  const random = generator(seed);
  return octaves.map((n) => ({ n, ...noisy(fixed + n ** power, spread, random) }));
};

test('scaling all times and the grain alike changes nothing', () => {
  const times = fc.integer({ min: -12, max: 12 }).map((k) => 2 ** k);
  fc.assert(
    fc.property(series, times, fc.constantFrom(...classes), (made, factor, [text]) => {
      const sampled = sampledOf(made);
      const scaled = sampled.map(({ n, ms, noise }) => ({ n, ms: ms * factor, noise: noise * factor }));
      const bound = parseBound(text);
      expect(judgeGrowth(scaled, bound, 0.01 * factor).kind).toBe(judgeGrowth(sampled, bound, 0.01).kind);
    }),
  );
});

test('a looser bound never turns within into over', () => {
  const chosen = fc.constantFrom(...classes.keys());
  fc.assert(
    fc.property(series, chosen, chosen, (made, a, b) => {
      const sampled = sampledOf(made);
      const kindOf = (k: number) => judgeGrowth(sampled, parseBound((classes[k] as (typeof classes)[0])[0])).kind;
      fc.pre(kindOf(Math.min(a, b)) === 'within');
      expect(kindOf(Math.max(a, b))).not.toBe('over');
    }),
    { numRuns: 500 },
  );
});

describe('a cache', () => {
  const first = points([100, 200, 400, 800, 1600], (n) => n ** 2 / 1e4);
  test('is seen where first calls alone grow', () => {
    expect(
      cacheAnswered(
        first,
        points([100, 200, 400, 800, 1600], () => 0.001),
      ),
    ).toBe(true);
  });
  test('is not seen in a cold start', () => {
    const least = first.map(({ n, ms }) => ({ n, ms: ms / (1 + 2000 / n) }));
    expect(cacheAnswered(first, least)).toBe(false);
    expect(cacheAnswered(first, first)).toBe(false);
  });
});
