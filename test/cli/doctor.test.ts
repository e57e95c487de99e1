import { describe, expect, test } from 'vitest';
import { judgeMachine, type MachineReading } from '../../src/cli/doctor/machine.js';
import { judgeClient, judgeConfig } from '../../src/cli/doctor/project.js';

const steady: MachineReading = {
  node: '24.21.0',
  grain: 0.0001,
  samples: [1, 1, 1, 1.01, 1.02, 1.01, 1, 1, 1, 1.05],
  ratio: [0.99, 1.02],
  waited: 0.01,
  load: 0.5,
  cores: 2,
  collects: true,
};
const wrong = (findings: { good: boolean; what: string }[]): string[] =>
  findings.filter(({ good }) => !good).map(({ what }) => what);

describe('a machine', () => {
  test('that is steady', () => {
    expect(wrong(judgeMachine(steady))).toEqual([]);
  });

  test.each<[Partial<MachineReading>, string]>([
    [{ node: '22.11.0' }, 'Node 22.11.0 is older than 22.12'],
    [{ grain: 0.1 }, 'The clock steps by 100µs'],
    [{ ratio: [0.8, 1.02] }, 'The same function against itself differed by at most 20%'],
    [{ ratio: undefined }, 'Too few rounds of the same function against itself could be made'],
    [{ samples: [1, 1, 1, 1, 1, 1, 1, 1, 1, 4] }, 'The slowest tenth of its calls took 4.00× the median and more'],
    [{ waited: 0.3 }, 'This process waited for a processor for 30% of its time'],
    [{ load: 6 }, 'The load of the last minute was 6.0 on 2 cores'],
    [{ collects: false }, 'Garbage collection cannot be forced'],
  ])('%j', (differs, what) => {
    const findings = judgeMachine({ ...steady, ...differs });
    expect(wrong(findings)).toEqual([what]);
    expect(findings.find(({ good }) => !good)?.next).toBeTruthy();
  });

  test('of which the system does not tell all', () => {
    expect(judgeMachine({ ...steady, waited: undefined, load: 0 })).toHaveLength(5);
  });
});

describe('a config', () => {
  const loads = "setupFiles: ['perf-matchers/vitest']";
  const reporter = "reporters: ['default', 'perf-matchers/vitest/reporter']";
  test.each<[string, string, string[]]>([
    ['that is as it should be', `{ ${loads}, ${reporter}, fileParallelism: false }`, []],
    ['without the reporter', `{ ${loads}, fileParallelism: false }`, ['a has no reporter of perf-matchers']],
    [
      'with coverage',
      `{ ${loads}, ${reporter}, maxWorkers: 1, coverage: { provider: 'v8', enabled: true } }`,
      ['a turns coverage on, under which nothing is timed and no steps are counted'],
    ],
    [
      'with what counts only in comments',
      `{ ${loads}, ${reporter}, // fileParallelism: false\n /* maxWorkers: 1 */ include: ['**/*.test.ts'] }`,
      ['a runs test files side by side, so that they slow each other down'],
    ],
    [
      'of Jest',
      '{ "setupFilesAfterEnv": ["perf-matchers/jest"], "collectCoverage": true, "reporters": ["perf-matchers/jest/reporter"], "maxWorkers": 1 }',
      ['a turns coverage on, under which nothing is timed and no steps are counted'],
    ],
    ['of another library', '{ setupFiles: [], coverage: { enabled: true } }', []],
  ])('%s', (_, text, what) => {
    expect(wrong(judgeConfig('a', text))).toEqual(what);
  });
});

test.each<[string, string, [number, number] | undefined, boolean]>([
  ['pg', '8.0.0', undefined, true],
  ['mysql2', '3.20.0', [3, 20], true],
  ['mysql2', '3.19.9', [3, 20], false],
  ['ioredis', '6.0.0', [5, 11], true],
])('%s %s is watched: %s', (name, version, since, good) => {
  expect(judgeClient(name, version, since).good).toBe(good);
});
