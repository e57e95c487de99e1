import { describe, expect, test } from 'vitest';
import { runners } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

// What carries out an assertion is loaded by the first one: whatever the test has replaced by then must not reach it.
describe.each(runners)('the first assertion in $name', (runner) => {
  const isVitest = runner.name === 'vitest';
  const mock = isVitest ? 'vi' : 'jest';

  test('with fake timers, spies, another folder and modules loaded anew', async () => {
    const project = runner.project('first-use', {
      'src/a.test.ts': `
const fs = process.getBuiltinModule('node:fs');
test('never ends', async () => {
  ${mock}.useFakeTimers();
  ${mock}.resetModules();
  const spies = ['openSync', 'readSync', 'readFileSync'].map((name) => ${mock}.spyOn(fs, name as 'openSync').mockImplementation(() => { throw new Error('read'); }));
  process.chdir('src');
  try {
    await expect(() => new Promise(() => {})).toCompleteWithin(20, { timeBudget: 300, name: 'never' });
  } finally {
    process.chdir('..');
    for (const spy of spies) spy.mockRestore();
    ${mock}.useRealTimers();
  }
});
test('queries', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(2); });
`,
    });
    const { tests } = await runner.report(project);
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['never ends', 'failed'],
      ['queries', 'passed'],
    ]);
    const [message] = tests[0]?.messages ?? [];
    expect(message).toContain('never had not settled after');
    expect(message).toContain(`Check: ${runner.command} src/a.test.ts`);
  });

  test('with wrong arguments points to its line', async () => {
    const project = runner.project('first-misuse', {
      'src/a.test.ts': `
test('misused', async () => {
  await expect(listUsersFast).toIssueAtMostQueries(-1);
});
`,
    });
    const { tests, output } = await runner.report(project);
    expect(tests.map(({ status }) => status)).toEqual(['failed']);
    const [message] = tests[0]?.messages ?? [];
    expect(message).toContain('The limit must be a whole number of 0 or more. It got the number -1.');
    expect(`${message}\n${output}`).toMatch(/src\/a\.test\.ts:\d+:\d+/);
  });

  const replaced = isVitest
    ? vitestConfig("server: { deps: { inline: ['perf-matchers'] } }")
    : jestConfig({
        automock: true,
        unmockedModulePathPatterns: ['/src/', 'better-sqlite3', 'bindings', 'file-uri-to-path'],
      });
  test(`where ${isVitest ? 'the package is inlined and modules are loaded anew' : 'all modules are mocked'}`, async () => {
    const project = runner.project(
      'first-replaced',
      {
        'src/a.test.ts': `
test('over', async () => {
  ${mock}.resetModules();
  ${mock}.useFakeTimers();
  await expect(() => new Promise(() => {})).toCompleteWithin(20, { timeBudget: 300, name: 'never' });
});
test('within', async () => { await expect(() => 1).toCompleteWithin(1000); });
`,
      },
      replaced,
    );
    const { tests } = await runner.report(project);
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['over', 'failed'],
      ['within', 'passed'],
    ]);
    expect(tests[0]?.messages[0]).toContain('never had not settled after');
  });
});
