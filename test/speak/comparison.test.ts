import { expect, test } from 'vitest';
import type { PerfRecord } from '../../src/record.js';
import { compareSides } from '../../src/results/sides.js';
import { comparisonText } from '../../src/speak/summary/comparison.js';
import { entry } from '../results/entries.js';

const wide = { width: 160, colour: false, quiet: false };
const about = { ref: 'main', commit: '1a2b3c4', rounds: 4, threshold: 0.05 };

const timed = (subject: string, value: number, project?: string): Partial<PerfRecord> => ({
  subject,
  matcher: 'toCompleteWithin',
  test: { file: 'src/a.test.ts', name: subject, line: 7, ...(project ? { project } : {}) },
  requirement: { metric: 'time', limit: 50, unit: 'ms', negated: false },
  measured: { value, unit: 'ms' },
});
const counted = (subject: string, value: number): Partial<PerfRecord> => ({
  subject,
  measured: { value, unit: 'items' },
});
const leak = (kind: 'within' | 'over'): Partial<PerfRecord> => ({
  subject: 'remember',
  matcher: 'toAvoidMemoryLeaks',
  requirement: { metric: 'leak', limit: '64 B', unit: 'per call', negated: false },
  verdict: { kind },
});
const noise = [1, 1.01, 1.015, 0.99];
const wild = [1, 1.3, 0.9, 1.2];

const comparison = compareSides(
  noise.map((factor, at) => ({
    ref: [
      timed('dedupe', 2, 'perf'),
      timed('index', 1),
      timed('search', 1),
      timed('load', 4),
      counted('page', 2),
      counted('list', 10),
      counted('rest', 100),
      counted('none', 0),
      leak('within'),
      timed('gone', 1),
    ].map((one) => entry(one)),
    now: [
      timed('dedupe', 3 * factor, 'perf'),
      timed('index', factor),
      timed('search', 1.1 * (wild[at] as number)),
      timed('load', 2 * factor),
      counted('page', 3),
      counted('list', 10),
      counted('rest', 103),
      counted('none', 1),
      leak('over'),
      timed('added', 1),
    ].map((one) => entry(one)),
  })),
  0.05,
);

test('the table, worst first', () => {
  expect(comparisonText(comparison, about, wide)).toMatchInlineSnapshot(`
    "9 assertions compared with main (1a2b3c4) in 4 rounds: 2 more, 1 slower, 1 leaks now, 1 cannot tell, 1 within threshold, 1 not slower, 1 as before, 1 faster, 1 new, 1 gone

      verdict             ratio         interval         ref         now   assertion
      more               from 0            exact     0 items      1 item   none toReturnAtMostItems  src/a.test.ts:7
      slower              1.51×   1.46× to 1.55×         2ms      3.02ms   dedupe toCompleteWithin  src/a.test.ts:7 (perf)
      more                1.50×            exact     2 items     3 items   page toReturnAtMostItems  src/a.test.ts:7
      leaks now               –                –           –           –   remember toAvoidMemoryLeaks  src/a.test.ts:7
      cannot tell         1.20×   0.76× to 1.88×         1ms      1.21ms   search toCompleteWithin  src/a.test.ts:7
        whether it is slower by more than 5% is open: the interval holds both
        Next: --rounds 24 would tell, were they like these.
      within threshold    1.03×            exact   100 items   103 items   rest toReturnAtMostItems  src/a.test.ts:7
      not slower          1.00×   0.97× to 1.03×         1ms      1.01ms   index toCompleteWithin  src/a.test.ts:7
      as before           1.00×            exact    10 items    10 items   list toReturnAtMostItems  src/a.test.ts:7
      faster              0.50×   0.49× to 0.52×         4ms      2.01ms   load toCompleteWithin  src/a.test.ts:7

    New, so that there is nothing to compare with:
      added toCompleteWithin  src/a.test.ts:7

    Gone since main:
      gone toCompleteWithin  src/a.test.ts:7"
  `);
});

test('narrow and quiet: only what is slower or cannot be told, cut at the end', () => {
  const text = comparisonText(comparison, about, { width: 80, colour: false, quiet: true });
  expect(text.split('\n').filter((line) => line.startsWith('  ') && !line.startsWith('    '))).toMatchInlineSnapshot(`
    [
      "  verdict        ratio         interval       ref       now   assertion",
      "  more          from 0            exact   0 items    1 item   none toReturnAtMost…",
      "  slower         1.51×   1.46× to 1.55×       2ms    3.02ms   dedupe toCompleteWi…",
      "  more           1.50×            exact   2 items   3 items   page toReturnAtMost…",
      "  leaks now          –                –         –         –   remember toAvoidMem…",
      "  cannot tell    1.20×   0.76× to 1.88×       1ms    1.21ms   search toCompleteWi…",
      "  added toCompleteWithin  src/a.test.ts:7",
      "  gone toCompleteWithin  src/a.test.ts:7",
    ]
  `);
});

test('colours are those of the verdicts', () => {
  const text = comparisonText(comparison, about, { ...wide, colour: true });
  expect(text).toContain('\u001b[31mslower');
  expect(text).toContain('\u001b[33mcannot tell');
});

test('nothing on either side is said', () => {
  const nothing = { compared: [], added: [], gone: [] };
  expect(comparisonText(nothing, about, wide)).toBe(
    '0 assertions compared with main (1a2b3c4) in 4 rounds: none on either side',
  );
});
