import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import type { GrowthRequest } from '../../src/measure/growth-request.js';
import { measureGrowthBySteps } from '../../src/measure/growth-steps.js';
import { Unended } from '../../src/measure/unended.js';

interface Virtual {
  random?: boolean;
  /** Milliseconds that a call takes. */
  ms?: (n: number) => number;
  budget?: number;
}

/** Judges calls that take the steps they are said to take: by n, the seed, and how many calls were made of this size before. */
async function judge(
  bound: string,
  steps: (n: number, seed: number, before: number) => number,
  request: Partial<GrowthRequest> = {},
  { random = false, ms = () => 0, budget = 2000 }: Virtual = {},
) {
  const calls: [n: number, seed: number][] = [];
  let left = budget;
  const found = await measureGrowthBySteps(
    async (n, seed) => {
      if (ms(n) > left) throw new Unended('did not end');
      left -= ms(n);
      const before = calls.filter(([each]) => each === n).length;
      calls.push([n, seed]);
      const total = Math.round(steps(n, seed, before));
      const none = { rows: [], walks: new Map(), uncounted: new Map(), uncompiled: [], unreadable: [] };
      return { count: { total, ...none, overflown: false, async: false }, seed, random, ms: ms(n) };
    },
    { bound: parseBound(bound), ...request },
    () => left,
  );
  const kind = found.verdict.kind === 'cannot tell' ? found.verdict.reason : found.verdict.kind;
  return { ...found, kind, calls };
}

describe('a verdict', () => {
  test('by sizes that double, the first and the largest called twice', async () => {
    const { kind, series, calls, from, to } = await judge('n', (n) => 5 * n + 3);
    expect(kind).toBe('within');
    expect(series.map(({ n }) => n)).toEqual([4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]);
    expect(calls).toHaveLength(13);
    expect([from, to]).toEqual([4, 4096]);
  });

  test('on what is steep, by sizes in between', async () => {
    const { kind, series, calls } = await judge('n^2', (n) => n ** 3 + n);
    expect(kind).toBe('over');
    expect(series).toHaveLength(10);
    const spent = calls.reduce((sum, [n]) => sum + n ** 3 + n, 0);
    expect(spent).toBeLessThan(2_000_000);
  });

  test('on exponential growth, without ever calling a size too large', async () => {
    expect((await judge('n^3', (n) => 2 ** n)).kind).toBe('over');
    const { kind, calls } = await judge('2^n', (n) => 2 ** n);
    expect(kind).toBe('within');
    expect(Math.max(...calls.map(([n]) => n))).toBeLessThan(24);
  });

  test('behind a large fixed cost', async () => {
    const { kind, to } = await judge('n', (n) => 800_000 + 20 * n * n);
    expect([kind, to >= 128]).toEqual(['over', true]);
  });

  test('is the same however slow the machine is', async () => {
    const steps = (n: number) => n * Math.log2(n + 1) + 20 * n;
    const quick = await judge('n', steps);
    const slow = await judge('n', steps, {}, { ms: (n) => n / 100 });
    expect(slow.series).toEqual(quick.series);
    expect([quick.kind, slow.kind]).toEqual(['over', 'over']);
  });

  test('goes on where single calls are held up by other processes', async () => {
    const steps = (n: number) => 6 * n;
    const quick = await judge('n', steps);
    for (const held of quick.series.map(({ n }) => n)) {
      const slow = await judge('n', steps, {}, { ms: (n) => (n === held ? 300 : 1) });
      expect(slow.series).toEqual(quick.series);
      expect(slow.kind).toBe('within');
    }
  });

  test('does not rest on what the first call of all makes ready', async () => {
    const { series } = await judge('n', (n, _, before) => 5 * n + (n === 4 && before === 0 ? 10_000 : 0));
    expect(series[0]).toEqual({ n: 4, value: 20 });
  });
});

describe('given sizes', () => {
  test('are called as given', async () => {
    const { series, kind } = await judge('n', (n) => n * n, { sizes: [10, 20, 40, 80, 160] });
    expect(series.map(({ n }) => n)).toEqual([10, 20, 40, 80, 160]);
    expect(kind).toBe('over');
  });

  test('upTo is reached, whatever it costs', async () => {
    const { to, kind, missedUpTo } = await judge('n', (n) => 90 * n, { upTo: 100_000 });
    expect([to, kind, missedUpTo]).toEqual([100_000, 'within', undefined]);
  });

  test('a small upTo', async () => {
    const { series, kind } = await judge('n', (n) => 9 * n, { upTo: 20 });
    expect([series[0]?.n, series.at(-1)?.n, kind]).toEqual([1, 20, 'within']);
  });

  test('upTo that takes too long is missed', async () => {
    const { missedUpTo } = await judge('n', (n) => 90 * n, { upTo: 100_000 }, { ms: (n) => n / 10 });
    expect(missedUpTo?.why).toBe('larger sizes do not fit into the time budget');
    expect(missedUpTo?.reached).toBeGreaterThan(500);
  });

  test('too few sizes in the time that there is', async () => {
    const { kind } = await judge('n', (n) => n, { sizes: [10, 20, 40, 80] }, { ms: (n) => 20 * n });
    expect(kind).toBe('too few sizes within the time budget: 3 sizes fitted into it');
  });

  test('a call that does not end is the error of the first sizes', async () => {
    await expect(judge('n', (n) => n, {}, { ms: () => 3000 })).rejects.toThrow('did not end');
  });
});

describe('calls of one size that differ', () => {
  test('by Math.random: the median of three seeds', async () => {
    const { series, calls } = await judge(
      'n',
      (n, seed) => n * ([0, 10, 30, 11][seed] as number),
      {},
      { random: true },
    );
    expect(series.find(({ n }) => n === 64)?.value).toBe(64 * 11);
    expect(calls.filter(([n]) => n === 64).map(([, seed]) => seed)).toEqual([1, 2, 3]);
  });

  test('by a cache: first calls, and only those that no larger one came before', async () => {
    const kept = new Set<number>();
    const squared = (n: number): number => {
      const known = [...kept].some((each) => each >= n);
      kept.add(n);
      return known ? 3 : n * n;
    };
    const { kind, notes, series } = await judge('n', squared);
    expect(kind).toBe('over');
    expect(notes).toEqual([
      'Later calls with the same n did far less, by a cache as it seems: first calls were judged.',
    ]);
    expect(series.slice(1).every(({ n, value }) => value === n * n)).toBe(true);
  });

  test('by something else: the median of three', async () => {
    let call = 0;
    const { kind, calls } = await judge('n', (n) => n * (100 + (call++ % 5)));
    expect(kind).toBe('within');
    expect(calls.filter(([n]) => n === 64)).toHaveLength(3);
  });
});

test('what does not grow says up to where', async () => {
  const { kind, notes } = await judge('n', () => 42);
  expect([kind, ...notes]).toEqual(['within', 'The count did not grow up to n = 4,096.']);
});
