import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { list, resultsOf, runTests, testsOf, withReporter } from './passing-and-failing.js';
import { jest, type Project, readReport, root, run, vitest } from './project.js';
import { type Runner, runners } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

/** From our headline to the end of our table. */
const summaryOf = (output: string): string => {
  const lines = output.split('\n');
  const from = lines.findIndex((line) => /performance assertions?: /.test(line));
  const to = lines.findIndex((line, index) => index > from + 1 && line === '' && lines[index - 1] !== lines[from]);
  return lines.slice(from, to).join('\n');
};

/** Alike for both runners, whose test files have other imports. */
const alike = ({ command }: Runner, text: string): string =>
  text
    .replaceAll(command, '<runner>')
    .replace(/(test\.ts:)\d+/g, '$1<line>')
    .replace(/(line=)\d+/g, '$1<line>')
    // What to do is the matcher's own sentence.
    .replace(/Next: check that the call.*?toMakeAtMostRequests(?:\(0\)|&#40;0&#41;)\./g, 'Next: …');

describe.each(runners)('the reporter of $name', (runner) => {
  test('tells over first, then what cannot be told with its command, then the nearest to their limits', async () => {
    const project = runner.project(
      'reporter',
      {
        'src/a.test.ts': testsOf('within', 'near', 'over'),
        'src/b.test.ts': testsOf('not over', 'cannot tell', 'misuse'),
      },
      withReporter[runner.name](),
    );
    const { code, output } = await runTests(runner, project, [], { COLUMNS: '120' });
    expect(code).toBe(1);
    expect(alike(runner, summaryOf(output))).toMatchInlineSnapshot(`
      "6 performance assertions: 2 failed, 1 cannot tell, 3 held, 1 of them above 80% of its limit

        verdict             used     measured          limit   assertion
        over                250%     25 items       10 items   longPage toReturnAtMostItems  src/a.test.ts:<line>
        error                  –            –              –   page toReturnAtMostItems  src/b.test.ts:<line>
          The limit must be a whole number of 0 or more. It got the number -1.
          <runner> src/b.test.ts -t "^misuse$"
        cannot tell            –   0 requests     2 requests   quiet toMakeAtMostRequests  src/b.test.ts:<line>
          no request was seen
          Next: …
          <runner> src/b.test.ts -t "^cannot tell$"
        within               90%      9 items       10 items   nearPage toReturnAtMostItems  src/a.test.ts:<line>
        within               30%      3 items       10 items   page toReturnAtMostItems  src/a.test.ts:<line>
        over, as expected      –     25 items   not 10 items   longPage toReturnAtMostItems  src/b.test.ts:<line>"
    `);
    const { runs, entries } = resultsOf(project);
    expect(runs).toEqual([
      {
        runner: expect.stringMatching(/^(vitest|jest) \d+\.\d+\.\d+/),
        started: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        complete: true,
        filtered: false,
        projects: [],
      },
    ]);
    expect(entries.map(({ failed, record }) => [record.test.name, record.verdict.kind, failed]).sort()).toEqual([
      ['cannot tell', 'cannot tell', false],
      ['misuse', 'cannot tell', true],
      ['near', 'within', false],
      ['not over', 'over', false],
      ['over', 'over', true],
      ['within', 'within', false],
    ]);
  });

  test('a test that is tried again leaves its last try', async () => {
    const tries = `${list}let tries = 0;
test('again', async () => { tries += 1; await expect(rows(tries === 1 ? 25 : 3)).toReturnAtMostItems(10); }${runner.name === 'vitest' ? ', { retry: 1 }' : ''});
`.replace(/test\('again', (.*), (\{ retry: 1 \})\);/, "test('again', $2, $1);");
    const header = runner.name === 'jest' ? 'jest.retryTimes(1);\n' : '';
    const project = runner.project('again', { 'src/a.test.ts': header + tries }, withReporter[runner.name]());
    const { code } = await runTests(runner, project);
    expect(code).toBe(0);
    expect(resultsOf(project).entries.map(({ record, failed }) => [record.verdict.kind, failed])).toEqual([
      ['within', false],
    ]);
  });

  test('what was judged before a crash is kept', async () => {
    const crash =
      runner.name === 'vitest' ? "process.kill(process.ppid, 'SIGTERM');" : "process.kill(process.pid, 'SIGTERM');";
    const files = {
      'src/a.test.ts': `${testsOf('near')}// The larger file runs first.${'.'.repeat(500)}\n`,
      'src/b.test.ts': `test('crash', async () => { ${crash} await new Promise(() => {}); });`,
    };
    const project = runner.project('crash', files, withReporter[runner.name]());
    const order =
      runner.name === 'vitest'
        ? ['--no-file-parallelism', '--sequence.shuffle=false']
        : ['--runInBand', 'src/a.test.ts', 'src/b.test.ts'];
    const { code } = await runTests(runner, project, order);
    expect(code).not.toBe(0);
    const { runs, entries } = resultsOf(project);
    expect(runs[0]?.complete).toBe(false);
    expect(entries.map(({ record }) => record.test.name)).toEqual(['near']);
  });

  test('GitHub Actions: annotations, and a job summary', async () => {
    const project = runner.project(
      'github',
      {
        'src/a.test.ts': `const input = (n: number) => n;\n${testsOf('near', 'over', 'cannot tell')}test('growth', async () => { await expect((n: number) => Array.from({ length: n })).toScaleNoWorseThan('n', { of: 'items', input, name: 'listAll' }); });\n`,
      },
      withReporter[runner.name](),
    );
    const summary = join(project.path, 'summary.md');
    const { output } = await runTests(runner, project, [], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: join(project.path, '..'),
    });
    const lines = output
      .split('\n')
      .filter((line) => /^::(error|warning) .*title=(longPage|nearPage|quiet)/.test(line));
    const folder = `${runner.name}-github`;
    expect(
      lines.map((line) =>
        alike(runner, line)
          .replace(folder, '<folder>')
          .replace(/Measured.*/, '…'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "::error file=<folder>/src/a.test.ts,line=<line>,title=longPage toReturnAtMostItems%3A over::expect(longPage).toReturnAtMostItems(10)%0A%0AlongPage returned 25 items, over the limit of 10.%0A%0AAsk: find the cause first (profile it, or count what it does as its input grows), then change it so that longPage returns at most 10 items. Same results for all inputs; no cache across calls. Do not change this test, its limit, sizes or input.%0ACheck: <runner> src/a.test.ts -t "^over$"%0A…",
        "::warning file=<folder>/src/a.test.ts,line=<line>,title=nearPage toReturnAtMostItems%3A within::near%0A9 items of 10 items: 90%25 of the limit.",
        "::warning file=<folder>/src/a.test.ts,line=<line>,title=quiet toMakeAtMostRequests%3A cannot tell::cannot tell%0Ano request was seen%0ANext: …%0A<runner> src/a.test.ts -t "^cannot tell$"",
      ]
    `);
    expect(alike(runner, readFileSync(summary, 'utf8'))).toMatchInlineSnapshot(`
      "### Performance

      4 performance assertions: 1 failed, 1 cannot tell, 2 held, 1 of them above 80% of its limit.

      | verdict | used | measured | limit | assertion |
      |---|--:|--:|--:|---|
      | ❌ over | 250% | 25 items | 10 items | longPage toReturnAtMostItems<br>src/a.test.ts:<line> |
      | ❔ cannot tell | – | 0 requests | 2 requests | quiet toMakeAtMostRequests<br>src/a.test.ts:<line> |
      | ⚠️ within | 90% | 9 items | 10 items | nearPage toReturnAtMostItems<br>src/a.test.ts:<line> |
      | ✅ within | – | n^1.00 ▁▂▃▅▆▇█ | n &#40;items&#41; | listAll toScaleNoWorseThan<br>src/a.test.ts:<line> |

      - **quiet toMakeAtMostRequests**: no request was seen. Next: … <br>\`<runner> src/a.test.ts -t "^cannot tell$"\`
      "
    `);
  });

  test('a baseline: a run that is worse fails, one that is better says how to keep it', async () => {
    const project = runner.project(
      'baseline',
      { 'src/a.test.ts': testsOf('near', 'over') },
      withReporter[runner.name](),
    );
    const cli = join(root, '.tmp/e2e/node_modules/perf-matchers/dist/cli.js');
    const perf = (...args: string[]) => run(process.execPath, [cli, ...args], project.path);
    const count = async (items: number) => {
      project.write({
        'src/a.test.ts': `${runner.name === 'vitest' ? "import { expect, test } from 'vitest';\n" : ''}${testsOf('near').replace('rows(9)', `rows(${items})`)}`,
      });
      return runTests(runner, project);
    };
    expect((await count(5)).code).toBe(0);
    expect((await perf('baseline')).output).toBe('1 assertion in perf-baseline.json: 1 added, 0 better, 0 worse.\n');
    const worse = await count(6);
    expect(worse.code).toBe(1);
    expect(worse.output).toMatch(
      /1 assertion is worse than in perf-baseline.json:\n {2}src\/a.test.ts:\d+ {2}nearPage toReturnAtMostItems: 5 items before, 6 items now\n/,
    );
    expect((await perf('baseline', '--ratchet')).output).toContain(
      'Worse, and left as it was:\n  nearPage toReturnAtMostItems',
    );
    expect((await count(6)).code).toBe(1);
    const better = await count(3);
    expect(better.code).toBe(0);
    expect(better.output).toContain(
      '1 assertion is better than in perf-baseline.json. To keep it so: npx perf-matchers baseline --ratchet',
    );
    await perf('baseline', '--ratchet');
    expect(JSON.parse(readFileSync(join(project.path, 'perf-baseline.json'), 'utf8')).node).toEqual({
      [process.versions.node.split('.')[0] as string]: {
        'src/a.test.ts': { 'near > nearPage toReturnAtMostItems': { value: 3, unit: 'items' } },
      },
    });
    writeFileSync(join(project.path, 'perf-baseline.json'), '<<<<<<< HEAD');
    const broken = await count(3);
    expect(broken.code).toBe(1);
    expect(broken.output).toContain('perf-baseline.json is no JSON (a merge conflict?). Mend it, or delete it');
  });

  test('narrow and quiet terminals, colour only where it is wanted', async () => {
    const project = runner.project(
      'narrow',
      { 'src/a.test.ts': testsOf('within', 'near', 'cannot tell') },
      withReporter[runner.name](),
    );
    const coloured = await runTests(runner, project, [], { NO_COLOR: '', FORCE_COLOR: '1' });
    expect(coloured.output).toContain('\u001b[32mwithin\u001b[39m');
    const plain = await runTests(runner, project, [], { NO_COLOR: '1', FORCE_COLOR: '' });
    expect(plain.output).not.toContain('\u001b[32mwithin');
    const quiet = await runTests(runner, project, ['--silent']);
    expect(alike(runner, summaryOf(quiet.output))).toMatchInlineSnapshot(`
      "3 performance assertions: 1 cannot tell, 2 held, 1 of them above 80% of its limit

        verdict       used     measured        limit   assertion
        cannot tell      –   0 requests   2 requests   quiet toMakeAtMostRequests  src/a.test.ts:<line>
          no request was seen
          Next: …
          <runner> src/a.test.ts -t "^cannot tell$""
    `);
  });

  test('a reporter that prints JSON is not disturbed, and a run without assertions of ours prints nothing', async () => {
    const project = runner.project('json', { 'src/a.test.ts': testsOf('within') }, withReporter[runner.name]());
    if (runner.name === 'vitest') {
      const args = ['--reporter=json', '--outputFile=report.json', '--reporter=perf-matchers/vitest/reporter'];
      expect(await standardOutput(runner, project, args)).not.toContain('performance assertion');
      expect(readReport(join(project.path, 'report.json'))).toHaveLength(1);
    } else {
      expect(JSON.parse(await standardOutput(runner, project, ['--json']))).toMatchObject({ numPassedTests: 1 });
    }
    const plain = runner.project('none', { 'src/a.test.ts': "test('one', () => {});" }, withReporter[runner.name]());
    const { code, output } = await runTests(runner, plain);
    expect(code).toBe(0);
    expect(output).not.toMatch(/performance assertion/);
  });
});

/** Only what went to standard output. */
function standardOutput({ name }: Runner, project: Project, args: readonly string[]): Promise<string> {
  const { node, script } = name === 'vitest' ? vitest : jest;
  const quoted = [node, script, ...(name === 'vitest' ? ['run'] : []), ...args].map((word) => `'${word}'`).join(' ');
  return run('sh', ['-c', `${quoted} 2> errors.txt`], project.path).then(({ output }) => output);
}

describe('projects of Vitest', () => {
  const projects = (perf: string): Record<string, string> => ({
    'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { testTimeout: 20_000, reporters: ['default', 'perf-matchers/vitest/reporter'], projects: [
  { extends: true, test: { name: 'steps', include: ['src/*.test.ts'], setupFiles: ['perf-matchers/vitest', 'perf-matchers/steps'] } },
  { extends: true, test: { name: 'perf', include: ['${perf}'], setupFiles: ['perf-matchers/vitest'] } },
] } });
`,
  });
  const [inVitest] = runners as readonly [Runner];
  const file = 'src/a.test.ts';

  test('what every project leaves to another fails the run', async () => {
    const project = inVitest.project('elsewhere', { [file]: testsOf('within') }, projects('src/*.perf.ts'));
    const { code, output } = await runTests(inVitest, project);
    expect(summaryOf(output)).toMatchInlineSnapshot(`
      "1 performance assertion: 1 not judged here

      1 assertion was judged by no project: each that ran answered that 'perf' judges it. Let 'perf' include the test file, or take the assertion out.
        src/a.test.ts:7  page toReturnAtMostItems"
    `);
    expect(code).toBe(1);
    // Both are asked for, as a step of a CI that leaves the unit tests out does.
    expect((await runTests(inVitest, project, ['--project', 'steps', '--project', 'perf'])).code).toBe(1);
  });

  test('one project alone, a filter, a shard: it is listed, and passes', async () => {
    const project = inVitest.project(
      'elsewhere-some',
      { [file]: testsOf('within'), 'src/b.test.ts': testsOf('near') },
      projects('src/*.perf.ts'),
    );
    for (const args of [['--project', 'steps'], [file], ['-t', 'within'], ['--shard=1/2']]) {
      const { code, output } = await runTests(inVitest, project, args);
      expect(code).toBe(0);
      expect(output).toContain("left to project 'perf', of which this run has no verdict");
    }
  });

  test('judged by one of two projects', async () => {
    const project = inVitest.project('judged', { [file]: testsOf('within') }, projects('src/*.test.ts'));
    const { code, output } = await runTests(inVitest, project);
    expect(code).toBe(0);
    expect(output).toContain('1 performance assertion: 1 held');
  });

  test('shards, and their merged reports: the merged run decides', async () => {
    const files = { [file]: testsOf('within'), 'src/b.test.ts': testsOf('over') };
    const project = inVitest.project('shards', files, projects('src/*.test.ts'));
    for (const shard of ['1/2', '2/2']) {
      await runTests(inVitest, project, [
        `--shard=${shard}`,
        '--reporter=blob',
        '--reporter=perf-matchers/vitest/reporter',
      ]);
      expect(resultsOf(project).runs[0]?.shard).toEqual({ index: Number(shard[0]), count: 2 });
    }
    const { code } = await runTests(inVitest, project, ['--merge-reports', '--reporter=perf-matchers/vitest/reporter']);
    expect(code).toBe(1);
    const { runs, entries } = resultsOf(project);
    expect(runs[0]?.shard).toBeUndefined();
    expect(
      entries
        .filter(({ record }) => record.verdict.kind !== 'elsewhere')
        .map(({ record, failed }) => [record.test.name, failed, record.environment.machine?.length])
        .sort(),
    ).toEqual([
      ['over', true, 8],
      ['within', false, 8],
    ]);
  });

  test.each(['forks', 'threads', 'vmThreads', 'vmForks'])(
    'records of passing assertions from pool %s',
    async (pool) => {
      const project = inVitest.project(
        `pool-${pool}`,
        { [file]: testsOf('within') },
        vitestConfig(`reporters: ['perf-matchers/vitest/reporter'], pool: '${pool}',`),
      );
      await runTests(inVitest, project);
      expect(resultsOf(project).entries).toHaveLength(1);
    },
  );
});

describe('workers of Jest', () => {
  const [, inJest] = runners as readonly [Runner, Runner];

  test.each<[string, string[], Record<string, unknown>]>([
    ['processes', ['--maxWorkers=2'], {}],
    ['threads', ['--maxWorkers=2'], { workerThreads: true }],
    ['one process', ['--runInBand'], {}],
    ['a shard', ['--shard=1/1'], {}],
  ])('records of passing assertions from %s', async (title, args, config) => {
    const files = { 'src/a.test.ts': testsOf('within'), 'src/b.test.ts': testsOf('near') };
    const project = inJest.project(
      `workers-${title.replace(/ /g, '-')}`,
      files,
      jestConfig({ reporters: ['perf-matchers/jest/reporter'], ...config }),
    );
    await runTests(inJest, project, args);
    expect(
      resultsOf(project)
        .entries.map(({ record }) => record.test.name)
        .sort(),
    ).toEqual(['near', 'within']);
  });
});
