import { describe, expect, test } from 'vitest';
import {
  type Baseline,
  baselineText,
  compareMarks,
  compareWith,
  type Mark,
  marksOf,
  updated,
} from '../../src/results/baseline.js';
import { baselineLines } from '../../src/speak/summary/baseline.js';
import { entry } from './entries.js';

const growth = (value: number, n = 4096, exponent = 1.08) =>
  entry({
    subject: 'dedupe',
    matcher: 'toScaleNoWorseThan',
    requirement: { metric: 'steps', limit: 'n log n', unit: 'growth', negated: false },
    measured: { value, unit: 'steps', series: [{ n, value }], exponent },
  });
const items = (value: number, name = 'lists') =>
  entry({ measured: { value, unit: 'items' }, test: { file: 'src/a.test.ts', name } });
const time = entry({
  requirement: { metric: 'time', limit: 4, unit: 'ms', negated: false },
  measured: { value: 3, unit: 'ms' },
});
const empty: Baseline = { version: 1, node: {} };
const write = (entries: ReturnType<typeof entry>[], before = empty, ratchet = false, whole = true): Baseline =>
  updated(before, marksOf(entries), { ratchet, whole });

describe('marks', () => {
  test('counts and growth by counts; no times, nothing that was not within', () => {
    const doubt = { kind: 'cannot tell', reason: 'noise', because: 'noise', next: 'run it again' } as const;
    const none = [
      time,
      entry({ verdict: { kind: 'over' } }, true),
      entry({ verdict: doubt }),
      entry({ requirement: { metric: 'items', limit: 1, unit: 'items', negated: true } }),
      entry({
        requirement: { metric: 'time', limit: 'n', unit: 'growth', negated: false },
        measured: { value: 1, unit: 'ms', series: [{ n: 1, value: 1 }] },
      }),
    ];
    expect(marksOf(none)).toEqual([]);
    expect(marksOf([growth(51_234), items(3), items(4)]).map(({ key, mark }) => [key, mark])).toEqual([
      ['lists > dedupe toScaleNoWorseThan of steps', { value: 51_234, unit: 'steps', n: 4096, power: 1.08 }],
      ['lists > page toReturnAtMostItems', { value: 3, unit: 'items' }],
      ['lists > page toReturnAtMostItems #2', { value: 4, unit: 'items' }],
    ]);
  });

  test('what several machines counted is one mark, the worst', () => {
    const of = (run: number, value: number) => ({ ...items(value), run });
    const marks = marksOf([of(0, 3), of(0, 9), of(1, 4), of(1, 8)]);
    expect(marks.map(({ key, mark }) => [key, mark.value])).toEqual([
      ['lists > page toReturnAtMostItems', 4],
      ['lists > page toReturnAtMostItems #2', 9],
    ]);
  });

  test.each<[Mark, Mark, number]>([
    [{ value: 3, unit: 'items' }, { value: 3, unit: 'items' }, 0],
    [{ value: 3, unit: 'items' }, { value: 4, unit: 'items' }, 1],
    [{ value: 3, unit: 'items' }, { value: 2, unit: 'items' }, -1],
    [{ value: 1000, unit: 'bytes' }, { value: 1019, unit: 'bytes' }, 0],
    [{ value: 1000, unit: 'bytes' }, { value: 1021, unit: 'bytes' }, 1],
    [{ value: 9, unit: 'steps', n: 8, power: 1 }, { value: 99, unit: 'steps', n: 64, power: 1.05 }, 0],
    [{ value: 9, unit: 'steps', n: 8, power: 1 }, { value: 99, unit: 'steps', n: 64, power: 1.2 }, 1],
    [{ value: 9, unit: 'steps', n: 8, power: 2 }, { value: 99, unit: 'steps', n: 64, power: 1 }, -1],
    [{ value: 3, unit: 'items' }, { value: 4, unit: 'rows' }, 0],
  ])('%j then %j: %i', (before, now, compared) => {
    expect(compareMarks(before, now)).toBe(compared);
  });
});

describe('writing a baseline', () => {
  test('one assertion a line, sorted', () => {
    expect(baselineText(write([items(3, 'b "quoted"'), items(4, 'a'), growth(51_234)]))).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "node": {
          "24": {
            "src/a.test.ts": {
              "a > page toReturnAtMostItems": {"value": 4, "unit": "items"},
              "b \\"quoted\\" > page toReturnAtMostItems": {"value": 3, "unit": "items"},
              "lists > dedupe toScaleNoWorseThan of steps": {"value": 51234, "unit": "steps", "n": 4096, "power": 1.08}
            }
          }
        }
      }
      "
    `);
    expect(JSON.parse(baselineText(empty))).toEqual(empty);
  });

  test('a ratchet tightens and adds, and never loosens; without it the run is written', () => {
    const before = write([items(5, 'a'), items(5, 'b')]);
    const now = [items(9, 'a'), items(2, 'b'), items(7, 'c')];
    const values = (baseline: Baseline) =>
      Object.values(baseline.node['24']?.['src/a.test.ts'] ?? {}).map(({ value }) => value);
    expect(values(write(now, before, true))).toEqual([5, 2, 7]);
    expect(values(write(now, before))).toEqual([9, 2, 7]);
  });

  test('what is gone is taken out after a whole run only; other versions of Node stay', () => {
    const before = {
      version: 1 as const,
      node: { ...write([items(5, 'a'), items(5, 'b')]).node, 22: { 'src/x.test.ts': {} } },
    };
    const keys = (baseline: Baseline) => Object.keys(baseline.node['24']?.['src/a.test.ts'] ?? {});
    expect(keys(write([items(5, 'a')], before))).toHaveLength(1);
    expect(keys(write([items(5, 'a')], before, false, false))).toHaveLength(2);
    expect(write([items(5, 'a')], before).node['22']).toEqual({ 'src/x.test.ts': {} });
  });
});

test('old and new stand side by side', () => {
  const before = write([items(3), growth(51_234)]);
  const { worse, better, added } = compareWith(before, marksOf([items(4), growth(40_000), items(1, 'new')]));
  expect(added).toHaveLength(1);
  expect(baselineLines(worse, better).join('\n')).toMatchInlineSnapshot(`
    "1 assertion is worse than in perf-baseline.json:
      src/a.test.ts  page toReturnAtMostItems: 3 items before, 4 items now
      Mend the code; if it is meant to be so, write the baseline anew: npx perf-matchers baseline
    1 assertion is better than in perf-baseline.json. To keep it so: npx perf-matchers baseline --ratchet"
  `);
});
