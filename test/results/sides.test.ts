import { describe, expect, test } from 'vitest';
import type { PerfRecord } from '../../src/record.js';
import { type Comparison, compareSides, type Round } from '../../src/results/sides.js';
import { entry } from './entries.js';

type Differs = Partial<PerfRecord>;
const threshold = 0.05;
/** Rounds in which each side recorded these, one record a round. */
const rounds = (ref: readonly Differs[], now: readonly Differs[]): Round[] =>
  ref.map((one, at) => ({ ref: [entry(one)], now: [entry(now[at])] }));
const one = ({ compared: [first] }: Comparison) => first;
const time = (value: number, samples: number[] = []): Differs => ({
  matcher: 'toCompleteWithin',
  requirement: { metric: 'time', limit: 50, unit: 'ms', negated: false },
  measured: { value, unit: 'ms', samples },
});

test('counts are compared exactly, however few the rounds', () => {
  const items = (value: number): Differs => ({ measured: { value, unit: 'items' } });
  const found = one(compareSides(rounds([items(2), items(2)], [items(3), items(3)]), threshold));
  expect(found).toMatchObject({ ref: 2, now: 3, unit: 'items', found: { kind: 'slower', ratio: 1.5, exact: true } });
});

test('a time limit is compared by warm calls, a few by what was judged', () => {
  const cold = [9, 9, 9, 9, 1, 1, 1, 1];
  const found = one(
    compareSides(
      rounds(
        [1, 2, 3].map(() => time(9, cold)),
        [1, 2, 3].map(() => time(3, [3, 3])),
      ),
      threshold,
    ),
  );
  expect(found).toMatchObject({ ref: 1, now: 3 });
});

test.each([
  ['a rate as the time of a call', 'rate', 'calls/s', 100, 200, 'faster', 10, 5],
  ["speed against a rival as its share of the rival's time", 'time', '×', 4, 2, 'slower', 0.25, 0.5],
] as const)('%s', (_, metric, unit, before, now, kind, ref, later) => {
  const of = (value: number): Differs => ({
    requirement: { metric, limit: 1, unit, negated: false },
    measured: { value, unit },
  });
  const found = one(compareSides(rounds([of(before), of(before)], [of(now), of(now)]), threshold));
  expect(found).toMatchObject({ ref, now: later, found: { kind } });
});

describe('growth', () => {
  const grown = (series: [n: number, value: number][], metric: 'time' | 'queries' = 'queries'): Differs => ({
    matcher: 'toScaleNoWorseThan',
    requirement: { metric, limit: 'n', unit: 'growth', negated: false },
    measured: { value: 0, unit: 'queries', series: series.map(([n, value]) => ({ n, value })) },
  });

  test('is compared at the largest n that both reached, between sizes where those differ', () => {
    // n² at 4 to 64, and at 10 to 20: at 20 both have 400.
    const square = (sizes: number[]): Differs => grown(sizes.map((n) => [n, n * n]));
    const found = one(compareSides(rounds([square([4, 16, 64])], [square([10, 20])]), threshold));
    expect(found?.now).toBe(400);
    expect(found?.ref).toBeCloseTo(400, 6);
  });

  test('of another metric is another assertion', () => {
    const { compared, added, gone } = compareSides(rounds([grown([[1, 1]], 'time')], [grown([[1, 1]])]), threshold);
    expect([compared.length, added.length, gone.length]).toEqual([0, 1, 1]);
  });
});

test('what only one side has is new or gone; where it stands does not matter, nor does what another project judges', () => {
  const named = (subject: string, line: number): Differs => ({ subject, test: { file: 'a.test.ts', name: 'x', line } });
  const away = entry({ subject: 'away', verdict: { kind: 'elsewhere', project: 'perf' } });
  const round: Round = {
    ref: [entry(named('a', 1)), entry(named('b', 2)), entry(named('a', 3))],
    now: [entry(named('a', 10)), entry(named('c', 20)), away],
  };
  const { compared, added, gone } = compareSides([round], threshold);
  expect(compared.map(({ key }) => key)).toEqual(['a.test.ts > x > a toReturnAtMostItems']);
  expect(added.map(({ subject }) => subject)).toEqual(['c']);
  expect(gone.map(({ subject, test }) => [subject, test.line])).toEqual([
    ['b', 2],
    ['a', 3],
  ]);
});

describe('a leak has no ratio', () => {
  const leak = (kind: 'within' | 'over'): Differs => ({
    requirement: { metric: 'leak', limit: '64 B', unit: 'per call', negated: false },
    measured: { value: kind === 'over' ? 900 : -3, unit: 'B per call' },
    verdict: { kind },
  });
  test.each([
    ['within', 'over', 'slower'],
    ['over', 'within', 'faster'],
    ['over', 'over', 'same'],
    ['within', 'within', 'same'],
  ] as const)('%s, then %s: %s', (ref, now, kind) => {
    expect(one(compareSides(rounds([leak(ref), leak(ref)], [leak(now), leak(now)]), threshold))?.found.kind).toBe(kind);
  });

  test('whose verdicts differ cannot be told', () => {
    const found = one(compareSides(rounds([leak('within'), leak('over')], [leak('over'), leak('over')]), threshold));
    expect(found).toMatchObject({ found: { kind: 'cannot tell' }, why: 'its verdicts differ from round to round' });
  });
});

test('what a side could not measure is said', () => {
  const broken: Differs = { error: 'page threw: no table\nat x', verdict: { kind: 'over' } };
  const { measured: _, ...unmeasured } = entry(broken).record;
  const round: Round = { ref: [entry()], now: [{ ...entry(), record: unmeasured }] };
  expect(one(compareSides([round], threshold))).toMatchObject({
    found: { kind: 'cannot tell' },
    why: 'page threw: no table',
  });
});

test('only what varies shares the error of the intervals', () => {
  const noisy = (value: number): Differs => ({ ...time(value), subject: 'noisy' });
  const values = [1, 1.01, 0.99, 1.005];
  const others = Array.from({ length: 50 }, (_, at) => entry({ subject: `count ${at}` }));
  const alone = compareSides(rounds(values.map(noisy), values.toReversed().map(noisy)), threshold);
  const beside = compareSides(
    values.map((value, at) => ({
      ref: [entry(noisy(value)), ...others],
      now: [entry(noisy(values.toReversed()[at] as number)), ...others],
    })),
    threshold,
  );
  expect(one(beside)?.found).toEqual(one(alone)?.found);
});
