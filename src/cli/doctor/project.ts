import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bad, type Finding, good } from './finding.js';

const configs = /^(?:vitest|vite|jest)\.?(?:[\w-]+\.)*config(?:\.[\w-]+)*\.(?:[cm]?[jt]s|json)$/;
/** Globs look like comments: what stands in a string is read over. */
const stringOrComment = /(['"`])(?:\\.|(?!\1)[^\\])*\1|\/\*[\s\S]*?\*\/|\/\/.*/g;
const withoutComments = (text: string): string =>
  text.replace(stringOrComment, (match) => (match.startsWith('/') ? ' ' : match));

/** What the text of a runner's config says that matters to measuring. A config is read, not run; what is put together otherwise is not found. */
export function judgeConfig(name: string, text: string): Finding[] {
  const plain = withoutComments(text);
  const vitest = /['"]perf-matchers\/vitest['"]/.test(plain);
  const jest = /['"]perf-matchers\/jest['"]/.test(plain);
  if (!vitest && !jest) return [];
  const reporter = new RegExp(`['"]perf-matchers/${vitest ? 'vitest' : 'jest'}/reporter['"]`);
  const covered = /coverage['"]?\s*:\s*\{[^}]*enabled['"]?\s*:\s*true|collectCoverage['"]?\s*:\s*true/.test(plain);
  const serial = vitest
    ? /fileParallelism['"]?\s*:\s*false|maxWorkers['"]?\s*:\s*1\b/.test(plain)
    : /maxWorkers['"]?\s*:\s*1\b/.test(plain);
  return [
    good(`${name} loads perf-matchers`),
    reporter.test(plain)
      ? good(`${name} has the reporter`)
      : bad(
          `${name} has no reporter of perf-matchers`,
          `add it: reporters: ['default', 'perf-matchers/${vitest ? 'vitest' : 'jest'}/reporter']`,
        ),
    covered
      ? bad(
          `${name} turns coverage on, under which nothing is timed and no steps are counted`,
          'run the performance tests without it: --coverage=false',
        )
      : good(`${name} turns no coverage on`),
    serial
      ? good(`${name} runs test files one after the other`)
      : bad(
          `${name} runs test files side by side, so that they slow each other down`,
          vitest
            ? 'set fileParallelism: false in the project that times'
            : 'run the config that times with --runInBand',
        ),
  ];
}

/** Drivers that are watched, with the first version that tells of its queries where it must tell by itself. */
const clients: readonly [name: string, since?: [major: number, minor: number]][] = [
  ['pg'],
  ['mysql2', [3, 20]],
  ['postgres'],
  ['@electric-sql/pglite'],
  ['better-sqlite3'],
  ['ioredis', [5, 11]],
  ['redis'],
  ['mongodb'],
];

/** Whether an installed client is watched. */
export function judgeClient(name: string, version: string, since?: readonly [number, number]): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (since && (major < since[0] || (major === since[0] && minor < since[1]))) {
    return bad(
      `${name} ${version} tells nothing of its queries`,
      `use ${name} ${since.join('.')} or later, or watch the client by watch(…)`,
    );
  }
  return good(`${name} ${version} is watched`);
}

/** The version of a package as the project sees it; packages may hide their package.json. */
function versionOf(name: string, folder: string): string | undefined {
  for (const path of createRequire(join(folder, 'package.json')).resolve.paths(name) ?? []) {
    const found = join(path, name, 'package.json');
    if (existsSync(found)) return (JSON.parse(readFileSync(found, 'utf8')) as { version?: string }).version;
    if (dirname(path) === path) break;
  }
  return undefined;
}

/** Looks at the configs and the clients of the project in a folder. */
export function lookAtProject(folder: string): Finding[] {
  const found = readdirSync(folder)
    .filter((name) => configs.test(name))
    .sort()
    .flatMap((name) => judgeConfig(name, readFileSync(join(folder, name), 'utf8')));
  const watched = clients.flatMap(([name, since]) => {
    const version = versionOf(name, folder);
    return version ? [judgeClient(name, version, since)] : [];
  });
  const setUp =
    found.length > 0
      ? found
      : [
          bad(
            'No config of Vitest or Jest here loads perf-matchers',
            "add setupFiles: ['perf-matchers/vitest'], or Jest's setupFilesAfterEnv: ['perf-matchers/jest'], or start it where the config is",
          ),
        ];
  return [...setUp, ...watched];
}
