// How often compare is wrong, by real processes: a project of 20 time limits is compared with its own commit (A/A: any difference is a false one), and with four
// of its functions made to do 10% more (each should be found). Runs are kept in .tmp/bench-compare/runs.jsonl and added up, so that it may be run in pieces.
//   node bench/compare/run.mjs --minutes 8 [--planted] [--rounds 15] [--fresh]      counts alone: --minutes 0
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = join(root, '.tmp/bench-compare');
const [project, temporary, runs] = [join(home, 'shop'), join(home, 'tmp'), join(home, 'runs.jsonl')];
const given = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const isPlanted = process.argv.includes('--planted');
const rounds = given('rounds', 15);

const kinds = {
  loop: 'let sum = 0; for (let at = 0; at < n * 40; at++) sum = (sum * 31 + at) % 1009; return sum;',
  map: 'const map = new Map(); for (let at = 0; at < n; at++) map.set("key " + (at % 97), at); return map.size;',
  sort: 'const list = []; for (let at = 0; at < n; at++) list.push((at * 7919) % 1009); return list.sort((a, b) => a - b)[0];',
  text: 'let text = ""; for (let at = 0; at < n; at++) text += String.fromCharCode(97 + (at % 26)); return text.toUpperCase().length;',
  copies:
    'const list = []; for (let at = 0; at < n; at++) list.push({ id: at, name: "user " + at }); return JSON.stringify(list).length;',
};
const sizes = [100, 300, 1000, 3000];
const subjects = Object.entries(kinds).flatMap(([kind, body]) => sizes.map((n) => ({ name: `${kind}${n}`, body, n })));
/** One of each size, of differing kinds. */
const planted = ['loop3000', 'map1000', 'sort300', 'copies1000'];

const sources = (slower) =>
  subjects
    .map(
      ({ name, body, n }) =>
        `export const ${name} = () => ${name}Of(${slower.includes(name) ? n * 1.1 : n});\nfunction ${name}Of(n) { ${body} }\n`,
    )
    .join('');
const tests = `import { expect, test } from 'vitest';
import * as subjects from './subjects.js';
${subjects.map(({ name }) => `test('${name}', async () => { await expect(subjects.${name}).toCompleteWithin('100 ms'); });`).join('\n')}
`;
const git = (...args) =>
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], { cwd: project });

function layOut() {
  const installed = join(home, 'node_modules/perf-matchers');
  rmSync(join(home, 'node_modules'), { recursive: true, force: true });
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, 'src'), { recursive: true });
  mkdirSync(temporary, { recursive: true });
  cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(installed, 'package.json'));
  const lock = { name: 'shop', lockfileVersion: 3, requires: true, packages: { '': { name: 'shop' } } };
  const files = {
    'package.json': '{ "name": "shop", "private": true, "type": "module" }',
    'package-lock.json': JSON.stringify(lock),
    '.gitignore': 'node_modules\n.perf-matchers\n',
    'vitest.config.js': "export default { test: { setupFiles: ['perf-matchers/vitest'] } };\n",
    'src/subjects.js': sources([]),
    'src/subjects.perf.test.js': tests,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '-A');
  git('commit', '--quiet', '--message=subjects');
}

function compared() {
  writeFileSync(join(project, 'src/subjects.js'), sources(isPlanted ? planted : []));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(home, 'node_modules/perf-matchers/dist/cli.js'), 'compare', 'main', '--json', '--rounds', String(rounds)],
    { cwd: project, encoding: 'utf8', env: { ...process.env, TMPDIR: temporary } },
  );
  if (status !== 0 && status !== 1) throw new Error(`compare ended with ${status}: ${stderr}`);
  const { assertions } = JSON.parse(stdout);
  return assertions.map(({ subject, kind, ratio, interval }) => ({ subject, kind, ratio, interval }));
}

if (process.argv.includes('--fresh')) rmSync(runs, { force: true });
const end = Date.now() + given('minutes', 8) * 60_000;
if (end > Date.now()) layOut();
let longest = 0;
while (Date.now() + longest < end) {
  const began = Date.now();
  const assertions = compared();
  longest = Math.max(longest, Date.now() - began);
  appendFileSync(runs, `${JSON.stringify({ planted: isPlanted, rounds, assertions })}\n`);
}

const done = existsSync(runs)
  ? readFileSync(runs, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const count = (list, kind) => list.filter((one) => one.kind === kind).length;
for (const wanted of [false, true]) {
  const some = done.filter((run) => run.planted === wanted);
  if (some.length === 0) continue;
  const all = some.flatMap(({ assertions }) => assertions);
  const alike = all.filter(({ subject }) => !wanted || !planted.includes(subject));
  const changed = all.filter(({ subject }) => wanted && planted.includes(subject));
  const widths = alike.map(({ interval }) => Math.log(interval[1] / interval[0]) / 2).sort((one, other) => one - other);
  console.log(
    `${wanted ? '10% planted in four' : 'A/A'}: ${some.length} runs of ${subjects.length} assertions in ${[...new Set(some.map((run) => run.rounds))].join(' or ')} rounds`,
  );
  console.log(
    `  alike: ${alike.length}, called slower ${count(alike, 'slower')}, faster ${count(alike, 'faster')}, cannot tell ${count(alike, 'cannot tell')}, not slower ${count(alike, 'same')}; half of the interval, at the median: ${(widths[widths.length >> 1] * 100).toFixed(1)}%`,
  );
  if (wanted)
    console.log(
      `  planted: ${changed.length}, called slower ${count(changed, 'slower')}, cannot tell ${count(changed, 'cannot tell')}, not slower ${count(changed, 'same')}; runs that failed: ${some.filter(({ assertions }) => count(assertions, 'slower') > 0).length}`,
    );
}
