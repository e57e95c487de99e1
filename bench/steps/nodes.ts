import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The executable of a major version of Node: this process's own, else the one of test/matrix (`npm ci --prefix test/matrix`); undefined where there is none. */
export function nodeOf(major: string): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const path = resolve(
    'test/matrix/node_modules',
    `node${major}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  return existsSync(path) ? path : undefined;
}
