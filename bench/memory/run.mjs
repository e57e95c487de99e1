// Leak verdicts on 20 functions that leak and 20 that do not, each in a fresh process: wrong ones of the test by hand, of leakage's rule, and of
// toAvoidMemoryLeaks; what could not be told, and the time per verdict.
//   node bench/memory/run.mjs [--short] [--runs 25] [--rule ours] [--only map]
// Exit code 1: a wrong verdict of ours.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    runs: { type: 'string' },
    rule: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const runs = Number(values.runs ?? (values.short ? 1 : 25));
const folder = mkdtempSync(join(tmpdir(), 'memory-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
await build({
  entryPoints: ['judge.ts', 'subjects.ts'].map((file) => fileURLToPath(new URL(file, import.meta.url))),
  bundle: true,
  platform: 'node',
  format: 'esm',
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  define: { __VERSION__: JSON.stringify(version) },
  logLevel: 'error',
});
const { subjects } = await import(pathToFileURL(join(folder, 'subjects.mjs')).href);
const execute = promisify(execFile);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

let failed = false;
for (const rule of ['by hand', 'leakage', 'ours']) {
  if (values.rule && values.rule !== rule) continue;
  const found = [];
  for (const { name, leaks } of subjects) {
    if (!name.includes(values.only)) continue;
    for (let run = 0; run < runs; run++) {
      const { stdout } = await execute(process.execPath, [join(folder, 'judge.mjs'), rule, name]);
      found.push({ name, leaks, ...JSON.parse(stdout) });
    }
  }
  const wrong = found.filter(({ leaks, said }) => said === (leaks ? 'clean' : 'leaks'));
  const untold = found.filter(({ said }) => said === 'cannot tell');
  const missed = wrong.filter(({ leaks }) => leaks);
  const ms = (leaks) => Math.round(median(found.filter((each) => each.leaks === leaks).map((each) => each.ms)));
  console.log(
    `${rule}: ${found.length} verdicts, ${wrong.length} wrong (${missed.length} leaks missed, ${wrong.length - missed.length} clean accused), ${untold.length} cannot tell; median ${ms(true)} ms where it leaks, ${ms(false)} ms where not`,
  );
  const by = (list) =>
    Object.entries(Object.groupBy(list, ({ name }) => name)).map(([name, all]) => `${name} ${all.length}`);
  if (wrong.length > 0) console.log(`  wrong: ${by(wrong).join(', ')}`);
  if (untold.length > 0) console.log(`  cannot tell: ${by(untold).join(', ')}`);
  failed ||= rule === 'ours' && wrong.length > 0;
}
process.exitCode = failed ? 1 : 0;
