import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { matchers } from '../../matchers/index.js';
import { longerVariable } from '../../policy.js';
import { readResults } from '../../results/read.js';
import type { Entry } from '../../results/results.js';
import { resultsVariable } from '../../runners/report/recorder.js';
import { Failure } from '../failure.js';
import type { Children } from './children.js';
import { lastLines } from './install.js';

export type Runner = 'vitest' | 'jest';

/** One side: its name in sentences, the project's folder in it, and the environment of its processes. */
export interface Side {
  readonly name: string;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** The runner of the project in a folder: by its config, else by its package.json. @throws Failure where both or none are found */
export function runnerOf(folder: string, asked: string | undefined): Runner {
  if (asked === 'vitest' || asked === 'jest') return asked;
  if (asked !== undefined) throw new Failure(`There is no runner '${asked}'. Say --runner vitest or --runner jest.`);
  const names = readdirSync(folder);
  const text = names.includes('package.json') ? readFileSync(join(folder, 'package.json'), 'utf8') : '{}';
  const { dependencies, devDependencies, jest } = JSON.parse(text) as Record<string, object | undefined>;
  const named = { ...dependencies, ...devDependencies };
  const ways: [vitest: boolean, jest: boolean][] = [
    [
      names.some((name) => /^(?:vitest|vite)\.config\./.test(name)),
      jest !== undefined || names.some((name) => /^jest\.config\./.test(name)),
    ],
    ['vitest' in named, 'jest' in named],
  ];
  const found = ways.find(([one, other]) => one !== other);
  if (found) return found[0] ? 'vitest' : 'jest';
  throw new Failure(
    'Whether Vitest or Jest runs the tests here is not plain. Say --runner vitest or --runner jest, and start it in the folder of the config.',
  );
}

/** The script of a side's own runner. @throws Failure where it is not installed */
function scriptOf(runner: Runner, { name, folder }: Side): string {
  try {
    const manifest = createRequire(join(folder, 'package.json')).resolve(`${runner}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
    return join(dirname(manifest), typeof bin === 'string' ? bin : (bin[runner] as string));
  } catch (error) {
    throw new Failure(`${runner} is not installed on ${name}.`, { cause: error });
  }
}

/** Files that hold performance assertions, as git greps for them: tracked ones, and new ones that it does not ignore. */
export async function filesWithAssertions({ folder, environment }: Side, children: Children): Promise<string[]> {
  const pattern = `[.](${Object.keys(matchers).join('|')})[[:space:]]*[(]`;
  const endings = ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'].map((ending) => `*.${ending}`);
  const { stdout } = await children.run({
    words: ['git', 'grep', '--untracked', '-l', '-z', '-E', '-e', pattern, '--', ...endings],
    cwd: folder,
    env: environment,
  });
  return stdout
    .split('\0')
    .filter((file) => file && !file.includes('node_modules/'))
    .sort();
}

/** What a run of a side is given. */
export interface RunRequest {
  readonly runner: Runner;
  readonly files: readonly string[];
  /** More words of the reader's for the runner. */
  readonly more: readonly string[];
  /** Where its results are kept. */
  readonly results: string;
  readonly longerMs: number;
}

const escaped = (file: string): string => file.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The runner's words: one file after the other, with our reporter and without coverage. */
export function wordsOf(runner: Runner, files: readonly string[], more: readonly string[]): string[] {
  return runner === 'vitest'
    ? [
        'run',
        '--reporter=perf-matchers/vitest/reporter',
        // Says last why a file could not be loaded.
        '--reporter=default',
        '--coverage.enabled=false',
        '--no-file-parallelism',
        ...more,
        ...files,
      ]
    : [
        '--reporters=perf-matchers/jest/reporter',
        '--reporters=default',
        '--coverage=false',
        '--runInBand',
        ...more,
        ...files.map(escaped),
      ];
}

/**
 * Runs a side's tests in fresh processes; gives what they recorded, and says where the runner failed by something else.
 * @throws Failure where the run did not get to its end
 */
export async function runSide(
  side: Side,
  { runner, files, more, results, longerMs }: RunRequest,
  children: Children,
  say: (text: string) => void,
): Promise<Entry[]> {
  rmSync(results, { force: true });
  mkdirSync(dirname(results), { recursive: true });
  const { code, output } = await children.run({
    words: [process.execPath, scriptOf(runner, side), ...wordsOf(runner, files, more)],
    cwd: side.folder,
    env: {
      ...side.environment,
      [resultsVariable]: results,
      [longerVariable]: String(longerMs),
    },
  });
  const unended = (): Failure =>
    new Failure(`${runner} left no whole results on ${side.name}; it ended with ${code}:\n${lastLines(output)}`);
  if (!existsSync(results)) throw unended();
  const { head, entries } = await readResults(results, 'its results file');
  if (head.runs.some(({ complete }) => !complete)) throw unended();
  const found = await Array.fromAsync(entries());
  // A file that cannot be loaded has no assertions: they would only look gone.
  if (code !== 0 && !found.some(({ failed }) => failed))
    say(
      `${runner} ended with ${code} on ${side.name}, though no performance assertion failed:\n${lastLines(output, 25)}`,
    );
  return found;
}
