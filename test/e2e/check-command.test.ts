import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject, type Project, reportJest, reportVitest, root, run, type TestReport } from './project.js';
import { imports, jestConfig, shop, vitestConfig, vitestImports } from './shop.js';

const names = [
  'plain',
  'costs $5 (net), $HOME',
  'says "hi", it\\\'s `id`',
  'a\\\\b [c] {d} e|f ^g? h* i+',
  'wow! 100% ✓',
];
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

/** Runs a check line as a reader would, and gives the full names of the tests that ran. */
async function namesRun(line: string, cwd: string, report: string, flags: string): Promise<string[]> {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const { output } = await run('sh', ['-c', `${line} ${flags}`], cwd, { PATH: path });
  type Report = { testResults: { assertionResults: { fullName: string; status: string }[] }[] };
  let results: Report;
  try {
    results = JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    throw new Error(`${line}\n${output}`);
  }
  return results.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed' || status === 'passed')
    .map(({ fullName }) => fullName.trim());
}

describe('the check line runs exactly the test that failed', () => {
  test('in Vitest', async () => {
    const project = createProject('check-vitest', {
      ...shop,
      ...vitestConfig(
        `projects: [{ extends: true, test: { name: 'my perf', include: ['src/*.perf.test.ts'] } }, { extends: true, test: { name: 'other', include: ['src/*.other.ts'] } }]`,
      ),
      'node_modules/.keep': '',
      'src/a b.perf.test.ts': vitestImports + imports + specification,
    });
    linkTools(project);
    const reports = (await reportVitest(project)).tests;
    expect(reports).toHaveLength(tests);
    expect(checkLine(reports[0] as TestReport)).toBe(
      'npx vitest run --project "my perf" "src/a b.perf.test.ts" -t "^outer \\(1\\) > inner \\x24 > plain$"',
    );
    for (const report of reports) {
      const ran = await namesRun(
        checkLine(report),
        project.path,
        join(project.path, 'check.json'),
        '--reporter=json --outputFile=check.json',
      );
      expect(ran).toEqual([report.name]);
    }
  });

  test('in Jest', async () => {
    const project = createProject('check-jest', {
      ...shop,
      ...jestConfig(),
      'node_modules/.keep': '',
      'src/a b.perf.test.ts': imports + specification,
    });
    linkTools(project);
    const reports = (await reportJest(project)).tests;
    expect(reports).toHaveLength(tests);
    for (const report of reports) {
      const ran = await namesRun(
        checkLine(report),
        project.path,
        join(project.path, 'check.json'),
        '--json --outputFile=check.json',
      );
      expect(ran).toEqual([report.name]);
    }
  });

  test('in a package of a workspace, from where the run was started', async () => {
    const workspace = createProject('check-workspace', {
      'package.json': '{ "name": "all", "private": true, "workspaces": ["packages/*"] }',
      'node_modules/.keep': '',
      'packages/shop/package.json':
        '{ "name": "shop", "type": "module", "scripts": { "test": "vitest run --reporter=json --outputFile=report.json" } }',
      ...Object.fromEntries(
        Object.entries({ ...shop, ...vitestConfig() }).map(([file, text]) => [`packages/shop/${file}`, text]),
      ),
      'packages/shop/src/a.perf.test.ts': vitestImports + imports + specification,
    });
    linkTools(workspace);
    const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
    await run('npm', ['test', '--workspace', 'shop'], workspace.path, { PATH: path });
    const report = JSON.parse(readFileSync(join(workspace.path, 'packages/shop/report.json'), 'utf8'));
    const [first] = report.testResults[0].assertionResults;
    const line = first.failureMessages[0].match(/^Check: (.*)$/m)?.[1];
    expect(line).toBe(
      'cd packages/shop && npx vitest run src/a.perf.test.ts -t "^outer \\(1\\) > inner \\x24 > plain$"',
    );
    const ran = await namesRun(
      line,
      workspace.path,
      join(workspace.path, 'packages/shop/check.json'),
      '--reporter=json --outputFile=check.json',
    );
    expect(ran).toEqual([first.fullName.trim()]);
  });
});
