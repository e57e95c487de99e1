import { describe, expect, test } from 'vitest';
import { type Kind, resultsOf, runTests, testsOf, withReporter } from './passing-and-failing.js';
import { runners } from './runners.js';
import { jestConfig } from './set-up.js';

/** What the docs say of exit codes: each row of docs/reporters.md. */
describe.each(runners)('exit codes of $name', (runner) => {
  test.each<[string, Kind[], Record<string, string>, number]>([
    ['within', ['within', 'near'], {}, 0],
    ['over', ['within', 'over'], {}, 1],
    ['over, .not', ['not over'], {}, 0],
    ['within, .not', ['not within'], {}, 1],
    ['cannot tell, by default', ['within', 'cannot tell'], {}, 0],
    ["cannot tell, inconclusive: 'fail'", ['cannot tell, fails'], {}, 1],
    ['cannot tell, PERF_MATCHERS_STRICT=1', ['cannot tell'], { PERF_MATCHERS_STRICT: '1' }, 1],
    ['over and cannot tell', ['over', 'cannot tell'], {}, 1],
    ['misuse', ['misuse'], {}, 1],
    ['another test fails', ['within', 'other'], {}, 1],
    ['over, PERF_MATCHERS=off', ['over'], { PERF_MATCHERS: 'off' }, 0],
  ])('%s', async (name, kinds, environment, code) => {
    const project = runner.project(
      `exit-${name.replace(/\W+/g, '-')}`,
      { 'src/a.test.ts': testsOf(...kinds) },
      withReporter[runner.name](),
    );
    const ended = await runTests(runner, project, [], environment);
    expect(ended.code).toBe(code);
    expect(resultsOf(project).entries).toHaveLength(kinds.filter((kind) => kind !== 'other').length);
  });

  test('what always fails its test: a subject that throws, and upTo that was not reached, under .not too', async () => {
    const project = runner.project(
      'exit-always',
      { 'src/a.test.ts': testsOf('within', 'throws', 'upTo', 'not upTo') },
      withReporter[runner.name](),
    );
    const { code } = await runTests(runner, project, [], {});
    expect(code).toBe(1);
    expect(resultsOf(project).entries.map(({ failed, record }) => [record.test.name, failed])).toEqual([
      ['within', false],
      ['throws', true],
      ['upTo', true],
      ['not upTo', true],
    ]);
  });
});

test.each<[string, Record<string, string>, number]>([
  ['by default', {}, 0],
  ['PERF_MATCHERS_STRICT=1', { PERF_MATCHERS_STRICT: '1' }, 1],
])('a Jest that counts steps cannot tell of anything else: %s', async (name, environment, code) => {
  const [, inJest] = runners as readonly [(typeof runners)[number], (typeof runners)[number]];
  const project = inJest.project(
    `exit-steps-${name.length}`,
    { 'src/a.test.ts': testsOf('within') },
    jestConfig({
      testEnvironment: 'perf-matchers/jest/environment',
      reporters: ['default', 'perf-matchers/jest/reporter'],
    }),
  );
  const ended = await runTests(inJest, project, [], environment);
  expect(ended.output).toContain('this process counts steps, which slows all it does, and judges nothing else');
  expect(ended.code).toBe(code);
});
