// How far readings of toAllocateAtMost differ between runs: fresh processes of Vitest (forks, threads) and Jest, on this Node or those given by --nodes a,b.
// Usage: npm run build && node bench/memory/reproducible.mjs [--runs 20] [--nodes /path/to/node,/path/to/other]
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : process.argv[at + 1];
};
const runs = Number(option('runs', '20'));
const nodes = option('nodes', process.execPath).split(',');
const folder = join(root, '.tmp/bench-memory');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const readings = join(folder, 'readings.ndjson');

const subjects = `
const subjects = {
  'spread in a loop, 300 keys': () => { let o = {}; for (let i = 0; i < 300; i++) o = { ...o, ['k' + i]: i }; return o; },
  '1,000 dates': () => Array.from({ length: 1000 }, () => new Date(0)),
  'map, filter, join of 2,000': () => Array.from({ length: 2000 }, (_, i) => 'item ' + i).filter((s) => s.length > 6).map((s) => s + '!').join(),
  'Map of 1,000': () => { const m = new Map(); for (let i = 0; i < 1000; i++) m.set('k' + i, { i }); return m; },
  'JSON round trip': () => JSON.parse(JSON.stringify(Array.from({ length: 300 }, (_, i) => ({ i, name: 'n' + i })))),
  '50 buffers of 100 kB': () => { let n = 0; for (let i = 0; i < 50; i++) n += Buffer.alloc(100_000).length; return n; },
  'async, 200 objects': async () => { const out = []; for (let i = 0; i < 200; i++) out.push(await Promise.resolve({ i })); return out; },
};
const { appendFileSync } = require('node:fs');
for (const [name, subject] of Object.entries(subjects)) {
  test(name, async () => {
    const { perf } = await matchers.toAllocateAtMost.call({}, subject, '1 B', { timeBudget: '20 s' });
    appendFileSync(process.env.READINGS, JSON.stringify({ name, bytes: perf.measured?.value, verdict: perf.verdict.kind }) + '\\n');
  }, 30_000);
}
`;
const files = {
  'vitest/a.test.js': `import { createRequire } from 'node:module';\nimport { test } from 'vitest';\nimport { matchers } from ${JSON.stringify(join(root, 'dist/index.js'))};\nconst require = createRequire(import.meta.url);\n${subjects}`,
  'jest/a.test.js': `const { matchers } = require(${JSON.stringify(join(root, 'dist/index.cjs'))});\n${subjects}`,
  'jest/package.json': '{}',
  'vitest/package.json': '{ "type": "module" }',
};
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const ways = {
  forks: [vitest, 'run', '--root', join(folder, 'vitest'), '--pool', 'forks'],
  threads: [vitest, 'run', '--root', join(folder, 'vitest'), '--pool', 'threads'],
  jest: [jest, '--rootDir', join(folder, 'jest')],
};

for (const node of nodes) {
  const all = new Map();
  const { stdout } = spawnSync(node, ['-p', 'process.version'], { encoding: 'utf8' });
  for (const [way, args] of Object.entries(ways)) {
    writeFileSync(readings, '');
    for (let run = 0; run < runs; run++) {
      const {
        status,
        stdout: out,
        stderr,
      } = spawnSync(node, args, { env: { ...process.env, READINGS: readings }, encoding: 'utf8' });
      if (status !== 0) console.log(`${stdout.trim()} ${way}: exit ${status}\n${out.slice(-800)}${stderr.slice(-800)}`);
    }
    for (const line of readFileSync(readings, 'utf8').trim().split('\n').filter(Boolean)) {
      const { name, bytes } = JSON.parse(line);
      const key = `${name}\t${stdout.trim()}`;
      const ofName = all.get(key) ?? all.set(key, {}).get(key);
      ofName[way] = [...(ofName[way] ?? []), bytes];
    }
  }
  for (const [key, ofWay] of all) {
    const [name, node] = key.split('\t');
    const every = Object.values(ofWay).flat();
    const spread = (values) => `${((Math.max(...values) / Math.min(...values) - 1) * 100).toFixed(2)}%`;
    const cells = Object.entries(ofWay).map(
      ([way, values]) => `${way} ${Math.min(...values)} ±${spread(values)} (${values.length})`,
    );
    console.log(`${node}  ${name}: all ${spread(every)}; ${cells.join('; ')}`);
  }
}
