// How far off toBlockEventLoopAtMost is on planted stretches of 5 to 500 ms, in milliseconds (measured minus true):
//   node bench/event-loop/run.mjs [rounds 10]
// Exit code 1: one was more than 2 ms off.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'event-loop-'));
const outfile = join(folder, 'truth.mjs');
const entryPoints = [fileURLToPath(new URL('./truth.ts', import.meta.url))];
await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
rmSync(folder, { recursive: true, force: true });
