import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { follow } from '../../src/matchers/follow.js';
import type { Plan } from '../../src/matchers/plan.js';
import { folderOf, leaveProgress, progressFolder } from '../../src/runners/leave-progress.js';
import { ProgressSpeaker } from '../../src/runners/report/progress.js';
import { type Progress, shared } from '../../src/state.js';

const progress: Progress = {
  assertion: 'dedupe toScaleNoWorseThan n log n',
  file: 'src/users.perf.test.ts',
  n: 65_536,
  since: 1_000_000,
  most: 60_000,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), folderOf(process.pid)));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What is said at each look, by milliseconds after the assertion began. */
function said(
  looks: readonly number[],
  { isTTY = true, columns = 200, runs = true, openLine = false, line = JSON.stringify(progress) } = {},
): string[] {
  let now = 0;
  const lines: string[] = [];
  writeFileSync(join(folder, '123-0.progress'), `${line}\nleft of a longer line`);
  const stage = {
    isTTY,
    columns,
    write: (text: string) => {
      lines.push(text);
    },
    now: () => now,
    runs: (process: number) => process === 123 && runs,
  };
  const speaker = new ProgressSpeaker(folder, stage, openLine);
  for (const look of looks) {
    now = progress.since + look;
    speaker.look();
  }
  return lines;
}

describe('the speaker', () => {
  test('on a terminal: after two seconds, and every ten', () => {
    expect(said([500, 1999, 2000, 2500, 11_900, 12_100])).toEqual([
      'perf-matchers: dedupe toScaleNoWorseThan n log n is at n = 65,536 after 2s of at most 1m  src/users.perf.test.ts\n',
      'perf-matchers: dedupe toScaleNoWorseThan n log n is at n = 65,536 after 12s of at most 1m  src/users.perf.test.ts\n',
    ]);
  });

  test('in a log: after half a minute, and every minute', () => {
    const lines = said([2000, 29_000, 31_400, 60_000, 91_400], { isTTY: false });
    expect(lines.map((line) => /after (\S+(?: \d+s)?)/.exec(line)?.[1])).toEqual(['31s', '1m 31s']);
  });

  test('cut to the terminal, on a line of its own, without a budget that is fixed', () => {
    const { most: _, ...open } = progress;
    expect(said([2400], { columns: 60, openLine: true, line: JSON.stringify(open) })).toEqual([
      '\nperf-matchers: dedupe toScaleNoWorseThan n log n is at n = …\n',
    ]);
  });

  test.each<[string, { runs?: boolean; line?: string }]>([
    ['a worker that was killed', { runs: false }],
    ['an assertion that has ended', { line: '' }],
    ['a line that is being written', { line: '{"assertion":' }],
  ])('says nothing of %s', (_, stage) => {
    expect(said([5000], stage)).toEqual([]);
  });
});

describe('a worker', () => {
  const state = shared();
  const { runner } = state;
  afterEach(() => {
    delete process.env[progressFolder];
    state.runner = runner as NonNullable<typeof runner>;
  });
  const growth = { requirement: { metric: 'steps', limit: 'n', unit: 'growth' } } as Plan;

  test('leaves the size that it is at, and nothing once it is over', () => {
    process.env[progressFolder] = folder;
    const left = leaveProgress();
    const read = () => readFileSync(join(folder, `${process.pid}-0.progress`), 'utf8').split('\n')[0] ?? '';
    left?.at({ ...progress, n: 1_000_000 });
    left?.at(progress);
    expect(JSON.parse(read())).toEqual(progress);
    left?.at(undefined);
    expect(read()).toBe('');
    expect(left?.sameProcess).toBe(true);
    for (const end of state.atFileEnd) end();
    rmSync(folder, { recursive: true });
    left?.at(progress);
    folder = mkdtempSync(join(tmpdir(), folderOf(process.pid)));
  });

  test('leaves nothing where no reporter listens', () => {
    expect(leaveProgress()).toBeUndefined();
    expect(follow(growth, 'dedupe', 'a.test.ts', 2000)).toBeUndefined();
  });

  test('tells each larger size of a growth, and of nothing else', () => {
    const told: (Progress | undefined)[] = [];
    state.runner = {
      name: 'none',
      current: () => undefined,
      running: () => 0,
      started: () => 0,
      coverage: () => false,
      progress: { at: (progress) => told.push(progress), sameProcess: false },
    };
    const limit = { requirement: { metric: 'time', limit: 1, unit: 'ms' } } as Plan;
    expect(follow(limit, 'dedupe', 'a.test.ts', 2000)).toBeUndefined();
    const onCall = follow(growth, 'dedupe', 'a.test.ts', 2000);
    for (const n of [4, 8, 16]) expect(onCall?.(n)).toBeUndefined();
    expect(told.map((one) => [one?.assertion, one?.n, one?.most])).toEqual([
      ['dedupe toScaleNoWorseThan n of steps', 4, 2000],
      ['dedupe toScaleNoWorseThan n of steps', 8, 2000],
      ['dedupe toScaleNoWorseThan n of steps', 16, 2000],
    ]);
  });
});
