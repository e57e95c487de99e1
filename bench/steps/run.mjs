// Growth verdicts by exact step counts on functions of known growth: wrong verdicts, verdicts and counts that differ between repetitions, between quiet and busy
// and between versions of Node, what cannot be told and why, and the time per verdict.
//   node bench/steps/run.mjs [--short] [--only sort] [--bound n] [--half tuning|held-out|all] [--repeats 20] [--condition quiet|busy|both]
//     [--nodes 22,24,26] [--pairs] [--results bench/results/steps.jsonl] [--show]
//   node bench/steps/run.mjs simulated [rounds] [only]: what the judge says of made-up counts
// Exit code 1: a wrong verdict, or one that differs between two runs of the same pair.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'steps-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const bundle = (file, outdir) =>
  build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outdir: join(folder, outdir),
    outExtension: { '.js': '.mjs' },
    define: { __VERSION__: JSON.stringify(version) },
    logLevel: 'error',
  });
const run = (file, ...given) =>
  spawnSync(process.execPath, [join(folder, file), ...given], { stdio: 'inherit' }).status ?? 1;
if (process.argv[2] === 'simulated') {
  await bundle('simulated.ts', 'main');
  process.exitCode = run('main/simulated.mjs', ...process.argv.slice(3));
} else {
  await Promise.all([bundle('main.ts', 'main'), bundle('judge.ts', 'judge'), bundle('subjects.ts', 'subjects')]);
  process.exitCode = run('main/main.mjs', folder, ...process.argv.slice(2));
}
