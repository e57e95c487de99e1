import { expect, test } from 'vitest';
import { isRight, type Line } from '../../bench/verdicts/line.js';
import { rate, summary, trouble } from '../../bench/verdicts/report.js';

const line = (over: Partial<Line>): Line => ({
  name: 'sort',
  kind: 'sort',
  half: 'tuning',
  bound: 'n',
  seed: 1,
  holds: true,
  verdict: 'within',
  from: 4,
  to: 100,
  ms: 100,
  phases: {},
  calls: 10,
  notes: [],
  series: [],
  samples: [],
  ...over,
});

test('which verdicts are right', () => {
  expect(isRight(line({}))).toBe(true);
  expect(isRight(line({ verdict: 'over' }))).toBe(false);
  expect(isRight(line({ holds: false }))).toBe(false);
  expect(isRight(line({ holds: false, verdict: 'over' }))).toBe(true);
  expect(isRight(line({ verdict: 'cannot tell' }))).toBeNull();
  expect(isRight(line({ verdict: 'crashed' }))).toBeUndefined();
  const { holds, ...leftOut } = line({});
  expect([holds, isRight(leftOut)]).toEqual([true, undefined]);
});

test('a rate and its bound', () => {
  expect(rate(0, 0)).toBe('none judged');
  expect(rate(1, 2)).toBe('1 of 2 (50.0%, at most 97.5%)');
});

test('the summary of a condition, and functions by trouble', () => {
  const { holds: _, ...leftOut } = line({ name: 'queue' });
  const lines = [
    line({}),
    line({ ms: 300 }),
    line({ verdict: 'over', ms: 200 }),
    line({ name: 'scan', holds: false, bound: '1', verdict: 'over' }),
    line({ name: 'scan', holds: false, bound: '1' }),
    line({ name: 'join', verdict: 'cannot tell', reason: 'only 3 sizes were measured' }),
    line({ name: 'join', verdict: 'cannot tell', reason: 'only 4 sizes were measured' }),
    line({ name: 'join', verdict: 'crashed' }),
    leftOut,
  ];
  expect(summary(lines)).toMatchInlineSnapshot(`
    "7 verdicts; 1 left out, 1 crashed
      wrong        2 of 7 (28.6%, at most 65.9%)
      false fails  1 of 5 (20.0%, at most 65.7%)
      false passes 1 of 2 (50.0%, at most 97.5%)
      cannot tell  2 of 7 (28.6%, at most 65.9%)
           2 × only … sizes were measured
      to verdict   100 ms median, 300 ms 95th percentile"
  `);
  expect(trouble(lines)).toMatchInlineSnapshot(`
    "  sort (tuning): 1 wrong, 0 untold of 3; under n
      scan (tuning): 1 wrong, 0 untold of 2; under 1
      join (tuning): 0 wrong, 3 untold of 3; under n"
  `);
});
