import { describe, expect, test } from 'vitest';
import { amount } from '../../src/speak/amount.js';
import { annotations } from '../../src/speak/summary/annotations.js';
import { digest } from '../../src/speak/summary/digest.js';
import { markdownSummary } from '../../src/speak/summary/markdown.js';
import { sparkline } from '../../src/speak/summary/sparkline.js';
import { terminalSummary } from '../../src/speak/summary/terminal.js';
import { entry } from '../results/entries.js';

const untold = {
  kind: 'cannot tell',
  reason: 'it is noisy',
  because: 'noise',
  next: 'run it on a quiet machine',
} as const;
const time = { metric: 'time', limit: 4, unit: 'ms', negated: false } as const;
const growth = { metric: 'steps', limit: 'n log n', unit: 'growth', negated: false } as const;
const series = [64, 128, 256].map((n) => ({ n, value: n * n }));
const entries = [
  entry(
    {
      subject: 'slow',
      requirement: time,
      matcher: 'toCompleteWithin',
      verdict: { kind: 'over' },
      measured: { value: 9.05, unit: 'ms' },
    },
    true,
  ),
  entry({ subject: 'noisy', verdict: untold, measured: { value: 9, unit: 'items' } }),
  entry({
    subject: 'dedupe',
    matcher: 'toScaleNoWorseThan',
    requirement: growth,
    measured: { value: 1, unit: 'steps', series, exponent: 1.02 },
  }),
  ...Array.from({ length: 12 }, (_, index) =>
    entry({ subject: `page${index}`, measured: { value: index, unit: 'items' } }),
  ),
];
const found = digest(entries);
const file = '.perf-matchers/results.json';

describe('the table of a terminal', () => {
  test('wide', () => {
    expect(terminalSummary(found, file, { width: 100, colour: false, quiet: false })).toMatchInlineSnapshot(`
      "15 performance assertions: 1 failed, 1 cannot tell, 13 held, 3 of them above 80% of their limit

        verdict       used   measured      limit   assertion
        over          226%     9.05ms        4ms   slow toCompleteWithin  src/a.test.ts:7
        cannot tell      –    9 items   10 items   noisy toReturnAtMostItems  src/a.test.ts:7
          it is noisy
          Next: run it on a quiet machine.
          npx vitest run src/a.test.ts -t "^lists$"
        within        110%   11 items   10 items   page11 toReturnAtMostItems  src/a.test.ts:7
        within        100%   10 items   10 items   page10 toReturnAtMostItems  src/a.test.ts:7
        within         90%    9 items   10 items   page9 toReturnAtMostItems  src/a.test.ts:7
        within         80%    8 items   10 items   page8 toReturnAtMostItems  src/a.test.ts:7
        within         70%    7 items   10 items   page7 toReturnAtMostItems  src/a.test.ts:7
        within         60%    6 items   10 items   page6 toReturnAtMostItems  src/a.test.ts:7
        within         50%    5 items   10 items   page5 toReturnAtMostItems  src/a.test.ts:7
        within         40%    4 items   10 items   page4 toReturnAtMostItems  src/a.test.ts:7
        within         30%    3 items   10 items   page3 toReturnAtMostItems  src/a.test.ts:7
        within         20%    2 items   10 items   page2 toReturnAtMostItems  src/a.test.ts:7
        and 3 more in .perf-matchers/results.json"
    `);
  });
  test('narrow: no line of it is wider but reasons and commands', () => {
    const text = terminalSummary(found, file, { width: 40, colour: false, quiet: false });
    expect(text).toMatchInlineSnapshot(`
      "15 performance assertions: 1 failed, 1 cannot tell, 13 held, 3 of them above 80% of their limit

      over 226% slow toCompleteWithin
        9.05ms of 4ms
        src/a.test.ts:7
      cannot tell noisy toReturnAtMostItems
        9 items of 10 items
        src/a.test.ts:7
        it is noisy
        Next: run it on a quiet machine.
        npx vitest run src/a.test.ts -t "^lists$"
      within 110% page11 toReturnAtMostItems
        11 items of 10 items
        src/a.test.ts:7
      within 100% page10 toReturnAtMostItems
        10 items of 10 items
        src/a.test.ts:7
      within 90% page9 toReturnAtMostItems
        9 items of 10 items
        src/a.test.ts:7
      within 80% page8 toReturnAtMostItems
        8 items of 10 items
        src/a.test.ts:7
      within 70% page7 toReturnAtMostItems
        7 items of 10 items
        src/a.test.ts:7
      within 60% page6 toReturnAtMostItems
        6 items of 10 items
        src/a.test.ts:7
      within 50% page5 toReturnAtMostItems
        5 items of 10 items
        src/a.test.ts:7
      within 40% page4 toReturnAtMostItems
        4 items of 10 items
        src/a.test.ts:7
      within 30% page3 toReturnAtMostItems
        3 items of 10 items
        src/a.test.ts:7
      within 20% page2 toReturnAtMostItems
        2 items of 10 items
        src/a.test.ts:7
        and 3 more in .perf-matchers/results.json"
    `);
  });
  test('quiet', () => {
    expect(terminalSummary(found, file, { width: 100, colour: false, quiet: true })).toMatchInlineSnapshot(`
      "15 performance assertions: 1 failed, 1 cannot tell, 13 held, 3 of them above 80% of their limit

        verdict       used   measured      limit   assertion
        over          226%     9.05ms        4ms   slow toCompleteWithin  src/a.test.ts:7
        cannot tell      –    9 items   10 items   noisy toReturnAtMostItems  src/a.test.ts:7
          it is noisy
          Next: run it on a quiet machine.
          npx vitest run src/a.test.ts -t "^lists$""
    `);
  });
  test('in colour it says the same', () => {
    const [plain, coloured] = [false, true].map((colour) =>
      terminalSummary(found, file, { width: 100, colour, quiet: false }),
    );
    expect(coloured).not.toBe(plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours are.
    expect(coloured?.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});

test('Markdown cannot be written by a name', () => {
  const text = markdownSummary(digest([entry({ subject: '<img src=x>|`a`\n# b' })]));
  expect(text).not.toMatch(/<img|\n# b|`/);
  expect(text).toContain('&#60;img src=x&#62;&#124;&#96;a&#96; &#35; b');
});

test('an annotation cannot be written by a name', () => {
  const all = annotations([entry({ subject: 'a,b:c\n::error::', verdict: { kind: 'over' } }, true)], {
    errors: true,
    fileOf: (file) => file,
  });
  expect(all).toHaveLength(1);
  expect(all[0]).toContain('title=a%2Cb%3Ac%0A%3A%3Aerror%3A%3A toReturnAtMostItems%3A over::');
});

test('ten annotations of each level, as GitHub shows them', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    entry(index % 2 ? { verdict: untold } : { verdict: { kind: 'over' } }, index % 2 === 0),
  );
  const of = (errors: boolean) =>
    annotations(many, { errors, fileOf: (file) => file }).map((line) => line.split(' ')[0]);
  expect(of(true)).toEqual([...Array(10).fill('::error'), ...Array(10).fill('::warning')]);
  expect(of(false)).toEqual(Array(10).fill('::warning'));
});

test.each([
  ['flat', (n: number) => n * 0 + 5, '▁▁▁▁▁'],
  ['the square root', Math.sqrt, '▁▂▃▄▅'],
  ['linear', (n: number) => n, '▁▃▅▆█'],
  ['squared', (n: number) => n * n, '▁▃▅▆█'],
  ['a step', (n: number) => (n < 5 ? 1 : 16), '▁▁▁██'],
])('a sparkline of what is %s', (_, of, bars) => {
  expect(sparkline([1, 2, 4, 8, 16].map((n) => ({ n, value: of(n) })))).toBe(bars);
});

test('a sparkline of nothing, of one, of many', () => {
  expect(sparkline([])).toBe('');
  expect(sparkline([{ n: 1, value: 0 }])).toBe('▁');
  expect(sparkline(Array.from({ length: 100 }, (_, n) => ({ n: n + 1, value: n })))).toHaveLength(12);
});

test.each([
  [9.05, 'ms', '9.05ms'],
  [9_600_016, 'bytes', '9.6 MB'],
  [-120, 'B per call', '-120 B per call'],
  [1.234, '×', '1.23×'],
  [1234.5, 'calls/s', '1,235 calls/s'],
  [1, 'queries', '1 query'],
  [2000, 'rows', '2,000 rows'],
])('%f %s is shown as %s', (value, unit, shown) => {
  expect(amount(value, unit)).toBe(shown);
});
