// Checks what would be published: packs it, lets publint and attw read the tarball, and holds its sizes to their budgets.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadedBytes } from './loaded-bytes.mjs';

/** Bytes that a set-up entry may load, all its chunks together: a performance library must not slow the suite's start. */
const loadedBudget = 150_000;

let failed = 0;
let passed = 0;

function check(name, work) {
  try {
    console.log(`ok    ${name}${work() ?? ''}`);
    passed += 1;
  } catch (error) {
    console.log(`FAIL  ${name}\n${error.stdout ?? ''}${error.stderr ?? ''}${error.stdout ? '' : error.message}`);
    failed += 1;
  }
}

const directory = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
try {
  const tarball = join(
    directory,
    execFileSync('npm', ['pack', '--silent', '--pack-destination', directory], { encoding: 'utf8' }).trim(),
  );
  const quiet = { encoding: 'utf8', stdio: 'pipe' };
  check('publint', () => void execFileSync('publint', ['run', tarball, '--strict'], quiet));
  check('attw', () => void execFileSync('attw', [tarball, '--profile', 'node16', '--format', 'ascii'], quiet));
  for (const entry of ['index.js', 'vitest.js', 'jest.js', 'index.cjs', 'jest.cjs']) {
    check(`size of ${entry}`, () => {
      const bytes = loadedBytes(join('dist', entry));
      if (bytes > loadedBudget) throw new Error(`${bytes} bytes are loaded, the budget is ${loadedBudget}`);
      return `: ${bytes} of ${loadedBudget} bytes`;
    });
  }
  check('no path of a machine and no registry in the package', () => {
    const text = execFileSync('tar', ['-xzOf', tarball], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    const found = text.match(/\/(?:home|root|Users|work)\/[\w.-]+|registry\.[\w-]+\.\w+/);
    if (found) throw new Error(`found ${found[0]}`);
  });
} finally {
  rmSync(directory, { recursive: true, force: true });
}
console.log(`package: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
