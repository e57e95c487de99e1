import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Entry, Results, RunFacts } from '../../src/results/results.js';
import { writeResultsNow } from '../../src/results/write.js';
import { entry, facts } from '../results/entries.js';
import { createProject, jest, type Project, type Run, root, run, vitest } from './project.js';

const bin = join(root, '.tmp/e2e/node_modules/perf-matchers/dist/cli.js');
const perf = (project: Project, ...args: string[]): Promise<Run> => run(process.execPath, [bin, ...args], project.path);

const shard = (index: number, count: number, differs: Partial<RunFacts> = {}): RunFacts =>
  facts({ shard: { index, count }, started: `2026-11-25T12:00:0${index}.000Z`, ...differs });
const put = (project: Project, file: string, runs: RunFacts[], entries: Entry[]): void =>
  writeResultsNow(join(project.path, file), { version: 1, package: '0.1.0', runs }, entries);
const read = (project: Project, file = '.perf-matchers/results.json'): Results =>
  JSON.parse(readFileSync(join(project.path, file), 'utf8'));
const machine = (name: string): Entry => {
  const one = entry({ subject: name });
  one.record.environment.machine = name;
  return one;
};
const away = (project: string, own: string): Entry =>
  entry({
    verdict: { kind: 'elsewhere', project },
    test: { file: 'src/a.test.ts', name: 'lists', line: 7, project: own },
  });

describe('perf-matchers', () => {
  test.each([[[]], [['merge']], [['frobnicate']], [['report', '--loud']]])(
    '%j is misuse, and says how it is used',
    async (args) => {
      const { code, output } = await perf(createProject('cli-misuse', {}), ...args);
      expect(code).toBe(2);
      expect(output).toMatch(/--help/);
    },
  );

  test.each(['', 'merge', 'report', 'export', 'baseline', 'compare', 'doctor', 'init'])(
    '%s --help',
    async (command) => {
      const { code, output } = await perf(createProject('cli-help', {}), ...(command ? [command] : []), '--help');
      expect(code).toBe(0);
      expect(output).toMatch(command ? /Examples:\n {2}\$ perf-matchers / : /Exit codes:/);
    },
  );

  test.each([
    [['report'], 'perf-matchers: There is no .perf-matchers/results.json. Run the tests with the reporter first'],
    [['export', 'none.json'], 'perf-matchers: There is no none.json. Check the path'],
    [
      ['merge', 'empty'],
      'perf-matchers: There is no results file in empty (results.json). actions/upload-artifact leaves out',
    ],
    [
      ['merge', 'package.json'],
      'perf-matchers: package.json is no results file of perf-matchers: it has no version and runs.',
    ],
    [['report', 'good.json', '-o', 'package.json/x.html'], 'perf-matchers: package.json cannot be written: '],
  ])('%j says what is wrong, and ends with 2', async (args, message) => {
    const project = createProject('cli-wrong', { 'empty/x.txt': '' });
    put(project, 'good.json', [facts()], [entry()]);
    const { code, output } = await perf(project, ...args);
    expect(output).toContain(message);
    expect(output).not.toMatch(/\n {4}at /);
    expect(code).toBe(2);
  });
});

describe('merge', () => {
  test("shards become one file, with each record's machine kept", async () => {
    const project = createProject('cli-merge', {});
    put(project, 'shards/one/results.json', [shard(1, 2)], [machine('a')]);
    put(project, 'shards/two/results.json', [shard(2, 2)], [machine('b'), machine('c')]);
    const { code, output } = await perf(project, 'merge', 'shards');
    expect(output).toContain('2 runs merged into .perf-matchers/results.json.\n\n3 performance assertions: 3 held\n');
    expect(code).toBe(0);
    const { runs, entries } = read(project);
    expect(runs.map(({ shard }) => shard?.index)).toEqual([1, 2]);
    expect(entries.map(({ run, record }) => [run, record.environment.machine])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [1, 'c'],
    ]);
  });

  test.each<[string, [RunFacts, Entry[]][], number, string]>([
    [
      'a missing shard',
      [
        [shard(1, 3), []],
        [shard(3, 3), []],
      ],
      1,
      'Shard 2/3 of vitest 5.1.1 is missing: what ran there is not known.',
    ],
    [
      'the same file twice',
      [
        [shard(1, 1), [entry()]],
        [shard(1, 1), [entry()]],
      ],
      0,
      'b.json holds the same run as a.json: it is taken once.',
    ],
    [
      'a shard that ran twice',
      [
        [shard(1, 1), [entry()]],
        [shard(1, 1, { started: '2026-11-25T13:00:00.000Z' }), [entry()]],
      ],
      0,
      'Shard 1/1 ran twice (a.json, b.json): b.json is later and is taken.',
    ],
    [
      'a shard that crashed',
      [[shard(1, 1, { complete: false }), [entry()]]],
      1,
      'Shard 1/1 in a.json did not end: it holds what was judged before.',
    ],
    [
      'a failed assertion',
      [[facts(), [entry({ verdict: { kind: 'over' } }, true)]]],
      1,
      '1 performance assertion: 1 failed',
    ],
    [
      'one that every project left to another',
      [
        [shard(1, 2), [away('perf', 'steps')]],
        [shard(2, 2), [away('steps', 'perf')]],
      ],
      1,
      'judged by no project',
    ],
    [
      'one that the other shard judged',
      [
        [shard(1, 2), [away('perf', 'steps')]],
        [shard(2, 2), [entry()]],
      ],
      0,
      '1 performance assertion: 1 held',
    ],
    [
      'left to another in a filtered run',
      [[facts({ filtered: true }), [away('perf', 'steps')]]],
      0,
      'of which this run has no verdict',
    ],
    [
      'two suites',
      [
        [shard(1, 2, { projects: ['a'] }), []],
        [shard(1, 2, { projects: ['b'] }), []],
      ],
      1,
      'Shard 2/2',
    ],
  ])('%s', async (_, files, code, sentence) => {
    const project = createProject('cli-shards', {});
    const names = files.map(([run, entries], at) => {
      const name = `${'abc'[at]}.json`;
      put(project, name, [run], entries);
      return name;
    });
    const ended = await perf(project, 'merge', ...names);
    expect(ended.output).toContain(sentence);
    expect(ended.code).toBe(code);
    if (code === 0 && files.length > 1 && !/elsewhere|other/.test(_)) expect(read(project).entries).toHaveLength(1);
  });

  test('10,000 records merge and are reported in a heap of 64 MB', async () => {
    const project = createProject('cli-many', {});
    const samples = Array.from({ length: 1000 }, (_, at) => at / 7);
    const many = function* (from: number) {
      for (let at = 0; at < 5000; at++) {
        yield entry({
          subject: `page${from + at}`,
          measured: { value: at % 10, unit: 'items', samples },
          message: 'x'.repeat(3000),
        });
      }
    };
    for (const index of [1, 2]) {
      mkdirSync(dirname(join(project.path, `${index}.json`)), { recursive: true });
      writeResultsNow(
        join(project.path, `${index}.json`),
        { version: 1, package: '0.1.0', runs: [shard(index, 2)] },
        many(index * 10_000),
      );
    }
    const small = (...args: string[]) => run(process.execPath, ['--max-old-space-size=64', bin, ...args], project.path);
    const merged = await small('merge', '1.json', '2.json');
    expect(merged.output).toContain('10,000 performance assertions: 10,000 held');
    expect(merged.code).toBe(0);
    const reported = await small('report');
    expect(reported.output).toContain('10,000 assertions in .perf-matchers/report.html.');
    expect(reported.code).toBe(0);
    writeFileSync(join(project.path, '1.json'), '');
  });
});

/** What github-action-benchmark reads of an entry of `customSmallerIsBetter`; its documentation demands the first three. */
const benches = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'unit', 'value'],
    properties: {
      name: { type: 'string' },
      unit: { type: 'string' },
      value: { type: 'number' },
      range: { type: 'string' },
      extra: { type: 'string' },
    },
    additionalProperties: false,
  },
};

describe('export', () => {
  test('values of which less is better, each under a name of its own', async () => {
    const project = createProject('cli-export', {});
    const requirement = (unit: string, limit: number | string) => ({
      metric: 'time' as const,
      limit,
      unit,
      negated: false,
    });
    put(
      project,
      '.perf-matchers/results.json',
      [facts()],
      [
        entry(),
        entry(),
        entry({
          subject: 'rate',
          requirement: requirement('calls/s', 80),
          measured: { value: 200, unit: 'calls/s', interval: [100, 400] },
        }),
        entry({ subject: 'rival', requirement: requirement('×', 2), measured: { value: 4, unit: '×' } }),
        entry({
          subject: 'growth',
          requirement: requirement('growth', 'n'),
          measured: { value: 900, unit: 'ms', exponent: 1.02, interval: [1, 1.04] },
        }),
        entry({
          subject: 'untold',
          verdict: { kind: 'cannot tell', reason: 'noise', because: 'noise', next: 'run it again' },
        }),
        entry({ subject: 'misused', error: 'The limit must be a number.' }, true),
      ],
    );
    const { code, output } = await perf(project, 'export');
    expect(code).toBe(0);
    const exported = JSON.parse(output) as { name: string; unit: string; value: number; range?: string }[];
    expect(new Ajv().validate(benches, exported)).toBe(true);
    expect(exported.map(({ name, value, unit, range }) => [name.split(' > ').at(-1), value, unit, range])).toEqual([
      ['page toReturnAtMostItems', 3, 'items', undefined],
      ['page toReturnAtMostItems #2', 3, 'items', undefined],
      ['rate toReturnAtMostItems', 5, 'ms per call', '± 3.75'],
      ['rival toReturnAtMostItems', 0.25, "× the rival's time", undefined],
      ['growth toReturnAtMostItems', 1.02, 'power of n', '± 0.02'],
    ]);
    await perf(project, 'export', '-o', 'out.json');
    expect(JSON.parse(readFileSync(join(project.path, 'out.json'), 'utf8'))).toEqual(exported);
  });
});

describe('doctor', () => {
  test('names what of a project is in the way, and ends with 1', async () => {
    const project = createProject('cli-doctor', {
      'vitest.config.ts':
        "export default { test: { setupFiles: ['perf-matchers/vitest'], coverage: { enabled: true } } };",
      'node_modules/mysql2/package.json': '{ "name": "mysql2", "version": "3.0.0" }',
    });
    const { code, output } = await perf(project, 'doctor');
    expect(code).toBe(1);
    for (const line of [
      'ok   vitest.config.ts loads perf-matchers',
      'not  vitest.config.ts has no reporter of perf-matchers.',
      'not  vitest.config.ts turns coverage on, under which nothing is timed and no steps are counted.',
      '     Next: run the performance tests without it: --coverage=false.',
      'not  vitest.config.ts runs test files side by side',
      'not  mysql2 3.0.0 tells nothing of its queries.',
      'ok   Garbage collection can be forced',
      'The clock steps by ',
      'things are in the way of steady verdicts.',
    ]) {
      expect(output).toContain(line);
    }
  });
});

describe('init', () => {
  const manifest = (...names: string[]): string =>
    JSON.stringify({
      name: 'shop',
      private: true,
      type: 'module',
      devDependencies: Object.fromEntries(names.map((name) => [name, '*'])),
    });
  const perfTest = `import { expect, test } from 'vitest';
const rows = (n: number) => Array.from({ length: n }, (_, id) => id);
test('items', async () => { await expect(() => rows(3)).toReturnAtMostItems(10); });
test('steps', async () => { await expect((n: number) => rows(n).map((id) => id + 1)).toScaleNoWorseThan('n', { input: (n) => n }); });
`;

  test('Vitest: shows the diff, writes nothing; then what it writes works', async () => {
    const config = `import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 20_000, // test: { of: 'a comment' }
  },
});
`;
    const files = {
      'package.json': manifest('vitest'),
      'vitest.config.ts': config,
      '.gitignore': 'dist',
      'src/a.perf.test.ts': perfTest,
    };
    const project = createProject('cli-init-vitest', files);
    const shown = await perf(project, 'init');
    expect(shown.code).toBe(0);
    expect(shown.output).toContain("+    reporters: ['default', 'perf-matchers/vitest/reporter'],\n");
    expect(shown.output).toContain('Nothing is written yet.');
    expect(readFileSync(join(project.path, 'vitest.config.ts'), 'utf8')).toBe(config);
    await perf(project, 'init', '--yes');
    expect(readFileSync(join(project.path, '.gitignore'), 'utf8')).toBe('dist\n.perf-matchers/\n');
    const { code, output } = await run(
      vitest.node,
      [vitest.script, 'run', '--project', 'steps', '--project', 'perf', '--coverage.enabled=false'],
      project.path,
      { PERF_MATCHERS_STRICT: '1' },
    );
    expect(output).toContain('2 performance assertions: 2 held');
    expect(code).toBe(0);
    expect((await perf(project, 'init')).output).toBe('All is set up already.\n');
  });

  test('Vitest without a config, and with one that is not understood', async () => {
    const fresh = createProject('cli-init-fresh', {
      'package.json': manifest('vitest'),
      'src/a.perf.test.ts': perfTest,
    });
    await perf(fresh, 'init', '--yes');
    const { output } = await run(vitest.node, [vitest.script, 'run'], fresh.path);
    expect(output).toContain('2 performance assertions: 2 held');
    const config = "export default { test: { projects: ['packages/*'] } };";
    const odd = createProject('cli-init-odd', { 'package.json': manifest('vitest'), 'vitest.config.js': config });
    expect((await perf(odd, 'init', '--yes')).output).toContain(
      'vitest.config.js stays as it is, as this command does not understand all of it: it exports something else than a plain `defineConfig({ … })`',
    );
    expect(readFileSync(join(odd.path, 'vitest.config.js'), 'utf8')).toBe(config);
  });

  test('Jest: the matchers and the reporter, and a second config that counts steps', async () => {
    const config =
      '{ "transform": { "\\\\.ts$": ["@swc/jest", { "jsc": { "parser": { "syntax": "typescript" } } }] } }';
    const files = {
      'package.json': manifest('jest').replace('"type":"module",', ''),
      'jest.config.json': config,
      'src/a.perf.test.ts': perfTest.replace(/^import.*/, '').replace(/^test\('steps'.*/m, ''),
      'src/a.steps.test.ts': perfTest.replace(/^import.*/, '').replace(/^test\('items'.*/m, ''),
    };
    const project = createProject('cli-init-jest', files);
    await perf(project, 'init', '--yes');
    const strict = { PERF_MATCHERS_STRICT: '1' };
    for (const [args, held] of [
      [[], 'src/a.perf.test.ts'],
      [['--config', 'jest.steps.config.json'], 'src/a.steps.test.ts'],
    ] as const) {
      const { code, output } = await run(jest.node, [jest.script, ...args], project.path, strict);
      expect(output).toContain('1 performance assertion: 1 held');
      expect(output).toContain(held);
      expect(code).toBe(0);
    }
    expect((await perf(project, 'init')).output).toBe('All is set up already.\n');
  });

  test.each<[string[], string]>([
    [[], 'package.json names neither vitest nor jest.'],
    [['vitest', 'jest'], 'package.json names vitest and jest. Say which is to be set up'],
  ])('of %j it says what is to be told', async (names, message) => {
    const { code, output } = await perf(createProject('cli-init-none', { 'package.json': manifest(...names) }), 'init');
    expect(output).toContain(message);
    expect(code).toBe(2);
  });
});
