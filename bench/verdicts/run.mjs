// Growth verdicts by time on functions of known growth, quiet and beside three busy loops: false fails, false passes, cannot-tells, time to verdict, and
// what rivals' rules say of the same samples.
//   node bench/verdicts/run.mjs [report] [--condition quiet|busy|both] [--half tuning|held-out|all] [--verdicts 3000 | --minutes 4]
//     [--only sort] [--bound n] [--results bench/results] [--show] [--rate 0.001] [--docs]
//   node bench/verdicts/run.mjs slopes [--only sort] [--repeats 5]: how each function grows, to check what the corpus says of it
// Goes on where an earlier run with the same results folder stopped. Exit code 1: more wrong verdicts in this run than a true rate of 1 in 1,000 (or
// --rate) explains. --docs writes the table of docs/toScaleNoWorseThan.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeBlock } from '../../scripts/docs.ts';

const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await build({
  entryPoints: ['main.ts', 'judge.ts'].map((file) => fileURLToPath(new URL(file, import.meta.url))),
  bundle: true,
  platform: 'node',
  format: 'esm',
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
});
const docs = process.argv.includes('--docs');
const table = join(folder, 'table.md');
const given = process.argv.slice(2).filter((argument) => argument !== '--docs');
const { status } = spawnSync(process.execPath, [join(folder, 'main.mjs'), ...given, '--table', table], {
  stdio: 'inherit',
});
if (docs) writeBlock('docs/toScaleNoWorseThan.md', 'verdicts', readFileSync(table, 'utf8'));
process.exitCode = status ?? 1;
