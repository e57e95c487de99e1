import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unjudged } from '../../src/results/elsewhere.js';
import { compareEntries, partsOf } from '../../src/results/order.js';
import { readResults } from '../../src/results/read.js';
import type { Entry } from '../../src/results/results.js';
import { isNear, shareOfLimit } from '../../src/results/share.js';
import { writeResults, writeResultsNow } from '../../src/results/write.js';
import { entry, facts, record } from './entries.js';

const untold = { kind: 'cannot tell', reason: 'it is noisy', because: 'noise', next: 'run it alone' } as const;
const elsewhere = (project: string) => ({ kind: 'elsewhere', project }) as const;

describe('the results file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'perf-results-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const head = { version: 1 as const, package: '0.1.0', runs: [facts()] };
  const all = async (path: string): Promise<Entry[]> => {
    const { entries } = await readResults(path, 'results.json');
    const read: Entry[] = [];
    for await (const one of entries()) read.push(one);
    return read;
  };

  test.each([0, 1, 3])('%i entries are read as they were written, one a line', async (count) => {
    const path = join(folder, 'deep/results.json');
    const entries = Array.from({ length: count }, (_, index) => entry({ subject: `s${index}\n"` }));
    writeResultsNow(path, head, entries);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...head, entries });
    expect(await all(path)).toEqual(entries);
    expect((await readResults(path)).head).toMatchObject({ version: 1, runs: [facts()] });
    writeFileSync(path, JSON.stringify({ ...head, entries }, null, 2));
    expect(await all(path)).toEqual(entries);
  });

  test('a failing write leaves the file as it was, and nothing beside it', async () => {
    const path = join(folder, 'kept/results.json');
    writeResultsNow(path, head, [entry()]);
    const failing = async function* () {
      yield entry();
      throw new Error('read error');
    };
    await expect(writeResults(path, head, failing())).rejects.toThrow('read error');
    expect(await all(path)).toEqual([entry()]);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['results.json']);
    expect(existsSync(path)).toBe(true);
  });

  test.each([
    ['', 'results.json is no results file of perf-matchers: it is no JSON.'],
    ['[]', 'results.json is no results file of perf-matchers: it has no version and runs.'],
    ['{"version":2,"runs":[]}', 'results.json is of version 2, this perf-matchers reads version 1: use the newer one.'],
    ['{"version":1,"runs":[]}', 'results.json is no results file of perf-matchers: it has no entries.'],
    ['{"version":1,"package":"0","runs":[],"entries":[\n', 'results.json is cut short: it was not copied to its end.'],
    [
      '{"version":1,"package":"0","runs":[],"entries":[\n{"run":',
      'results.json is no results file of perf-matchers: it is no JSON.',
    ],
  ])('refuses %j', async (text, message) => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, text);
    await expect(all(path)).rejects.toThrow(message);
  });

  test('names a file that is not there', async () => {
    await expect(readResults(join(folder, 'none.json'), 'none.json')).rejects.toThrow('There is no none.json.');
  });
});

describe('assertions that are left to another project', () => {
  const away = (project: string, own: string) =>
    entry({ verdict: elsewhere(project), test: { file: 'src/a.test.ts', name: 'lists', line: 7, project: own } });

  test.each<[string, Entry[], number]>([
    ['judged before', [entry(), away('perf', 'steps')], 0],
    ['judged after', [away('perf', 'steps'), entry()], 0],
    ['untold counts as an answer', [away('perf', 'steps'), entry({ verdict: untold })], 0],
    ['by nobody', [away('perf', 'steps'), away('steps', 'perf')], 1],
    ['another line', [away('perf', 'steps'), entry({ test: { file: 'src/a.test.ts', name: 'lists', line: 8 } })], 1],
    [
      'a part of a budget',
      [entry({ verdict: untold, parts: [record(), record({ matcher: 'toX', verdict: elsewhere('perf') })] })],
      1,
    ],
  ])('%s', (_, entries, count) => {
    expect(unjudged(entries)).toHaveLength(count);
  });
});

describe('the share of a limit', () => {
  const requirement = (unit: string, limit: number | string, negated = false) => ({
    metric: 'time' as const,
    limit,
    unit,
    negated,
  });
  test.each<[string, Parameters<typeof record>[0], number | undefined]>([
    ['a time', { requirement: requirement('ms', 4), measured: { value: 3, unit: 'ms' } }, 0.75],
    ['a rate', { requirement: requirement('calls/s', 80), measured: { value: 100, unit: 'calls/s' } }, 0.8],
    ['a rival', { requirement: requirement('×', 2), measured: { value: 4, unit: '×' } }, 0.5],
    ['a leak', { requirement: requirement('per call', '64 B'), measured: { value: 32, unit: 'B per call' } }, 0.5],
    [
      'a leak that shrinks',
      { requirement: requirement('per call', '1 KiB'), measured: { value: -32, unit: 'B per call' } },
      0,
    ],
    ['none of none', { requirement: requirement('queries', 0), measured: { value: 0, unit: 'queries' } }, undefined],
    ['growth', { requirement: requirement('growth', 'n'), measured: { value: 3, unit: 'ms' } }, undefined],
    ['to be over', { requirement: requirement('ms', 4, true), verdict: { kind: 'over' } }, undefined],
    ['untold', { verdict: untold }, undefined],
  ])('of %s', (_, differs, share) => {
    expect(shareOfLimit(record(differs))).toBe(share);
  });

  test.each<[number, number, boolean]>([
    [8, 10, false],
    [9, 10, true],
    [10, 10, true],
    [2, 2, false],
    [5, 5, false],
  ])('%i of %i items is near: %s', (value, limit, near) => {
    const requirement = { metric: 'items' as const, limit, unit: 'items', negated: false };
    expect(isNear(record({ requirement, measured: { value, unit: 'items' } }))).toBe(near);
  });
});

test('what failed comes first, then what is untold and fails, what is untold, the nearest to its limit', () => {
  const value = (items: number) => ({ measured: { value: items, unit: 'items' } });
  const sorted = [
    entry({ subject: 'far', ...value(1) }),
    entry({ subject: 'untold', verdict: untold }),
    entry({ subject: 'near', ...value(9) }),
    entry({ subject: 'strict', verdict: untold }, true),
    entry({ subject: 'over', verdict: { kind: 'over' }, ...value(20) }, true),
    entry({ subject: 'far over', verdict: { kind: 'over' }, ...value(90) }, true),
  ].sort(compareEntries);
  expect(sorted.map(({ record }) => record.subject)).toEqual(['far over', 'over', 'strict', 'untold', 'near', 'far']);
});

test('a budget is shown by its parts, of which those fail that did not hold', () => {
  const parts = [record(), record({ matcher: 'toX', verdict: { kind: 'over' } })];
  const whole = entry({ verdict: { kind: 'over' }, parts }, true);
  expect(partsOf(whole).map(({ failed, record }) => [record.matcher, failed])).toEqual([
    ['toReturnAtMostItems', false],
    ['toX', true],
  ]);
  expect(partsOf(entry())).toHaveLength(1);
});
