import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, type Project, type Run, run, workspace } from './project.js';
import { jestConfig, vitestConfig } from './set-up.js';

const bin = join(workspace, 'node_modules/perf-matchers/dist/cli.js');
/** Checkouts are made below the packages, so that nothing is to be downloaded. */
const temporary = join(workspace, 'compare-tmp');
mkdirSync(temporary, { recursive: true });
const perf = (project: Project, ...args: string[]): Promise<Run> =>
  run(process.execPath, [bin, 'compare', ...args], project.path, { TMPDIR: temporary, TEMP: temporary });
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, encoding: 'utf8' });

const lock = JSON.stringify({ name: 'shop', lockfileVersion: 3, requires: true, packages: { '': { name: 'shop' } } });
const common = { 'package-lock.json': lock, '.gitignore': 'node_modules\n.perf-matchers\n' };
function repository(name: string, files: Record<string, string>): Project {
  const project = createProject(`compare-${name}`, { ...common, ...files });
  git(project.path, 'init', '--quiet', '--initial-branch=main');
  git(project.path, 'add', '-A');
  git(project.path, 'commit', '--quiet', '--message=one');
  return project;
}
/** What Git knows of working trees and branches, and the files that differ. */
const stateOf = ({ path }: Project): string =>
  [
    git(path, 'worktree', 'list'),
    git(path, 'status', '--porcelain'),
    git(path, 'stash', 'list'),
    git(path, 'branch'),
  ].join('');

const subjects = (loop: number, rows: number): string => `
export const work = () => { let sum = 0; for (let at = 0; at < ${loop}; at++) sum = (sum * 31 + at) % 1009; return sum; };
export const list = () => Array.from({ length: ${rows} }, (_, id) => id);
`;
const tests = `import { work, list } from './subjects.ts';
test('quick', async () => { await expect(work).toCompleteWithin('10 s'); });
test('short', async () => { await expect(list).toReturnAtMostItems(100); });
`;
const imports = `import { expect, test } from 'vitest';\n`;
/** A thousand times the work: no noise hides it. */
const [few, many] = [10_000, 10_000_000];

test('finds what got slower in a folder of the repository, by fresh processes, and leaves Git as it was', async () => {
  const inFolder = Object.fromEntries(
    Object.entries({
      ...vitestConfig(),
      'package.json': '{ "name": "shop", "private": true, "type": "module" }',
      'src/subjects.ts': subjects(few, 3),
      'src/shop.test.ts': `${imports}${tests}test('old', async () => { await expect(list).toReturnAtMostItems(9, { name: 'old' }); });\n`,
      'src/unit.test.ts': `throw new Error('holds no performance assertion, and is not run');\n`,
    }).map(([file, text]) => [`packages/shop/${file}`, text]),
  );
  const project = repository('vitest', { ...inFolder, '.git-blame-ignore-revs': '' });
  project.write({
    'packages/shop/src/subjects.ts': subjects(many, 4),
    'packages/shop/src/shop.test.ts': `${imports}${tests}test('new', async () => { await expect(list).toReturnAtMostItems(9, { name: 'fresh' }); });\n`,
  });
  const before = stateOf(project);
  const shop = { ...project, path: join(project.path, 'packages/shop') };
  // Fewer would not tell where the machine is busy: noise of a busy one is weighed against the rounds.
  const { code, output } = await perf(shop, 'main', '--rounds', '6');
  const plain = output
    .replace(/\([0-9a-f]{7}\)/g, '(<commit>)')
    .replace(/^Round .*\n/gm, '')
    .replace(/slower +\d.*× to .*s {3}work/, 'slower   <times>   work')
    // How wide the columns are depends on the times.
    .replace(/(?<=\S) {3,}/g, '   ');
  expect(plain).toMatchInlineSnapshot(`
    "This side is the working tree, with 2 uncommitted changes; the ref is main (<commit>).
    Installing the ref in a checkout of its own: npm ci

    2 assertions compared with main (<commit>) in 6 rounds: 1 slower, 1 more, 1 new, 1 gone

      verdict   ratio   interval   ref   now   assertion
      slower   <times>   work toCompleteWithin  src/shop.test.ts:3
      more   1.33×   exact   3 items   4 items   list toReturnAtMostItems  src/shop.test.ts:4

    New, so that there is nothing to compare with:
      fresh toReturnAtMostItems  src/shop.test.ts:5

    Gone since main:
      old toReturnAtMostItems  src/shop.test.ts:5
    "
  `);
  expect(code).toBe(1);
  expect(stateOf(project)).toBe(before);
  expect(readdirSync(join(shop.path, '.perf-matchers'))).toEqual(['compare']);
  expect(readdirSync(join(shop.path, '.perf-matchers/compare'))).toEqual(
    ['now', 'ref'].flatMap((side) => [1, 2, 3, 4, 5, 6].map((round) => `${side}-0${round}.json`)),
  );
});

test('runs Jest, and says as JSON that the same commit is no slower', async () => {
  const project = repository('jest', {
    ...jestConfig(),
    'src/subjects.ts': subjects(few, 3),
    'src/shop.test.ts': `${tests
      .split('\n')
      .filter((line) => !line.includes('quick'))
      .join('\n')}`,
    'src/broken.test.ts': 'throw new Error("no such table");\n',
  });
  const { code, output } = await perf(
    project,
    'HEAD',
    'src/shop.test.ts',
    'src/broken.test.ts',
    '--rounds',
    '3',
    '--json',
    '--',
    '--testTimeout=20000',
  );
  expect(output).toContain('Both are the same commit: what differs is the noise of this machine.');
  expect(output).toContain('jest ended with 1 on this side, though no performance assertion failed:\n');
  expect(output).toMatch(/ {2}.*no such table/);
  const found = JSON.parse(output.slice(output.indexOf('{\n  "version"')));
  expect(found.assertions).toMatchObject([
    { subject: 'list', kind: 'same', verdict: 'as before', exact: true, ratio: 1, ref: 3, now: 3 },
  ]);
  expect([code, found.uncommitted, found.added, found.gone]).toEqual([0, 0, [], []]);
});

test("refuses a link that leads the ref's checkout into this side, and removes the checkout", async () => {
  const project = repository('linked', {
    ...vitestConfig(),
    'packages/lib/index.js': '',
    'src/a.test.ts': imports + tests,
  });
  // As an installation that links by absolute paths does.
  const install = join(project.path, '.git/install.cjs');
  writeFileSync(
    install,
    `const fs = require('node:fs'); fs.mkdirSync('node_modules'); fs.symlinkSync(${JSON.stringify(join(project.path, 'packages/lib'))}, 'node_modules/lib', 'junction');`,
  );
  const before = stateOf(project);
  const { code, output } = await perf(project, 'main', '--install', `node ${JSON.stringify(install)}`);
  expect(output.slice(output.indexOf('perf-matchers:'))).toMatchInlineSnapshot(`
    "perf-matchers: The checkout of main would load code of another working tree of this repository, so that code would be compared with itself:
      node_modules/lib leads into this side
    Link packages by ways inside the repository (workspaces, workspace:*, file:packages/lib), and install each working tree by itself.
    "
  `);
  expect(code).toBe(2);
  expect(stateOf(project)).toBe(before);
  // This side's links are looked at, too: node_modules of another working tree.
  const twin = join(workspace, 'compare-twin');
  git(project.path, 'worktree', 'add', '--quiet', '--detach', '--force', twin);
  mkdirSync(join(project.path, 'node_modules'));
  symlinkSync(join(twin, 'packages/lib'), join(project.path, 'node_modules/lib'), 'junction');
  const second = await perf(project, 'main');
  expect(second.output).toContain('This side would load code of another working tree');
  expect(second.code).toBe(2);
});

test.each([
  ['there is no such ref', ['nowhere'], /There is no commit 'nowhere' here\. A shallow clone/],
  [
    'installing fails',
    ['main', '--install', 'echo no such package && exit 3'],
    /'echo no such package && exit 3' ended with 3 in a checkout of it\.\n {2}no such package\n/,
  ],
  ['no test is found', ['main'], /No test file with performance assertions was found here/],
  ['the rounds are too few', ['main', '--rounds', '2'], /It is 3 or more/],
])('says what is wrong when %s, and ends with 2', async (name, args, message) => {
  const project = repository(name.replaceAll(' ', '-'), { ...vitestConfig(), 'src/subjects.ts': '' });
  const { code, output } = await perf(project, ...args);
  expect(output).toMatch(message);
  expect(output).not.toMatch(/\n {4}at /);
  expect(code).toBe(2);
  expect(git(project.path, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')('interrupted, ends the runs and removes the checkout', async () => {
  const project = repository('interrupted', {
    ...vitestConfig(),
    'src/subjects.ts': subjects(few, 3),
    // It says that it runs, and then does not end.
    'src/a.test.ts': `${imports}import { writeFileSync } from 'node:fs';\n${tests}test('endless', { timeout: 0 }, () => { writeFileSync(process.env.STARTED!, String(process.pid)); return new Promise(() => {}); });\n`,
  });
  const mark = join(project.path, '.git/started');
  const child = spawn(process.execPath, [bin, 'compare', 'main'], {
    cwd: project.path,
    env: { ...process.env, TMPDIR: temporary, STARTED: mark },
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!existsSync(mark) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(output).toContain('Interrupted: ending the runs and removing the checkout.\n');
  expect(git(project.path, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
  expect(stateOf(project)).not.toContain('compare-tmp');
});

test('nothing is left of any checkout', () => {
  expect(readdirSync(temporary).filter((name) => name.startsWith('perf-matchers-compare-'))).toEqual([]);
});
