import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Children, type Ended } from '../../src/cli/compare/children.js';
import { shareOf } from '../../src/cli/compare/command.js';
import { sideEnvironment } from '../../src/cli/compare/environment.js';
import { installOf, lastLines } from '../../src/cli/compare/install.js';
import { foreignLinks, refusal } from '../../src/cli/compare/links.js';
import { runnerOf, wordsOf } from '../../src/cli/compare/runner.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'perf-matchers-test-')));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let made = 0;
/** A folder with these files; a text '-> path' makes a link. */
function folderOf(files: Record<string, string>): string {
  const folder = join(home, String(made++));
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), path);
    else writeFileSync(path, text);
  }
  return folder;
}

describe('links', () => {
  const other = folderOf({ 'packages/lib/index.js': '', 'lib/index.js': '', 'node_modules/dep/index.js': '' });
  const store = folderOf({ 'dep/index.js': '' });

  test.each<[string, Record<string, string>, string[]]>([
    ['of a workspace inside the tree', { 'packages/lib/x.js': '', 'node_modules/lib': '-> ../packages/lib' }, []],
    [
      'of a workspace into the other tree',
      { 'node_modules/lib': `-> ${join(other, 'packages/lib')}` },
      ['node_modules/lib'],
    ],
    ['of a scope', { 'node_modules/@shop/lib': `-> ${join(other, 'lib')}` }, ['node_modules/@shop/lib']],
    [
      "in a package's own packages",
      { 'node_modules/dep/node_modules/lib': `-> ${join(other, 'lib')}` },
      ['node_modules/dep/node_modules/lib'],
    ],
    [
      "in pnpm's store",
      { 'node_modules/.pnpm/a@1/node_modules/lib': `-> ${join(other, 'lib')}` },
      ['node_modules/.pnpm/a@1/node_modules/lib'],
    ],
    ['of all packages', { node_modules: `-> ${join(other, 'node_modules')}` }, ['node_modules']],
    [
      'of a package of the workspace',
      { 'packages/shop/node_modules/lib': `-> ${join(other, 'lib')}` },
      ['packages/shop/node_modules/lib'],
    ],
    ['to a store outside the repository', { 'node_modules/dep': `-> ${join(store, 'dep')}` }, []],
    ['to nothing', { 'node_modules/dep': '-> ../none' }, []],
    ['of commands', { 'node_modules/.bin/lib': `-> ${join(other, 'lib/index.js')}` }, []],
  ])('%s', (_, files, expected) => {
    const tree = folderOf(files);
    expect(foreignLinks(tree, [tree, other], []).map(({ link }) => link)).toEqual(expected);
  });

  test('that are committed', () => {
    const tree = folderOf({ 'src/lib': `-> ${join(other, 'lib')}`, 'src/own': '-> ../src' });
    expect(foreignLinks(tree, [tree, other], ['src/lib', 'src/own'])).toEqual([{ link: 'src/lib', leadsTo: other }]);
  });

  test('of a tree inside another are its own', () => {
    const outer = folderOf({
      'trees/inner/packages/lib/x.js': '',
      'trees/inner/node_modules/lib': '-> ../packages/lib',
      'trees/inner/node_modules/shared': '-> ../../../shared',
      'shared/x.js': '',
    });
    const inner = join(outer, 'trees/inner');
    expect(foreignLinks(inner, [outer, inner], [])).toEqual([{ link: 'node_modules/shared', leadsTo: outer }]);
    expect(foreignLinks(outer, [outer, inner], [])).toEqual([]);
  });

  test('above a tree', () => {
    const outer = folderOf({ 'node_modules/lib': `-> ${join(other, 'lib')}`, 'shop/x.js': '' });
    const tree = join(outer, 'shop');
    expect(foreignLinks(tree, [tree, other], [])).toEqual([{ link: '../node_modules/lib', leadsTo: other }]);
  });

  test('are refused, without an absolute path', () => {
    expect(refusal('The checkout of main', [], () => '')).toBeUndefined();
    const links = Array.from({ length: 7 }, (_, at) => ({ link: `node_modules/lib${at}`, leadsTo: '/x' }));
    expect(refusal('The checkout of main', links, () => 'this side')).toMatchInlineSnapshot(`
      "The checkout of main would load code of another working tree of this repository, so that code would be compared with itself:
        node_modules/lib0 leads into this side
        node_modules/lib1 leads into this side
        node_modules/lib2 leads into this side
        node_modules/lib3 leads into this side
        node_modules/lib4 leads into this side
        and 2 more
      Link packages by ways inside the repository (workspaces, workspace:*, file:packages/lib), and install each working tree by itself."
    `);
  });
});

describe('the ref is installed as its lock file says', () => {
  test.each([
    ['package-lock.json', '{}', 'npm ci'],
    ['npm-shrinkwrap.json', '{}', 'npm ci'],
    ['pnpm-lock.yaml', '', 'pnpm install --frozen-lockfile'],
    ['yarn.lock', '# yarn lockfile v1\n', 'yarn install --frozen-lockfile'],
    ['yarn.lock', '__metadata:\n  version: 8\n', 'yarn install --immutable'],
    ['bun.lock', '', 'bun install --frozen-lockfile'],
  ])('%s (%j): %s', (lock, text, line) => {
    const tree = folderOf({ [lock]: text, 'packages/shop/package.json': '{}' });
    expect(installOf(join(tree, 'packages/shop'), tree)).toEqual({ folder: tree, line });
  });

  test('the nearest one, and none outside the checkout', () => {
    const tree = folderOf({ 'pnpm-lock.yaml': '', 'a/package-lock.json': '{}', 'b/yarn.lock': '', 'b/c/x': '' });
    expect(installOf(join(tree, 'a'), tree)).toEqual({ folder: join(tree, 'a'), line: 'npm ci' });
    expect(() => installOf(join(tree, 'b/c'), join(tree, 'b/c'))).toThrow(
      "The ref has no lock file, so that what it was run with is not known. Commit one, or say how it is installed: --install 'npm install'.",
    );
  });
});

test('of what a command printed the end is shown, without the paths of this machine', () => {
  const output = `one\ntwo\n  at ${join(tmpdir(), 'perf-matchers-compare-aB3_x/ref')}/src/a.ts:1\nlog in ${join(homedir(), '.npm/_logs')}\n\n`;
  expect(lastLines(output, 3)).toBe('  two\n    at <checkout>/src/a.ts:1\n  log in ~/.npm/_logs');
});

test('neither side gets what leads into the other, or changes how runs end', () => {
  const top = join(home, 'project');
  const path = [join(top, 'node_modules/.bin'), '/usr/bin'].join(delimiter);
  const environment = {
    PATH: path,
    NODE_PATH: join(top, 'node_modules'),
    HOME: '/home/a',
    npm_config_registry: 'kept',
    npm_config_local_prefix: top,
    npm_package_name: 'shop',
    INIT_CWD: top,
    GIT_DIR: join(top, '.git'),
    GIT_AUTHOR_NAME: 'kept',
    GITHUB_ACTIONS: 'true',
    PERF_MATCHERS: 'off',
    PERF_MATCHERS_STRICT: '1',
    PERF_MATCHERS_TIME_SCALE: '2',
  };
  expect(sideEnvironment(environment, top)).toEqual({
    PATH: [dirname(process.execPath), '/usr/bin'].join(delimiter),
    HOME: '/home/a',
    npm_config_registry: 'kept',
    GIT_AUTHOR_NAME: 'kept',
    PERF_MATCHERS_TIME_SCALE: '2',
  });
});

describe('the runner', () => {
  test.each<[string, Record<string, string>, string | undefined, string]>([
    ['by its config', { 'vitest.config.ts': '' }, undefined, 'vitest'],
    [
      'by its config, whatever else is installed',
      { 'jest.config.js': '', 'package.json': '{ "devDependencies": { "vitest": "*" } }' },
      undefined,
      'jest',
    ],
    ['by package.json', { 'package.json': '{ "devDependencies": { "jest": "*" } }' }, undefined, 'jest'],
    ["by Jest's config in package.json", { 'package.json': '{ "jest": {} }' }, undefined, 'jest'],
    ['as asked', { 'vitest.config.ts': '' }, 'jest', 'jest'],
  ])('%s', (_, files, asked, expected) => {
    expect(runnerOf(folderOf(files), asked)).toBe(expected);
  });

  test('that is not plain is asked for', () => {
    const both = folderOf({ 'vitest.config.ts': '', 'jest.config.js': '' });
    expect(() => runnerOf(both, undefined)).toThrow('Say --runner vitest or --runner jest');
    expect(() => runnerOf(both, 'mocha')).toThrow("There is no runner 'mocha'.");
  });

  test('runs one file after the other, with our reporter, without coverage', () => {
    expect(wordsOf('vitest', ['src/[id].test.ts'], ['--project', 'perf'])).toEqual([
      'run',
      '--reporter=perf-matchers/vitest/reporter',
      '--reporter=default',
      '--coverage.enabled=false',
      '--no-file-parallelism',
      '--project',
      'perf',
      'src/[id].test.ts',
    ]);
    expect(wordsOf('jest', ['src/[id].test.ts'], [])).toEqual([
      '--reporters=perf-matchers/jest/reporter',
      '--reporters=default',
      '--coverage=false',
      '--runInBand',
      'src/\\[id\\]\\.test\\.ts',
    ]);
  });
});

describe('children', () => {
  const endless = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }); setInterval(() => {}, 1000);`;
  /** Starts a child that starts another, and waits until it runs. */
  async function started(children: Children, code: string): Promise<{ ended: Promise<Ended> }> {
    const mark = join(home, `started-${made++}`);
    const ended = children.run({
      words: [process.execPath, '-e', `${code} require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');`],
      cwd: home,
    });
    while (!existsSync(mark)) await new Promise((resolve) => setTimeout(resolve, 10));
    return { ended };
  }

  test('end with what they started, then all is undone, the last first, and once', async () => {
    const children = new Children();
    const undone: string[] = [];
    children.atEnd(() => undone.push('first'));
    children.atEnd(() => undone.push('second'));
    const { ended } = await started(children, endless);
    await children.end();
    // Its output is closed only when the grandchild, which shares it, has ended too.
    expect((await ended).code).toBeNull();
    await children.end();
    children.endNow();
    expect(undone).toEqual(['second', 'first']);
    await expect(children.run({ words: [process.execPath, '-v'], cwd: home })).rejects.toThrow('interrupted');
  });

  test('that do not listen are ended all the same', async () => {
    const children = new Children();
    const { ended } = await started(children, `process.on('SIGTERM', () => {}); ${endless}`);
    await children.end();
    expect((await ended).code).toBeNull();
  });
});

test.each([
  ['5', 0.05],
  ['2.5%', 0.025],
])('a threshold of %s', (text, share) => expect(shareOf(text)).toBe(share));
test.each(['', '0', '-1', 'five', '5 %%'])('no threshold: %j', (text) =>
  expect(() => shareOf(text)).toThrow('percent above 0'),
);
