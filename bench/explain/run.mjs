// What failing messages say of planted defects and of clean modules that are merely over a tight limit, under Vitest and Jest: the right line, the right cause.
//   node bench/explain/run.mjs [--short] [--only tags,cart] [--runner vitest|jest] [--half tuning|held] [--show] [--texts folder]
// Builds nothing: run `npm run build` first. Each planted module names the cause in a comment above its hot line, `// HOT <cause>`, and says in its first line the size of its input
// and, where growth is judged too, the bound that it breaks. --show prints each message as an assistant would receive it, --texts writes those of planted defects
// into a folder. --short takes every eighth module, for CI. The two halves are reported apart: the rules were tuned on one, and had not seen the other when they were written.
// The line of nested loops, and of a search by hand, is the inner loop's. Modules that the rules missed when they were first seen were moved to the tuning half, and new ones written.
// Exit code 1: right lines below 95%, right causes below 90%, wrong causes above 2%, or anything said of a clean module.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Two folders below the checkout, as the test projects' own code expects to stand.
const outfile = fileURLToPath(new URL('../../.tmp/bench/explain.mjs', import.meta.url));
await build({
  entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'error',
});
process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
