// How near a batch of calls comes to a long hand-written loop over fresh inputs: the ratio of the two times per call, read in turn, in plain Node and inside
// Vitest through an import binding. `npx node bench/batching.mjs`; bundles src/measure/batch.ts by itself, so it needs no build.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const project = join(root, '.tmp/batching');
const rounds = 20;

/** Subjects of about 5, 20, 100 and 500 ns, with the same inputs for both ways; the loops are written by hand, one per subject. */
const subjects = `
export const mix = (x) => (((x ^ (x >>> 3)) % 977) * 31 + x) % 1009;
export const digits = (x) => { let sum = 0; for (let i = 0; i < 10; i++) sum = (sum * 31 + (x >>> i)) % 1009; return sum; };
export const hash = (text) => { let h = 0; for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) | 0; return h; };
export const sum = (list) => { let s = 0; for (const x of list) s += x % 7 ? x & 7 : -1; return s; };
`;
const names = ['mix', 'digits', 'hash', 'sum'];
const hands = `
let sink;
${names.map((name) => `export function ${name}ByHand(inputs) { const start = performance.now(); for (let i = 0; i < inputs.length; i++) sink = ${name}(inputs[i]); return performance.now() - start; }`).join('\n')}
export const kept = () => sink;
`;
const inputs = `
let next = 1;
const random = () => (next = (Math.imul(next, 1664525) + 1013904223) & 0x3fffffff);
export const input = {
  mix: random,
  digits: random,
  hash: () => String.fromCharCode(...Array.from({ length: 50 }, () => 97 + (random() % 26))),
  sum: () => Array.from({ length: 150 }, random),
};
`;
const compare = `
const lower = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 2];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
export async function compare(subjects, modules, input, { Batcher, callsPerBatch }) {
  const found = {};
  for (const name of ${JSON.stringify(names)}) {
    const account = { calls: 0, inputMs: 0, subjectMs: 0, timeLeft: 60_000 };
    const batcher = new Batcher(subjects[name], { input: input[name], timeBudget: 60_000 }, account);
    // As many inputs at once as a batch has: what lies in the processor's caches is the same for both.
    const count = { mix: 4000, digits: 4000, hash: 3600, sum: 500 }[name];
    const make = () => Array.from({ length: count }, input[name]);
    let perCall = 5e-6;
    const ratios = [], hand = [], batched = [];
    for (const module of modules) {
      const byHand = module[name + 'ByHand'];
      batcher.renew();
      for (let i = 0; i < 100; i++) { perCall = (await batcher.time(1, callsPerBatch(perCall))).ms; byHand(make()); }
      const batches = [], loops = [];
      for (let round = 0; round < ${rounds}; round++) {
        for (let i = 0; i < 4; i++) batches.push((await batcher.time(1, callsPerBatch(perCall))).ms);
        loops.push(byHand(make()) / count);
      }
      // Lower quartiles: what other processes took is in neither.
      const ms = lower(loops);
      hand.push(ms * 1e6);
      batched.push(lower(batches) * 1e6);
      ratios.push(lower(batches) / ms);
    }
    found[name] = { ns: median(hand), ratio: median(batched) / median(hand), least: Math.min(...ratios), most: Math.max(...ratios) };
  }
  return found;
}
`;

rmSync(project, { recursive: true, force: true });
mkdirSync(project, { recursive: true });
const write = (file, text) => writeFileSync(join(project, file), text);
write('package.json', '{ "type": "module", "private": true }');
write('subjects.mjs', subjects);
write('inputs.mjs', inputs);
write('compare.mjs', compare);
// Written by hand beside the subjects, where no import binding is in the way; in several copies, since where code comes to lie in memory is luck.
const copies = [0, 1, 2, 3, 4, 5, 6, 7, 8];
for (const copy of copies) write(`by-hand-${copy}.mjs`, subjects.replaceAll('export ', '') + hands);
const common = `import * as subjects from './subjects.mjs';
import { input } from './inputs.mjs';
import { compare } from './compare.mjs';
import * as batch from './batch.mjs';
${copies.map((copy) => `import * as copy${copy} from './by-hand-${copy}.mjs';`).join('\n')}
const run = () => compare(subjects, [${copies.map((copy) => `copy${copy}`).join(', ')}], input, batch);
`;
write('plain.mjs', `${common}console.log(JSON.stringify(await run()));\n`);
write(
  'import.test.mjs',
  `${common}import { expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
test('compare', async () => { writeFileSync('found.json', JSON.stringify(await run())); expect(true).toBe(true); }, 120_000);
`,
);

execFileSync(join(root, 'node_modules/.bin/esbuild'), [
  join(root, 'src/measure/batch.ts'),
  '--bundle',
  '--platform=node',
  '--format=esm',
  `--outfile=${join(project, 'batch.mjs')}`,
  '--log-level=error',
]);
const plain = JSON.parse(execFileSync(process.execPath, ['plain.mjs'], { cwd: project, encoding: 'utf8' }));
const environment = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(VITEST|NODE_ENV)/.test(key)));
execFileSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', project], {
  cwd: project,
  env: environment,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const vitest = JSON.parse(readFileSync(join(project, 'found.json'), 'utf8'));
let worst = 0;
for (const [where, found] of [
  ['plain Node', plain],
  ['Vitest, imported', vitest],
]) {
  for (const [name, { ns, ratio, least, most }] of Object.entries(found)) {
    worst = Math.max(worst, Math.abs(ratio - 1));
    console.log(
      `${where.padEnd(18)} ${name.padEnd(8)} ${ns.toFixed(1).padStart(8)} ns by hand   batch ÷ by hand ${ratio.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)} over ${copies.length} copies of the code)`,
    );
  }
}
console.log(`furthest from 1: ${(100 * worst).toFixed(1)}% (target: within 10%)`);
