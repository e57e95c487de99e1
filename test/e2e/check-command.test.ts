import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject, type Project, readReport, root, run, type TestReport } from './project.js';
import { runners } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

const names = ['plain', 'costs $5 (net), $HOME, says "hi", it\\\'s `id`', 'a\\\\b [c] {d} e|f ^g? h* i+ wow! 100% ✓'];
const specification = `
describe('outer (1)', () => {
  describe('inner $', () => {
    ${names.map((name) => `test('${name}', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });`).join('\n    ')}
    test.each([1, 2])('each of %i', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
  });
  test('plain', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
});
test('plain', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
test('plain and more', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
`;
const tests = names.length + 2 + 1 + 2;

/** `npx` takes a project's own tools, which here are this checkout's. */
function linkTools(project: Project): void {
  symlinkSync(join(root, 'node_modules/.bin'), join(project.path, 'node_modules/.bin'));
}

const checkLine = ({ messages }: TestReport): string => messages[0]?.match(/^Check: (.*)$/m)?.[1] ?? 'none';

const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;

/** Runs a check line as a reader would, and gives the full names of the tests that ran; `report` is where `flags` have them written. */
async function namesRun(line: string, cwd: string, report: string, flags: string): Promise<string[]> {
  const { output } = await run('sh', ['-c', `${line} ${flags}`], cwd, { PATH: path });
  let tests: TestReport[];
  try {
    tests = readReport(report);
  } catch {
    throw new Error(`${line}\n${output}`);
  }
  return tests.filter(({ status }) => status === 'failed' || status === 'passed').map(({ name }) => name);
}

const flagsOf = {
  vitest: (report: string) => `--reporter=json --outputFile=${report}`,
  jest: (report: string) => `--json --outputFile=${report}`,
};
const projects = vitestConfig(
  `projects: [{ extends: true, test: { name: 'my perf', include: ['src/*.perf.test.ts'] } }, { extends: true, test: { name: 'other', include: ['src/*.other.ts'] } }]`,
);
const firstLines = {
  vitest: 'npx vitest run --project "my perf" "src/a b.perf.test.ts" -t "^outer \\(1\\) > inner \\x24 > plain$"',
  jest: 'npx jest --runTestsByPath "src/a b.perf.test.ts" -t "^outer \\(1\\) inner \\x24 plain$"',
};

describe.each(runners)('the check line of $name', (runner) => {
  const flags = flagsOf[runner.name]('check.json');
  const config = runner.name === 'vitest' ? vitestConfig() : jestConfig();

  test('runs exactly the test that failed', async () => {
    const project = runner.project(
      'check',
      { 'node_modules/.keep': '', 'src/a b.perf.test.ts': specification },
      runner.name === 'vitest' ? projects : config,
    );
    linkTools(project);
    const reports = (await runner.report(project)).tests;
    expect(reports).toHaveLength(tests);
    expect(checkLine(reports[0] as TestReport)).toBe(firstLines[runner.name]);
    const check = async (report: TestReport, index: number): Promise<void> => {
      // The first as it stands; npx takes longer to start than all else, and finds the same runner for the others.
      const line = checkLine(report).replace(index > 0 ? /^npx / : '', '');
      const file = `check-${index}.json`;
      const ran = await namesRun(line, project.path, join(project.path, file), flagsOf[runner.name](file));
      expect(ran).toEqual([report.name]);
    };
    // Two at a time: much of it is waiting for a process to start.
    for (let first = 0; first < reports.length; first += 2) {
      await Promise.all(reports.slice(first, first + 2).map((report, next) => check(report, first + next)));
    }
  });

  test('starts where the run did, as places and the record do, in a package of a workspace', async () => {
    const script = `${runner.name === 'vitest' ? 'vitest run' : 'jest'} ${flags}`;
    const files = {
      'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { test: script } }),
      'src/a.perf.test.ts': `
describe('users', () => {
  test('listing', async () => { seed(3); await expect(listUsersSlow).toIssueAtMostQueries(2); });
  test('listing again', async () => {});
});`,
    };
    const workspace = createProject(`check-workspace-${runner.name}`, {
      'package.json': '{ "name": "all", "private": true, "workspaces": ["*-shop"] }',
      'node_modules/.keep': '',
    });
    linkTools(workspace);
    const shop = runner.project('shop', files, config, workspace.path);
    const folder = `${runner.name}-shop`;
    const started = async (args: string[], cwd: string): Promise<TestReport> => {
      await run('npm', ['test', ...args], cwd, { PATH: path });
      return readReport(join(shop.path, 'check.json'))[0] as TestReport;
    };
    for (const [from, args, cd, src] of [
      [workspace.path, ['--workspace', 'shop'], `cd ${folder} && `, `${folder}/src/`],
      [shop.path, [], '', 'src/'],
      [join(shop.path, 'src'), [], 'cd .. && ', ''],
    ] as const) {
      const report = await started([...args], from);
      const line = checkLine(report);
      expect(line).toBe(`${cd}${runner.command} src/a.perf.test.ts -t "^users${runner.joiner}listing$"`);
      expect(report.messages[0]).toContain(` ${src}users.ts:25:68\n`);
      expect(report.messages[0]).toContain(`Ask: change ${src}users.ts:25 (`);
      expect(report.records).toMatchObject([
        { test: { file: `${src}a.perf.test.ts` }, shapes: [{ place: `${src}users.ts:25:68` }, {}] },
      ]);
      expect(await namesRun(line, from, join(shop.path, 'check.json'), flags)).toEqual(['users listing']);
    }
  });
});

test("Vitest's check line names the folder that --root named", async () => {
  const home = createProject('check-root', { 'node_modules/.keep': '' });
  linkTools(home);
  const body = 'async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });';
  const [vitest] = runners;
  const files = { 'src/a.perf.test.ts': `test('slow', ${body}\ntest('slow too', ${body}` };
  const shop = vitest?.project('shop', files, undefined, home.path);
  const report = join(shop?.path ?? '', 'check.json');
  await run('sh', ['-c', `npx vitest run --root vitest-shop ${flagsOf.vitest('check.json')}`], home.path, {
    PATH: path,
  });
  const line = checkLine(readReport(report)[0] as TestReport);
  expect(line).toBe('npx vitest run --root vitest-shop vitest-shop/src/a.perf.test.ts -t "^slow$"');
  expect(await namesRun(line, home.path, report, flagsOf.vitest('check.json'))).toEqual(['slow']);
});
