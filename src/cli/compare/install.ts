import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.js';
import type { Children, Command } from './children.js';

/** How a side's dependencies are installed, and where. */
export interface Install {
  readonly folder: string;
  /** As it is shown. */
  readonly line: string;
}

const yarn = (lock: string): string =>
  // Berry's lock files begin with metadata; of the older one its first lines say the version.
  lock.includes('__metadata:') ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';

const managers: readonly [lock: string, line: (lock: string) => string][] = [
  ['pnpm-lock.yaml', () => 'pnpm install --frozen-lockfile'],
  ['yarn.lock', yarn],
  ['bun.lock', () => 'bun install --frozen-lockfile'],
  ['bun.lockb', () => 'bun install --frozen-lockfile'],
  ['npm-shrinkwrap.json', () => 'npm ci'],
  ['package-lock.json', () => 'npm ci'],
];

/**
 * How the dependencies of a folder in a checkout are installed: by the nearest lock file, from the folder up to the top of its tree, and never otherwise than
 * that says.
 * @throws Failure where there is no lock file
 */
export function installOf(folder: string, tree: string): Install {
  for (let at = folder; ; at = dirname(at)) {
    for (const [lock, line] of managers) {
      const path = join(at, lock);
      if (existsSync(path)) return { folder: at, line: line(lock === 'yarn.lock' ? readFileSync(path, 'utf8') : '') };
    }
    if (at === tree || at === dirname(at))
      throw new Failure(
        "The ref has no lock file, so that what it was run with is not known. Commit one, or say how it is installed: --install 'npm install'.",
      );
  }
}

const linesShown = 15;
/** The end of what a command printed, without the paths of this machine. */
export const lastLines = (output: string, count = linesShown): string =>
  output
    .replace(/[^\s'"()]*perf-matchers-compare-\w+[\\/]ref/g, '<checkout>')
    .replaceAll(homedir(), '~')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');

/** Installs. @throws Failure with the command and the end of what it printed */
export async function install(
  { folder, line }: Install,
  env: NonNullable<Command['env']>,
  children: Children,
): Promise<void> {
  const { code, output } = await children.run({ words: [line], cwd: folder, env, shell: true });
  if (code === 0) return;
  throw new Failure(
    `The ref's dependencies cannot be installed: '${line}' ended with ${code} in a checkout of it.\n${lastLines(output)}\nAnother way to install and build it: --install '<command>'.`,
  );
}
