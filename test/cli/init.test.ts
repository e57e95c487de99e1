import { describe, expect, test } from 'vitest';
import { planInit } from '../../src/cli/init/init.js';

/** What init would change in a project with these files, and what it leaves to its reader. */
function planOf(runner: 'vitest' | 'jest', files: Record<string, string>): { files: string[]; byHand: string } {
  const all: Record<string, string> = { 'package.json': `{ "devDependencies": { "${runner}": "*" } }`, ...files };
  const { changes, byHand } = planInit((file) => all[file]);
  return { files: changes.map(({ file }) => file), byHand: byHand.join('\n') };
}

describe('a config that is not understood stays as it is', () => {
  test.each([
    [
      "export default mergeConfig(base, defineConfig({ test: { setupFiles: ['./set-up.ts'] } }));",
      'it exports something else than a plain `defineConfig({ … })`',
    ],
    ['export default defineConfig({ plugins: [] });', 'it has no `test: { … }`'],
    [
      "export default defineConfig({\n  test: {\n    setupFiles: ['./set-up.ts'], pool: 'threads',\n  },\n});",
      'its `test` has setupFiles, pool of its own',
    ],
    ['export default defineConfig({ test: shared });', 'its `test` is no plain object'],
    [
      'export default defineConfig({\n  test: {\n    alias: {},\n  },\n});\nconst other = {\n  test: {},\n};',
      'it has more than one `test: { … }`',
    ],
  ])('Vitest: %j', (config, why) => {
    const { files, byHand } = planOf('vitest', { 'vitest.config.ts': config });
    expect(files).toEqual(['.github/workflows/performance.yml']);
    expect(byHand).toContain(`vitest.config.ts stays as it is, as this command does not understand all of it: ${why}`);
    expect(byHand).toContain("  reporters: ['default', 'perf-matchers/vitest/reporter'],\n  projects: [\n");
  });

  test('Jest: a program, with the lines of both configs', () => {
    const { files, byHand } = planOf('jest', { 'jest.config.js': "module.exports = { preset: 'ts-jest' };" });
    expect(files).toEqual(['.github/workflows/performance.yml']);
    expect(byHand).toMatchInlineSnapshot(`
      "jest.config.js is a program, which this command does not run: it stays as it is. Add by hand to its config:
        setupFilesAfterEnv: ['perf-matchers/jest'],
        reporters: ['default', 'perf-matchers/jest/reporter'],
        testPathIgnorePatterns: ['/node_modules/', '\\\\.steps\\\\.test\\\\.'],
      Growth by steps is counted under a second config, jest.steps.config.js, with all that this one has and
        testEnvironment: 'perf-matchers/jest/environment',
        testMatch: ['**/*.steps.test.?([cm])[jt]s?(x)'],
        testPathIgnorePatterns: ['/node_modules/'],
      and a step of the CI that runs it: npx jest --coverage=false --runInBand --config jest.steps.config.js
      "
    `);
  });

  test('Jest: projects', () => {
    const { files, byHand } = planOf('jest', { 'jest.config.json': '{ "projects": ["<rootDir>/shop"] }' });
    expect(files).toEqual(['.github/workflows/performance.yml']);
    expect(byHand).toMatchInlineSnapshot(`
      "Jest's projects are set up one by one, which this command leaves to you. Add by hand to each project that holds performance tests:
        "setupFilesAfterEnv": ["perf-matchers/jest"]
      and to the config around them, as reporters are the whole run's:
        "reporters": ["default", "perf-matchers/jest/reporter"]
      Growth by steps is counted under a second config: "testEnvironment": "perf-matchers/jest/environment", over files of its own.
      "
    `);
  });
});

test('the workflow runs a second config of Jest only where there is one', () => {
  const workflow = (files: Record<string, string>): string | undefined => {
    const all: Record<string, string> = { 'package.json': '{ "devDependencies": { "jest": "*" } }', ...files };
    return planInit((file) => all[file]).changes.find(({ file }) => file.endsWith('.yml'))?.after;
  };
  expect(workflow({})).toContain('--config jest.steps.config.json');
  expect(workflow({ 'jest.config.js': '' })).not.toContain('--config');
});
