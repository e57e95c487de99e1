import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** Where test projects live: below this checkout, so that runners and drivers come from its node_modules and the package from the tarball. */
export const workspace = join(root, '.tmp/e2e');

/** A temporary project with these files. */
export interface Project {
  readonly path: string;
  write(files: Record<string, string>): void;
}

/** What a runner's process printed and how it ended. */
export interface Run {
  code: number | null;
  output: string;
}

export function createProject(name: string, files: Record<string, string>, home: string = workspace): Project {
  const path = join(home, name);
  rmSync(path, { recursive: true, force: true });
  const write = (files: Record<string, string>): void => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    }
  };
  write({ 'package.json': '{ "name": "shop", "private": true, "type": "module" }', ...files });
  return { path, write };
}

/** The environment of a user's shell: nothing of the runner that runs these tests. */
function cleanEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([key]) =>
      !/^(VITEST|JEST|NODE_ENV|NODE_OPTIONS|TEST$|VITE|MODE|DEV|PROD|BASE_URL|SSR|CI$|GITHUB_|PERF_MATCHERS|FORCE_COLOR|INIT_CWD|npm_)/.test(
        key,
      ),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1', ...extra };
}

/** Runs a command in a folder to its end. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: cleanEnvironment(environment) });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** A runner's script and the Node that runs it. */
export interface Tool {
  node: string;
  script: string;
}

/** The runners of this checkout, on the Node that runs this. */
export const vitest: Tool = { node: process.execPath, script: join(root, 'node_modules/vitest/vitest.mjs') };
export const jest: Tool = { node: process.execPath, script: join(root, 'node_modules/jest/bin/jest.js') };

/** What one test of a run left: its state, its failing messages and its records. */
export interface TestReport {
  name: string;
  status: string;
  messages: string[];
  records: Record<string, unknown>[];
}

/** What both runners' JSON reporters write, as far as it is read here. */
interface JsonReport {
  testResults: {
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages: string[];
      failureDetails?: { matcherResult?: { perf?: Record<string, unknown> } }[];
      meta?: { perf?: Record<string, unknown>[] };
    }[];
  }[];
}

/** What a JSON reporter wrote. */
export function readReport(path: string): TestReport[] {
  const report = JSON.parse(readFileSync(path, 'utf8')) as JsonReport;
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages, failureDetails, meta }) => ({
      name: fullName.trim(),
      status,
      messages: failureMessages,
      records:
        meta?.perf ??
        (failureDetails ?? []).flatMap(({ matcherResult }) => (matcherResult?.perf ? [matcherResult.perf] : [])),
    })),
  );
}

type Environment = Record<string, string>;

/** Runs Vitest and gives what each test left. */
export async function reportVitest(
  project: Project,
  args: readonly string[] = [],
  environment: Environment = {},
  tool = vitest,
) {
  const reporters = ['--reporter=json', '--reporter=default', '--outputFile.json=report.json'];
  const ended = await run(tool.node, [tool.script, 'run', ...reporters, ...args], project.path, environment);
  return { ...ended, tests: readReport(join(project.path, 'report.json')) };
}

/** Runs Jest and gives what each test left. */
export async function reportJest(
  project: Project,
  args: readonly string[] = [],
  environment: Environment = {},
  tool = jest,
) {
  const ended = await run(
    tool.node,
    [tool.script, '--json', '--outputFile=report.json', ...args],
    project.path,
    environment,
  );
  return { ...ended, tests: readReport(join(project.path, 'report.json')) };
}

/** Which clients are watched without being asked for depends on the runner: Jest cannot load all of them by itself. */
const client = '(?:pg|mysql2|postgres\\.js|pglite|better-sqlite3|node:sqlite|ioredis|redis|mongodb|client)';
const clients = new RegExp(
  `(?<!\\bno (?:database )?)\\b${client}(?:, ${client})*(?= (?:is watched|are watched|watched|did not tell))`,
  'g',
);

/** A message with what varies from run to run masked: times, sample counts, sizes and exponents of growth by time, versions; stack lines dropped. */
export function masked(message: string): string {
  const text = message
    .replace(/\n {4}at [\s\S]*$/, '')
    .replace(/^(?:Error|TypeError|SubjectError|NotAwaited): /, '')
    .replace(/\d[\d,.]*(?:ns|µs|ms|s)\b/g, '<time>')
    .replace(/(?:<time>, )+(?:<time>|…)/g, '<times>')
    .replace(/Node \d+\.\d+\.\d+, \w+ \w+, \d+ cores?/, 'Node <version>, <machine>')
    .replace(/\b\d+(?:,\d{3})* calls?\b(?! a second)/g, '<count> calls')
    .replace(/\(n = [\d,]+ then [\d,]+, by profile\)/g, '(n = <n> then <n>, by profile)')
    .replace(/(?:hardly seen|<time>) then <time>(?:: n\^-?[\d.]+)?/g, '<growth of time>')
    .replace(/\d+% of the time(?:, \d+% with what it calls)?/g, '<share> of the time')
    // Whether a lesser line is worth a row depends on the run; the first one's row has a code frame below it.
    .replace(/^ {2}src\/\S+ .*<(?:share> of the time|growth of time>)\n(?! {5})/gm, '')
    .replace(clients, '<clients>')
    // Said on a busy machine only.
    .replace(/\n+<count> calls over the limit (?:was|were) held up by other processes[^\n]*/, '')
    .replace(/\d+ of <count> calls/g, '<some> of <count> calls')
    .replace(/calls +fastest +median +p90 +slowest/, 'calls   fastest   median   p90   slowest')
    .replace(/^ +\d[\d,]*(?: +<time>)+$/gm, '  <calls and times>');
  if (!/of: '(?:queries|rows|requests)'|exact counts/.test(text) && /toScaleNoWorseThan/.test(text)) {
    return text
      .replace(/n\^\d+\.\d+,/g, 'n^<exponent>,')
      .replace(/(n = )\d+(?:,\d{3})*( to )\d+(?:,\d{3})*/g, '$1<n>$2<n>')
      .replace(/(n = )\d+(?:,\d{3})*/g, '$1<n>')
      .replace(/\d+ sizes(?: \(\d+ shown\))?/, '<sizes>')
      .replace(/(?:^ +\d[\d,]* +<time> +[\d.]+×\n?)+/gm, '  <sizes and times>\n')
      .replace(/^ +n +time +against/m, '  n   time   against');
  }
  return text;
}
