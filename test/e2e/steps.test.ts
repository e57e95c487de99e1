import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { counted, specification } from './counted.js';
import { failingMessages } from './failing-messages.js';
import { createProject, masked, type Project, reportVitest, run, type TestReport, vitest } from './project.js';
import { type Runner, runners } from './runners.js';
import { jestConfig, vitestImports } from './set-up.js';

/** Two projects over the same files: one counts steps, the other judges the rest. `extra` are more options of the first, `shared` of both. */
const twoProjects = (extra = '', shared = ''): Record<string, string> => ({
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { testTimeout: 20_000, ${shared} projects: [
  { extends: true, test: { name: 'steps', include: ['**/*.test.ts'], setupFiles: ['perf-matchers/vitest', 'perf-matchers/steps'], ${extra} } },
  { extends: true, test: { name: 'perf', include: ['**/*.test.ts'], fileParallelism: false, sequence: { groupOrder: 1 }, setupFiles: ['perf-matchers/vitest'] } },
] } });
`,
});

const countingJest = jestConfig({ testEnvironment: 'perf-matchers/jest/environment' });

/** A project of either runner that counts steps; test files begin with the runner's imports. */
function countingProject(
  { name }: Runner,
  title: string,
  files: Record<string, string>,
  config?: Record<string, string>,
): Project {
  const header = name === 'vitest' ? vitestImports : '\n';
  const tests = Object.entries(files).map(([file, text]) => [file, file.endsWith('.test.ts') ? header + text : text]);
  return createProject(`${name}-steps-${title}`, {
    ...counted,
    ...(config ?? (name === 'vitest' ? twoProjects() : countingJest)),
    ...Object.fromEntries(tests),
  });
}

const onlySteps = ({ name }: Runner): string[] => (name === 'vitest' ? ['--project=steps'] : []);

/** Alike for both runners: the project is Vitest's own, and so are the columns that its compiler keeps. */
const alike = (message: string): string =>
  masked(message)
    .replace(' --project steps', '')
    .replace(/(src\/[\w.]+:\d+):\d+/g, '$1:<column>');

/** The verdict of every assertion by test: 'within', or why it could not be told. */
const verdicts = (tests: readonly TestReport[]): string[][] =>
  tests.map(({ name, status, records }) => [
    name,
    status,
    ...records.map(({ verdict }) => {
      const { kind, reason, project } = verdict as { kind: string; reason?: string; project?: string };
      return [kind, reason ?? project].filter(Boolean).join(': ');
    }),
  ]);

describe.each(runners)('growth by steps in $name', (runner) => {
  describe('of defects and their twins', () => {
    let tests: TestReport[] = [];
    beforeAll(async () => {
      const project = countingProject(runner, 'shop', { 'src/shop.perf.test.ts': specification });
      ({ tests } = await runner.report(project, onlySteps(runner)));
    });

    test('fails where it must, and only there', () => {
      expect(tests.filter(({ status }) => status === 'failed').map(({ name }) => name)).toEqual([
        'growth look-up in a list',
        'growth queue in an array',
        'growth all pairs',
        'growth sorted neighbours are not linear',
        'growth private method',
        'growth async',
        'growth dependency',
        'growth closure',
        'growth negated, within',
        'growth sizes',
      ]);
      expect(tests).toHaveLength(21);
    });

    test('passes by a verdict, not by doubt', () => {
      const told = new Set(['within', 'over', 'elsewhere']);
      const kinds = tests.flatMap(({ name, records }) =>
        records.map(({ verdict }) => [name, (verdict as { kind: string }).kind] as const),
      );
      expect(kinds.filter(([, kind]) => !told.has(kind))).toEqual([]);
    });

    test('each failing message, whole', async () => {
      await expect(failingMessages(runner, tests, alike)).toMatchFileSnapshot('__snapshots__/steps.txt');
    });
  });

  test('modules that are mocked, and modules loaded anew', async () => {
    const mock = runner.name === 'vitest' ? 'vi' : 'jest';
    const project = countingProject(runner, 'mocks', {
      'src/a.test.ts': `
import { nearestFast, makePoints } from './pairs';
${mock}.mock('./distance', () => ({
  distance: (a: number, b: number) => {
    let steps = 0;
    for (let i = 0; i < 5000; i++) steps += Math.sign(a - b);
    return steps;
  },
}));
test('a dear mock, as often as before', async () => { await expect(nearestFast).toScaleNoWorseThan('n log n', { input: makePoints, inconclusive: 'fail' }); });
test('anew', async () => {
  ${mock}.resetModules();
  const again = ${runner.name === 'vitest' ? "await import('./names')" : "require('./names')"};
  await expect(again.uniqueNamesSlow).toScaleNoWorseThan('n', { input: again.makeUsers });
});
`,
    });
    const { tests } = await runner.report(project, onlySteps(runner));
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['a dear mock, as often as before', 'passed'],
      ['anew', 'failed'],
    ]);
    expect(tests[1]?.messages[0]).toContain('src/names.ts:13:');
  });

  test('what cannot be counted makes a pass a doubt, and no failure', async () => {
    const project = countingProject(runner, 'uncounted', {
      'src/a.test.ts': `
import { makeItems } from './subjects';
const spread = (items: string[]) => items.reduce((all, item) => ({ ...all, [item]: true }), {});
const matches = (items: string[]) => /(x )+y/.test(items.fill('x').join(' '));
const slowSpread = (items: string[]) => {
  for (let i = 0; i < items.length; i++) for (let j = 0; j < items.length; j++) if (items[i] === items[j] + 'x') spread(items);
};
test('spread', async () => { await expect(spread).toScaleNoWorseThan('n', { input: makeItems, sizes: [4, 8, 16, 32, 64, 128], inconclusive: 'fail' }); });
test('regular expression', async () => { await expect(matches).toScaleNoWorseThan('n^2', { input: makeItems, sizes: [64, 128, 256, 512, 1024, 2048], inconclusive: 'fail' }); });
test('over anyway', async () => { await expect(slowSpread).toScaleNoWorseThan('n', { input: makeItems, sizes: [4, 8, 16, 32, 64, 128] }); });
`,
    });
    const { tests } = await runner.report(project, onlySteps(runner));
    expect(tests.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
    expect(
      tests.slice(0, 2).map(({ messages }) => messages.map(alike).join('\n').replace(runner.command, '<runner>')),
    ).toMatchInlineSnapshot(`
      [
        "expect(spread).toScaleNoWorseThan('n', { input: makeItems, sizes: [4, 8, 16, 32, 64, 128], inconclusive: 'fail' })

      Cannot tell whether spread grows no faster than n: not everything is counted: object spread is not counted.
      Next: judge it by time too ({ of: 'time' }, in a project that does not count steps), or replace what is not counted.

          n   steps   against n
          8      17        1.0×
         16      33        1.0×
         32      65        1.0×
         64     129        0.9×
        128     257        0.9×

      Check: <runner> src/a.test.ts -t "^spread$"
      Measured: 6 sizes (5 shown), exact counts, <count> calls, <time>; Node <version>, <machine>",
        "expect(matches).toScaleNoWorseThan('n^2', { input: makeItems, sizes: [64, 128, 256, 512, 1024, 2048], inconclusive: 'fail' })

      Cannot tell whether matches grows no faster than n^2: not everything is counted: a regular expression is not counted.
      Next: judge it by time too ({ of: 'time' }, in a project that does not count steps), or replace what is not counted.

            n   steps   against n^2
          128     481          1.0×
          256     993          0.5×
          512   2,017          0.3×
        1,024   4,065          0.1×
        2,048   8,161          0.1×

      Check: <runner> src/a.test.ts -t "^regular expression$"
      Measured: 6 sizes (5 shown), exact counts, <count> calls, <time>; Node <version>, <machine>",
      ]
    `);
    expect(tests[2]?.records[0]?.verdict).toEqual({ kind: 'over' });
  });

  test('an async subject beside other tests', async () => {
    const project = countingProject(runner, 'concurrent', {
      'src/a.test.ts': `
import { setTimeout as wait } from 'node:timers/promises';
const slow = async (n: number) => { await wait(2); return n; };
const sum = (n: number) => { let all = 0; for (let i = 0; i < n; i++) all += i; return all; };
const input = (n: number) => n;
test.concurrent('async', async () => { await expect(slow).toScaleNoWorseThan('1', { input, inconclusive: 'fail' }); });
test.concurrent('busy', async () => { for (let i = 0; i < 60; i++) { sum(1000); await wait(1); } });
test.concurrent('not async', async () => { await expect(sum).toScaleNoWorseThan('n', { input, inconclusive: 'fail' }); });
`,
    });
    const { tests } = await runner.report(project, onlySteps(runner));
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['async', 'failed'],
      ['busy', 'passed'],
      ['not async', 'passed'],
    ]);
    expect(tests[0]?.messages[0]).toContain('other tests ran meanwhile: in the same process');
  });

  test('coverage: nothing is counted, and its report is as without us', async () => {
    const files = {
      'src/a.test.ts': `
import { drainFast, drainSlow, makeUsers } from './names';
test('calls', () => { drainSlow(makeUsers(3)); });
test('steps', async () => { await expect(drainFast).toScaleNoWorseThan('n', { input: makeUsers, of: 'steps' }); });
`,
    };
    const isVitest = runner.name === 'vitest';
    const coverage = `coverage: { enabled: true, provider: 'v8', reporter: ['json-summary'], include: ['src/names.ts'] },`;
    const flags = isVitest ? [] : ['--coverage', '--coverageReporters=json-summary', '--coverageProvider=v8'];
    const lines = async (title: string, config: Record<string, string>) => {
      const project = countingProject(runner, title, files, config);
      const { tests } = await runner.report(project, [...flags, ...onlySteps(runner)]);
      const summary = JSON.parse(readFileSync(join(project.path, 'coverage/coverage-summary.json'), 'utf8'));
      return { tests, lines: summary.total.lines as { covered: number } };
    };
    const counting = await lines('coverage', isVitest ? twoProjects('', coverage) : countingJest);
    const plainVitest = {
      'vitest.config.ts': twoProjects('', coverage)['vitest.config.ts']?.replace(", 'perf-matchers/steps'", '') ?? '',
    };
    const plain = await lines('coverage-plain', isVitest ? plainVitest : jestConfig());
    expect(counting.lines).toEqual(plain.lines);
    expect(counting.lines.covered).toBeGreaterThan(3);
    expect(counting.tests.map(({ status }) => status)).toEqual(['passed', 'passed']);
    if (runner.keepsPassing) {
      expect(verdicts(counting.tests)).toEqual([
        ['calls', 'passed'],
        ['steps', 'passed', 'cannot tell: coverage is on: steps are counted by the same counters'],
      ]);
    }
  });
});

/** One assertion of each kind: by steps, by time, by queries, and one that says which. */
const allKinds = `
import { drainFast, makeUsers } from './names';
const grow = (n: number) => { let sum = 0; for (let i = 0; i < n; i++) sum += Math.sqrt(i); return sum; };
const input = (n: number) => n;
test('growth', async () => { await expect(grow).toScaleNoWorseThan('n', { input }); });
test('growth of steps', async () => { await expect(grow).toScaleNoWorseThan('n', { of: 'steps', input }); });
test('growth of time', async () => { await expect(grow).toScaleNoWorseThan('n^2', { of: 'time', input }); });
test('time limit', async () => { await expect(() => drainFast(makeUsers(9))).toCompleteWithin(500); });
test('misuse', async () => { await expect(drainFast(makeUsers(9))).toCompleteWithin(500); });
`;

describe('who judges what', () => {
  const [inVitest, inJest] = runners as readonly [Runner, Runner];

  test('two projects of Vitest', async () => {
    const project = countingProject(inVitest, 'elsewhere', { 'src/a.test.ts': allKinds });
    const steps = await reportVitest(project, ['--project=steps']);
    expect(verdicts(steps.tests)).toEqual([
      ['growth', 'passed', 'within'],
      ['growth of steps', 'passed', 'within'],
      ['growth of time', 'passed', 'elsewhere: perf'],
      ['time limit', 'passed', 'elsewhere: perf'],
      ['misuse', 'failed', expect.stringContaining('cannot tell: Pass the function')],
    ]);
    const perf = await reportVitest(project, ['--project=perf']);
    expect(verdicts(perf.tests)).toEqual([
      ['growth', 'passed', 'elsewhere: steps'],
      ['growth of steps', 'passed', 'elsewhere: steps'],
      ['growth of time', 'passed', 'within'],
      ['time limit', 'passed', 'within'],
      ['misuse', 'failed', expect.stringContaining('cannot tell: Pass the function')],
    ]);
    expect(steps.output + perf.output).not.toContain('Cannot tell');
  });

  test('one project that counts, and none that does', async () => {
    const config = (steps: boolean) => ({
      'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { setupFiles: ['perf-matchers/vitest'${steps ? ", 'perf-matchers/steps'" : ''}] } });
`,
    });
    const away = 'cannot tell: this process counts steps, which slows all it does, and judges nothing else';
    const alone = countingProject(inVitest, 'alone', { 'src/a.test.ts': allKinds }, config(true));
    expect(verdicts((await reportVitest(alone)).tests).slice(0, 4)).toEqual([
      ['growth', 'passed', 'within'],
      ['growth of steps', 'passed', 'within'],
      ['growth of time', 'passed', away],
      ['time limit', 'passed', away],
    ]);
    const without = countingProject(inVitest, 'without', { 'src/a.test.ts': allKinds }, config(false));
    expect(verdicts((await reportVitest(without)).tests).slice(0, 4)).toEqual([
      ['growth', 'passed', 'within'],
      ['growth of steps', 'passed', 'cannot tell: steps are not counted in this process'],
      ['growth of time', 'passed', 'within'],
      ['time limit', 'passed', 'within'],
    ]);
  });

  test('a run of Jest that counts', async () => {
    const project = countingProject(inJest, 'kinds', { 'src/a.test.ts': allKinds, 'src/b.test.ts': allKinds });
    const { tests, output } = await inJest.report(project, ['--runInBand']);
    expect(tests.map(({ status }) => status)).toEqual(
      [...Array(2)].flatMap(() => ['passed', 'passed', 'passed', 'passed', 'failed']),
    );
    expect(output.match(/Cannot tell whether .*/g)).toHaveLength(4);
    expect(output).toContain('this process counts steps, which slows all it does, and judges nothing else');
  });

  test.each([
    ['threads', "what makes V8's counts exact holds for a whole process, and its test files share one"],
    ['vmForks', 'its test files share one process, and each has built-ins of its own'],
  ])('pool %s is refused', async (pool, why) => {
    const project = countingProject(
      inVitest,
      `pool-${pool}`,
      { 'src/a.test.ts': allKinds },
      twoProjects(`pool: '${pool}'`),
    );
    const { code, output } = await run(vitest.node, [vitest.script, 'run', '--project=steps'], project.path);
    expect(code).toBe(1);
    expect(output).toContain(
      `perf-matchers/steps cannot count in pool '${pool}': ${why}. Set pool: 'forks' in the project that loads it.`,
    );
  });

  test('isolate: false counts from the first file on, and is refused after another', async () => {
    const grows = `
import { drainFast, drainSlow, makeUsers } from './names';
test('over', async () => { await expect(drainSlow).toScaleNoWorseThan('n', { input: makeUsers, of: 'steps' }); });
test('within', async () => { await expect(drainFast).toScaleNoWorseThan('n', { input: makeUsers, of: 'steps' }); });
`;
    const together = 'isolate: false, fileParallelism: false, sequence: { shuffle: false }, ';
    const first = countingProject(
      inVitest,
      'together',
      { 'src/a.test.ts': grows, 'src/b.test.ts': grows },
      twoProjects(together),
    );
    const { tests } = await reportVitest(first, ['--project=steps']);
    expect(tests.map(({ status }) => status)).toEqual(['failed', 'passed', 'failed', 'passed']);
    const late = countingProject(
      inVitest,
      'late',
      {
        'src/a.test.ts': `import { makeUsers } from './names';\ntest('first', () => { makeUsers(3); });\n`,
        'src/b.test.ts': `test('second', async () => { await import('perf-matchers/steps'); });\n`,
      },
      {
        'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { setupFiles: ['perf-matchers/vitest'], ${together} } });
`,
      },
    );
    const refused = (await reportVitest(late)).tests.find(({ name }) => name === 'second');
    expect(refused?.messages[0]).toContain(
      'perf-matchers/steps cannot count under isolate: false when other files ran before it in the same process: src/',
    );
  });
});
