import type { PerfRecord } from '../../src/record.js';
import type { Entry, RunFacts } from '../../src/results/results.js';

/** A record of an item limit of 10 that held, with what differs. */
export function record(differs: Partial<PerfRecord> = {}): PerfRecord {
  return {
    version: 1,
    matcher: 'toReturnAtMostItems',
    test: { file: 'src/a.test.ts', name: 'lists', line: 7 },
    subject: 'page',
    requirement: { metric: 'items', limit: 10, unit: 'items', negated: false },
    verdict: { kind: 'within' },
    measured: { value: 3, unit: 'items' },
    environment: { node: '24.0.0', platform: 'linux', arch: 'x64', cores: 2, ci: false, runner: 'vitest' },
    cost: { ms: 1, calls: 1 },
    message: 'expect(page).toReturnAtMostItems(10)',
    ...differs,
  };
}

/** Its entry, of the first run. */
export const entry = (differs: Partial<PerfRecord> = {}, failed = false, run = 0): Entry => ({
  run,
  failed,
  check: 'npx vitest run src/a.test.ts -t "^lists$"',
  record: record(differs),
});

/** A run that ended, with what differs. */
export const facts = (differs: Partial<RunFacts> = {}): RunFacts => ({
  runner: 'vitest 5.1.1',
  started: '2026-11-25T12:00:00.000Z',
  complete: true,
  filtered: false,
  projects: [],
  ...differs,
});
