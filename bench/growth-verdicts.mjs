// Verdicts by time on functions of known growth: wrong ones, cannot-tells, time to verdict; quiet, and beside busy loops.
//   node bench/growth-verdicts.mjs [--repeat 3] [--busy 3] [--only sort] [--bound n] [--show]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    repeat: { type: 'string', default: '1' },
    busy: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
    bound: { type: 'string', default: '' },
    show: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'growth-'));
const program = join(folder, 'run.mjs');
const entryPoints = [fileURLToPath(new URL('./growth-run.ts', import.meta.url))];
await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'error' });

// A loop ends by itself after ten minutes, should this process die.
const loop = 'const end = Date.now() + 600_000; while (Date.now() < end && process.ppid !== 1);';
const loops = Array.from({ length: Number(values.busy) }, () => spawn(process.execPath, ['-e', loop]));
const results = [];
for (let k = 0; k < Number(values.repeat); k++) {
  const child = spawn(process.execPath, [program, values.only, values.bound], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  for (const line of text.trim().split('\n')) results.push(JSON.parse(line));
}
for (const process of loops) process.kill();
rmSync(folder, { recursive: true });

const judged = results.filter(({ right }) => right !== undefined);
const wrong = judged.filter(({ right }) => right === false);
const untold = judged.filter(({ right }) => right === null);
const at = (share) =>
  Math.round(judged.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(share * (judged.length - 1))]);
for (const result of values.show ? results : [...wrong, ...untold]) {
  const { name, bound, verdict, exponent, interval, from, to, ms, calls, series, notes, phases } = result;
  const said = verdict.kind === 'cannot tell' ? `cannot tell: ${verdict.reason}` : verdict.kind;
  console.log(
    `${result.right === false ? 'WRONG ' : ''}${name} under ${bound}: ${said}; exponent ${exponent?.toFixed(2)} [${interval?.map((x) => x.toFixed(2))}], n = ${from} to ${to}, ${Math.round(ms)} ms, ${calls} calls ${JSON.stringify(phases, (_, x) => (typeof x === 'number' ? Math.round(x) : x))} ${notes.join(' ')}`,
  );
  console.log(`   ${series.map((p) => `${p.n}:${p.ms.toPrecision(3)}`).join(' ')}`);
}
console.log(
  `${judged.length} verdicts, ${values.busy} busy loops: ${wrong.length} wrong, ${untold.length} cannot tell; to verdict ${at(0.5)} ms median, ${at(0.95)} ms 95th percentile`,
);
