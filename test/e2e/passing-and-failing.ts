import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import type { Results } from '../../src/results/results.js';
import { jest, type Project, type Run, root, run, vitest } from './project.js';
import type { Runner } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

export const withReporter: Record<Runner['name'], () => Record<string, string>> = {
  vitest: () => vitestConfig("reporters: ['default', 'perf-matchers/vitest/reporter'],"),
  jest: () =>
    // What an earlier run of these tests knows of the files would change their order.
    jestConfig({ reporters: ['default', 'perf-matchers/jest/reporter'], cacheDirectory: '<rootDir>/cache' }),
};

/** Runs a project's tests as a reader does. */
export const runTests = (
  { name }: Runner,
  project: Project,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<Run> =>
  name === 'vitest'
    ? run(vitest.node, [vitest.script, 'run', ...args], project.path, environment)
    : run(jest.node, [jest.script, ...args], project.path, environment);

const validate = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, '.tmp/e2e/node_modules/perf-matchers/results.schema.json'), 'utf8')),
);
/** The results file of a run, which is as its schema says. */
export const resultsOf = (project: Project): Results => {
  const results = JSON.parse(readFileSync(join(project.path, '.perf-matchers/results.json'), 'utf8'));
  validate(results);
  expect(validate.errors ?? []).toEqual([]);
  return results;
};

export const list = 'const rows = (count: number) => () => Array.from({ length: count }, (_, id) => id);\n';
/** The time is over before the size is reached, on any machine. */
const slow = `const slowRows = async (n: number) => { await new Promise((done) => setTimeout(done, 40)); return rows(n)(); };
const upToMany = { of: 'items', input: (n: number) => n, upTo: 100_000, timeBudget: '300 ms' } as const;\n`;
export const assertions = {
  within: `test('within', async () => { await expect(rows(3)).toReturnAtMostItems(10, { name: 'page' }); });\n`,
  near: `test('near', async () => { await expect(rows(9)).toReturnAtMostItems(10, { name: 'nearPage' }); });\n`,
  over: `test('over', async () => { await expect(rows(25)).toReturnAtMostItems(10, { name: 'longPage' }); });\n`,
  'not over': `test('not over', async () => { await expect(rows(25)).not.toReturnAtMostItems(10, { name: 'longPage' }); });\n`,
  'not within': `test('not within', async () => { await expect(rows(3)).not.toReturnAtMostItems(10, { name: 'page' }); });\n`,
  'cannot tell': `test('cannot tell', async () => { await expect(rows(3)).toMakeAtMostRequests(2, { name: 'quiet' }); });\n`,
  'cannot tell, fails': `test('cannot tell, fails', async () => { await expect(rows(3)).toMakeAtMostRequests(2, { name: 'quiet', inconclusive: 'fail' }); });\n`,
  misuse: `test('misuse', async () => { await expect(rows(3)).toReturnAtMostItems(-1, { name: 'page' }); });\n`,
  throws: `test('throws', async () => { await expect(() => { throw new Error('out of stock'); }).toReturnAtMostItems(10, { name: 'page' }); });\n`,
  upTo: `test('upTo', async () => { await expect(slowRows).toScaleNoWorseThan('n^2', upToMany); });\n`,
  'not upTo': `test('not upTo', async () => { await expect(slowRows).not.toScaleNoWorseThan('n^2', upToMany); });\n`,
  other: `test('other', () => { expect(1).toBe(2); });\n`,
} as const;
export type Kind = keyof typeof assertions;
export const testsOf = (...kinds: Kind[]): string =>
  list + (kinds.some((kind) => kind.endsWith('upTo')) ? slow : '') + kinds.map((kind) => assertions[kind]).join('');
