// The error rates of toCompleteWithin on synthetic series, by the product's own loop on a clock that only the series move:
//   node bench/limit-simulated.mjs [--seconds 1] [--series 100000] [--seed 1] [--docs]
// Prints every cell, fails where `over` is shown to be wrong more than once in 1,000; with --docs the tables of docs/toCompleteWithin.md are written.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { writeBlock } from '../scripts/docs.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1' },
    series: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    docs: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'limit-'));
const program = join(folder, 'run.mjs');
const entryPoints = [fileURLToPath(new URL('./limit-table.ts', import.meta.url))];
await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'error' });
const child = spawn(process.execPath, [program, values.seconds, values.series, values.seed], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const cells = [];
const share = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
const length = (unit) => (unit < 1 ? `${unit * 1000} µs` : `${unit} ms`);
for await (const line of createInterface({ input: child.stdout })) {
  const cell = JSON.parse(line);
  cells.push(cell);
  const { family, unit, percentile, ratio, trials, within, over, untold, calls, ms } = cell;
  console.log(
    `${family.padEnd(36)} ${length(unit).padStart(5)} p${percentile} at ${ratio}× of the limit: over ${over} of ${trials}, within ${share(within, trials)}, cannot tell ${share(untold, trials)}; ${calls} calls, ${Math.round(ms)} ms`,
  );
}
rmSync(folder, { recursive: true });

const table = (rows) => {
  const [head, ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  return [head, `| ${rows[0].map(() => '---').join(' | ')} |`, ...body].join('\n');
};
const number = (value) => value.toLocaleString('en-US');
const sum = (list, key) => list.reduce((total, cell) => total + cell[key], 0);
const falseOver = cells.filter(({ kind }) => kind === 'false over');
const names = [...new Set(falseOver.map(({ family }) => family))];
const rates = table([
  ['series', 'calls of 10 µs', '1 ms', '20 ms'],
  ...names.map((name) => [
    name,
    ...[0.01, 1, 20].map((unit) => {
      const own = falseOver.filter((cell) => cell.family === name && cell.unit === unit);
      return `${number(sum(own, 'over'))} of ${number(sum(own, 'trials'))}`;
    }),
  ]),
]);
const distance = table([
  ['series', 'percentile', '0.5×', '0.9×', '1×', '1.1×', '2×', '4×'],
  ...names
    .slice(0, 3)
    .flatMap((name) =>
      [1, 20].flatMap((unit) =>
        [50, 95].map((percentile) => [
          `${name}, ${length(unit)}`,
          percentile,
          ...cells
            .filter(
              (c) => c.kind === 'by distance' && c.family === name && c.unit === unit && c.percentile === percentile,
            )
            .map(
              (c) =>
                `${share(c.within, c.trials)} / ${share(c.over, c.trials)} / ${share(c.untold, c.trials)}; ${number(c.calls)}`,
            ),
        ]),
      ),
    ),
]);
console.log(`\n${rates}\n\n${distance}`);
if (values.docs) {
  writeBlock('docs/toCompleteWithin.md', 'limit-over', rates);
  writeBlock('docs/toCompleteWithin.md', 'limit-distance', distance);
}
// So many are shown to be more than 1 in 1,000: three standard errors above it.
const broken = falseOver.filter(
  ({ untellable, over, trials }) => !untellable && over > trials / 1000 + 3 * Math.sqrt(trials / 1000) + 1,
);
for (const { family, unit, percentile } of broken)
  console.log(`Too many false overs: ${family}, ${length(unit)}, p${percentile}`);
process.exit(broken.length === 0 ? 0 : 1);
