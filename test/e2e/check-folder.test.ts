import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkLine, flagsOf, linkTools, namesRun, path } from './check-line.js';
import { createProject, readReport, run, type TestReport } from './project.js';
import { runners } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

describe.each(runners)('the check line of $name', (runner) => {
  const flags = flagsOf[runner.name]('check.json');
  const config = runner.name === 'vitest' ? vitestConfig() : jestConfig();

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
