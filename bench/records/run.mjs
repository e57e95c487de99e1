// How long merging and reporting many records takes, and how much memory: npx node bench/records/run.mjs [records], on the build.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const records = Number(process.argv[2] ?? 10_000);
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
/** Says in the end how much memory the process took at most, in kB. */
const peak = "data:text/javascript,process.on('exit',()=>console.log('peak',process.resourceUsage().maxRSS))";

/** A record as a time limit leaves it: a thousand samples, a message of 3 kB. */
const record = (at) => ({
  version: 1,
  matcher: 'toCompleteWithin',
  test: { file: `src/${at % 200}.perf.test.ts`, name: `page ${at}`, line: 7 },
  subject: `page${at}`,
  requirement: { metric: 'time', limit: 200, unit: 'ms', negated: false },
  verdict: { kind: 'within' },
  measured: { value: at % 150, unit: 'ms', samples: Array.from({ length: 1000 }, (_, index) => index / 7) },
  environment: { node: '24.0.0', platform: 'linux', arch: 'x64', cores: 2, ci: true, runner: 'vitest' },
  cost: { ms: 100, calls: 1000 },
  message: 'x'.repeat(3000),
});

function writeShard(index) {
  const run = { runner: 'vitest 5.1.1', started: `2026-01-01T00:00:0${index}.000Z`, complete: true, filtered: false };
  const head = { version: 1, package: '0', runs: [{ ...run, shard: { index, count: 2 }, projects: [] }] };
  const file = openSync(join(folder, `results-${index}.json`), 'w');
  writeSync(file, `${JSON.stringify(head).slice(0, -1)},"entries":[`);
  for (let at = 0; at < records / 2; at++) {
    const entry = JSON.stringify({ run: 0, failed: false, record: record(index * records + at) });
    writeSync(file, `${at === 0 ? '' : ','}\n${entry}`);
  }
  writeSync(file, '\n]}\n');
  closeSync(file);
}

function measure(name, args) {
  const began = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=64', '--import', peak, cli, ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const megabytes = Math.round(Number(/peak (\d+)/.exec(stdout)?.[1]) / 1000);
  console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s, ${megabytes} MB at most`);
}

try {
  for (const index of [1, 2]) writeShard(index);
  const size = statSync(join(folder, 'results-1.json')).size + statSync(join(folder, 'results-2.json')).size;
  console.log(`${records.toLocaleString('en-US')} records, ${Math.round(size / 1e6)} MB, heap of 64 MB`);
  measure('merge', ['merge', 'results-1.json', 'results-2.json']);
  measure('report', ['report']);
  measure('export', ['export', '-o', 'benchmark.json']);
  measure('baseline', ['baseline']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
