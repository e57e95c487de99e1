import { describe, expect, test, vi } from 'vitest';
import { callText } from '../../src/speak/call-text.js';
import { duration, percentileName } from '../../src/speak/format.js';
import { subjectName } from '../../src/speak/subject-name.js';

const makeUsers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('callText', () => {
  test.each([
    [[50], 'expect(dedupe).toX(50)'],
    [['1.5 s'], "expect(dedupe).toX('1.5 s')"],
    [["it's"], String.raw`expect(dedupe).toX('it\'s')`],
    [['n log n', { input: makeUsers }], "expect(dedupe).toX('n log n', { input: makeUsers })"],
    [
      ['n', { input: (n: number) => n, sizes: [1, 2, 3] }],
      "expect(dedupe).toX('n', { input: (n) => n, sizes: [1, 2, 3] })",
    ],
    [
      [2, { db: { password: 'secret' }, matching: /from posts/i }],
      'expect(dedupe).toX(2, { db: …, matching: /from posts/i })',
    ],
    [[2, { name: 'dedupe' }], 'expect(dedupe).toX(2)'],
    [[2, undefined], 'expect(dedupe).toX(2)'],
  ])('%#', (args, text) => {
    expect(callText('dedupe', 'toX', false, args)).toBe(text);
  });
  test('negated', () => {
    expect(callText('dedupe', 'toX', true, [1])).toBe('expect(dedupe).not.toX(1)');
  });
});

test.each([
  [850e-6, '850ns'],
  [0.0123, '12.3µs'],
  [1.254, '1.25ms'],
  [12.34, '12.3ms'],
  [50, '50ms'],
  [123.4, '123ms'],
  [2500, '2.5s'],
  [61_000, '1m 1s'],
  [0, '0ns'],
])('%d ms is %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('percentiles by name', () => {
  expect([50, 90, 91, 92, 93, 11, 99.9].map(percentileName)).toEqual([
    'the median',
    'the 90th percentile',
    'the 91st percentile',
    'the 92nd percentile',
    'the 93rd percentile',
    'the 11th percentile',
    'the 99.9th percentile',
  ]);
});

test("a subject's name: given, own, or its source's first line", () => {
  expect(subjectName(makeUsers, 'users')).toBe('users');
  expect(subjectName(makeUsers)).toBe('makeUsers');
  expect(subjectName(() => makeUsers(3))).toBe('() => makeUsers(3)');
  expect(subjectName(makeUsers.bind(null, 3))).toBe('makeUsers');
  expect(subjectName(vi.fn(makeUsers))).toBe('makeUsers');
  expect(subjectName(vi.fn().mockName('fetchUsers'))).toBe('fetchUsers');
  expect(subjectName(vi.fn())).toBe('the mock');
  const imported = new Function('return () => (0,__vi_import_0__.listUsers)(__vi_import_1__.db)')() as () => void;
  expect(subjectName(imported)).toBe('() => listUsers(db)');
});
