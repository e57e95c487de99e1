// Runs a small project with the reporter and the command line, and writes what they print into docs/reporters.md and docs/command-line.md.
// With --check nothing is written: it fails where they print other words (numbers aside). With --screenshots the report page is pictured, by Chromium.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ciProject } from './ci-project.mjs';
import { fillBlock, readPage, writePage } from './docs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = join(root, '.tmp/ci-pages');
const checks = process.argv.includes('--check');
const installed = join(project, 'node_modules/perf-matchers');

rmSync(project, { recursive: true, force: true });
for (const [file, text] of Object.entries(ciProject)) {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}
cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
cpSync(join(root, 'package.json'), join(installed, 'package.json'));

/** The environment of a reader's shell: nothing of a runner or a service that may have started this. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([key]) =>
      !/^(VITEST|NODE_ENV|TEST$|VITE|MODE|DEV|PROD|BASE_URL|SSR|CI$|GITHUB_|PERF_MATCHERS|FORCE_COLOR|INIT_CWD|npm_)/.test(
        key,
      ),
  ),
);

function run(script, args, extra = {}) {
  const env = { ...environment, NO_COLOR: '1', ...extra };
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: project, env, encoding: 'utf8' });
  return { stdout, stderr };
}
const vitest = (...args) => run(join(root, 'node_modules/vitest/vitest.mjs'), ['run', ...args]);
const perf = (...args) => run(join(installed, 'dist/cli.js'), args);
const fenced = (language, text) => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

const indented = (text) => text.slice(text.lastIndexOf('\n', text.search(/performance assertions?: /)) + 1);

const table = indented(vitest().stderr);
const github = run(join(root, 'node_modules/vitest/vitest.mjs'), ['run', '-t', 'customers|index grows|however many'], {
  GITHUB_ACTIONS: 'true',
  GITHUB_STEP_SUMMARY: join(project, 'summary.md'),
  GITHUB_WORKSPACE: project,
});
vitest();
const summary = readFileSync(join(project, 'summary.md'), 'utf8');
const exported = JSON.parse(perf('export').stdout);
const reported = perf('report').stderr;
const specified = perf('prompt', '--spec', 'src/orders.budget.mjs').stdout;
const failing = perf('prompt', '--characters', '2500').stdout;
for (const shard of ['1/2', '2/2']) {
  vitest(`--shard=${shard}`);
  cpSync(join(project, '.perf-matchers/results.json'), join(project, `shards/${shard[0]}/results.json`));
}
const merged = perf('merge', 'shards').stderr;
const missing = perf('merge', 'shards/1').stderr.split('\n').slice(0, 2).join('\n');

// The run is whole again, its counts are kept, and the code gets worse and better.
vitest();
const written = perf('baseline').stderr;
const kept = readFileSync(join(project, 'perf-baseline.json'), 'utf8');
const orders = join(project, 'src/orders.ts');
writeFileSync(orders, readFileSync(orders, 'utf8').replace('=> list.all(30);', '=> [...list.all(30), {}, {}];'));
const worse = vitest('src/orders.perf.test.ts').stderr;

const fresh = join(project, 'fresh');
mkdirSync(fresh);
writeFileSync(join(fresh, 'package.json'), '{ "devDependencies": { "vitest": "*" } }');
writeFileSync(join(fresh, 'package-lock.json'), '{}');
writeFileSync(
  join(fresh, 'vitest.config.ts'),
  "import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({\n  test: {\n    environment: 'node',\n  },\n});\n",
);
const initiated = spawnSync(process.execPath, [join(installed, 'dist/cli.js'), 'init'], {
  cwd: fresh,
  encoding: 'utf8',
});

/** A copy in a repository of its own, in which one function got slower and another gives more. It takes a minute, so it is only written, not checked. */
function compared() {
  const folder = join(project, 'compared');
  const files = {
    ...ciProject,
    'package-lock.json':
      '{ "name": "shop", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "shop" } } }',
    '.gitignore': 'node_modules\n.perf-matchers\n',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const git = (...args) =>
    spawnSync('git', ['-c', 'user.name=shop', '-c', 'user.email=shop@example.com', ...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '-A');
  git('commit', '--quiet', '--message=shop');
  const change = (file, before, after) =>
    writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(before, after));
  change(
    'src/users.ts',
    'users.map((user) => [user.id, user])',
    'users.map((user) => [user.id, JSON.parse(JSON.stringify(user))])',
  );
  change('src/orders.ts', '=> list.all(30);', '=> list.all(32);');
  // Below the project, where the runner is found without installing it.
  const TMPDIR = join(project, 'tmp');
  mkdirSync(TMPDIR);
  const { stdout, stderr } = spawnSync(process.execPath, [join(installed, 'dist/cli.js'), 'compare', 'main'], {
    cwd: folder,
    env: { ...environment, NO_COLOR: '1', TMPDIR },
    encoding: 'utf8',
  });
  return `${stderr.replace(/^Round (?!15).*\n/gm, '').replace('Round 15', '…\nRound 15')}${stdout}`;
}

const blocks = {
  'docs/reporters.md': {
    table: fenced('text', table),
    annotations: fenced(
      'text',
      github.stderr
        .split('\n')
        .filter((line) => line.startsWith('::'))
        .join('\n'),
    ),
    summary: summary.trim(),
  },
  'docs/command-line.md': {
    help: fenced('text', perf('--help').stdout),
    merge: fenced('text', `$ npx perf-matchers merge shards\n${merged}`),
    missing: fenced('text', `$ npx perf-matchers merge shards/1\n${missing}`),
    report: fenced('text', `$ npx perf-matchers report\n${reported}`),
    budget: fenced('text', ciProject['src/orders.budget.mjs']),
    spec: fenced('text', `$ npx perf-matchers prompt --spec src/orders.budget.mjs\n${specified}`),
    failing: fenced('text', `$ npx perf-matchers prompt --characters 2500\n${failing}`),
    baseline: `${fenced('text', `$ npx perf-matchers baseline\n${written}`)}\n\n${fenced('json', kept)}`,
    worse: fenced('text', worse.slice(worse.search(/\d+ assertions? (is|are) worse/))),
    init: fenced('diff', initiated.stdout),
    doctor: fenced('text', `$ npx perf-matchers doctor\n${perf('doctor').stdout}`),
    compare: checks ? '' : fenced('text', `$ npx perf-matchers compare main\n${compared()}`),
    export: fenced('json', JSON.stringify(exported.slice(0, 2), null, 2)),
  },
};

/** Words alone, in no order: what is nearest to its limit differs from run to run. */
const words = (text) =>
  text
    .replace(/\d[\d,.]*(?:\s?(?:ns|µs|ms|s|k?B|MB)\b)?/g, '#')
    .replace(/[▁▂▃▄▅▆▇█]+/g, '#')
    .split('\n')
    .map((line) => line.replace(/[\s|:-]+/g, ' ').trim())
    .filter(Boolean)
    .sort()
    .join('\n');

let faults = 0;
for (const [page, contents] of Object.entries(blocks)) {
  const before = readPage(page);
  let after = before;
  for (const [name, content] of Object.entries(contents)) {
    if (/^```\w*\s*```$/.test(content)) throw new Error(`Nothing was printed for ${name}.`);
    // What they say is this machine's.
    if ((name === 'doctor' || name === 'compare') && checks) continue;
    after = fillBlock(after, name, content);
  }
  if (!checks) writePage(page, after);
  else if (words(before) !== words(after)) {
    faults += 1;
    console.log(`${page} shows other words than are printed:\n${words(after)}`);
  }
}

if (process.argv.includes('--screenshots')) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 1280 } });
    await page.goto(pathToFileURL(join(project, '.perf-matchers/report.html')).href);
    await page.locator('details.assertion', { hasText: 'listOrders toScale' }).locator('summary').first().click();
    await page.locator('canvas').first().waitFor();
    await page.screenshot({ path: join(root, `docs/images/report-${colorScheme}.png`) });
  }
  await browser.close();
}
console.log(`The pages on reporters and the command line: ${faults} faults.`);
process.exitCode = faults > 0 ? 1 : 0;
