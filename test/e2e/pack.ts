import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, workspace } from './project.js';

/** Packs the built package once and lays it out as an installed one above all test projects. */
export default function pack(): void {
  if (!existsSync(join(root, 'dist/index.js')))
    throw new Error('There is no build to test: run `npm run build` first.');
  rmSync(workspace, { recursive: true, force: true });
  const installed = join(workspace, 'node_modules/perf-matchers');
  mkdirSync(installed, { recursive: true });
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', workspace], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  execFileSync('tar', ['-xzf', join(workspace, tarball), '-C', installed, '--strip-components=1']);
}
