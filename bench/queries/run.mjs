// What watching adds to a query, for each driver, on servers of its own: `npm run build && npx node bench/queries/run.mjs [--rounds 60] [--only pg]`.
// Aims: under 5 µs, and under 3% of a query of pg over the loopback. Needs Debian's packages of MariaDB and Redis, or root to install them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { inProcess, queryCost } from './cost.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '60' }, only: { type: 'string' } } });
// The servers' files are TypeScript; below this checkout, so that their packages come from its node_modules.
const folder = fileURLToPath(new URL('../../.tmp/bench-queries', import.meta.url));
mkdirSync(folder, { recursive: true });
const outfile = join(folder, 'servers.mjs');
await build({
  entryPoints: [fileURLToPath(new URL('servers.ts', import.meta.url))],
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'error',
});
const { startServers } = await import(pathToFileURL(outfile).href);
const { drivers, stop } = await startServers(values.only);
const chosen = Object.entries({ ...inProcess, ...drivers }).filter(([name]) => name.includes(values.only ?? ''));
try {
  const show = (value) => value.toFixed(2).padStart(7);
  console.log(
    'µs added to a query: by the clock, by CPU time (busy neighbours add little to it); µs of an unwatched query',
  );
  for (const [name, open] of chosen) {
    const [{ micros, cpu, unwatched }] = await queryCost(Number(values.rounds), { [name]: open });
    const share = `${((100 * cpu) / unwatched).toFixed(1)}%`;
    console.log(`${name.padEnd(18)} ${show(micros)} ${show(cpu)} ${show(unwatched)}   CPU ${share.padStart(6)}`);
  }
} catch (error) {
  // Before the servers are stopped: a connection that is still open would speak first.
  console.error(error);
  process.exitCode = 1;
}
await stop();
