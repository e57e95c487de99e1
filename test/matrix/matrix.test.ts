import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.js';
import { blog, blogSpecification, failingBlog } from '../e2e/blog.js';
import { keptFiles, keptStatuses } from '../e2e/kept.js';
import {
  createProject,
  jest,
  reportJest,
  reportVitest,
  root,
  run,
  type TestReport,
  vitest,
  workspace,
} from '../e2e/project.js';
import { jestConfig, vitestConfig, vitestImports } from '../e2e/set-up.js';
import { imports, passing, shop, specification, total } from '../e2e/shop.js';

const installed = join(root, 'test/matrix/node_modules');
/** Below the matrix's own node_modules: the oldest runners, not this checkout's. */
const home = join(root, 'test/matrix/.tmp');
const nodeOf = (version: number): string => join(installed, `node${version}/bin/node`);

beforeAll(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'node_modules'), { recursive: true });
  cpSync(join(workspace, 'node_modules/perf-matchers'), join(home, 'node_modules/perf-matchers'), { recursive: true });
});

function checkStatuses(tests: readonly TestReport[]): void {
  expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
  expect(tests).toHaveLength(total);
}

test.each([22, 26])('Vitest 4.1 on Node %i', async (version) => {
  const project = createProject(
    `vitest4-${version}`,
    { ...shop, ...vitestConfig(), 'src/shop.perf.test.ts': vitestImports + imports + specification },
    home,
  );
  checkStatuses(
    (await reportVitest(project, [], {}, { node: nodeOf(version), script: join(installed, 'vitest/vitest.mjs') }))
      .tests,
  );
});

test.each([22, 26])('Vitest 5 on Node %i', async (version) => {
  const project = createProject(`vitest5-${version}`, {
    ...shop,
    ...vitestConfig(),
    'src/shop.perf.test.ts': vitestImports + imports + specification,
  });
  checkStatuses((await reportVitest(project, [], {}, { ...vitest, node: nodeOf(version) })).tests);
});

test.each([22, 24])('Jest 29 on Node %i', async (version) => {
  const reporters = ['default', 'perf-matchers/jest/reporter'];
  const project = createProject(
    `jest29-${version}`,
    { ...shop, ...jestConfig({ reporters }), 'src/shop.perf.test.ts': imports + specification },
    home,
  );
  const { tests } = await reportJest(
    project,
    [],
    {},
    { node: nodeOf(version), script: join(installed, 'jest/bin/jest.js') },
  );
  checkStatuses(tests);
  // Its events are its own: passing assertions are known by hooks.
  const { entries } = JSON.parse(readFileSync(join(project.path, '.perf-matchers/results.json'), 'utf8')) as Results;
  expect(entries.filter(({ failed }) => !failed).map(({ record }) => record.test.name)).toContain(passing[0]);
});

test.each([22, 26])('Jest 30 on Node %i', async (version) => {
  const project = createProject(`jest30-${version}`, {
    ...shop,
    ...jestConfig(),
    'src/shop.perf.test.ts': imports + specification,
  });
  checkStatuses((await reportJest(project, [], {}, { ...jest, node: nodeOf(version) })).tests);
});

/** Places of lazy queries rest on async_hooks, which each version of Node has in its own way. */
test.each([22, 24, 26])('repeated statements and rows on Node %i', async (version) => {
  const files = { ...shop, ...blog, ...vitestConfig() };
  const project = createProject(
    `repeats-${version}`,
    { ...files, 'src/shop.perf.test.ts': vitestImports + imports + blogSpecification },
    home,
  );
  const tool = { node: nodeOf(version), script: join(installed, 'vitest/vitest.mjs') };
  const { tests } = await reportVitest(project, [], {}, tool);
  const wrong = tests.filter(({ name, status }) => (status === 'failed') !== failingBlog.test(name));
  expect(wrong.map(({ name, status }) => `${name}: ${status}`)).toEqual([]);
  const lazy = tests.find(({ name }) => name.endsWith('works at once'))?.messages.join('');
  expect(lazy).toContain('from src/blog.ts:47.');
});

test.each([
  ['vitest', 'node'],
  ['jest', 'node,jest'],
])('TypeScript 5.9 compiles %s', async (file, types) => {
  const path = join(home, 'types');
  cpSync(join(root, 'test/types'), path, { recursive: true });
  cpSync(join(root, 'test/matrix/package.json'), join(path, 'package.json'));
  const flags = [
    '--noEmit',
    '--strict',
    '--target',
    'es2023',
    '--module',
    'preserve',
    '--skipLibCheck',
    '--types',
    types,
  ];
  const { output } = await run(
    process.execPath,
    [join(installed, 'typescript/bin/tsc'), ...flags, `${file}.test-d.ts`],
    path,
  );
  expect(output).toBe('');
});

/** What lives and what stays rests on V8's collector and its profiles, which each version has in its own way. */
test.each([22, 26])('memory and leaks on Node %i', async (version) => {
  const project = createProject(`kept-${version}`, { ...vitestConfig(), ...keptFiles(vitestImports) });
  const { tests, output } = await reportVitest(project, [], {}, { ...vitest, node: nodeOf(version) });
  expect(Object.fromEntries(tests.map(({ name, status }) => [name, status])), output).toEqual(keptStatuses);
});
