// What the register entry adds to the start of a test file: a real Vitest run over a few files, whose set-up file times the import.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @returns milliseconds of each import of perf-matchers/vitest, one for each of `files` test files, each in a process of its own */
export function importTimes(files) {
  const project = resolve('.tmp/bench');
  rmSync(project, { recursive: true, force: true });
  const installed = join(project, 'node_modules/perf-matchers');
  mkdirSync(installed, { recursive: true });
  cpSync('dist', join(installed, 'dist'), { recursive: true });
  cpSync('package.json', join(installed, 'package.json'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(project, 'setup.js'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the set-up file's own.
    "const start = performance.now(); await import('perf-matchers/vitest'); console.log(`import=${performance.now() - start}`);",
  );
  writeFileSync(
    join(project, 'vitest.config.js'),
    "export default { test: { setupFiles: ['./setup.js'], fileParallelism: false, disableConsoleIntercept: true } };",
  );
  for (let i = 0; i < files; i++) {
    writeFileSync(join(project, `a${i}.test.js`), "import { test } from 'vitest'; test('nothing', () => {});");
  }
  const output = execFileSync(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run'], {
    cwd: project,
    encoding: 'utf8',
  });
  return [...output.matchAll(/import=([\d.]+)/g)].map(([, ms]) => Number(ms));
}
