import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The snippets' project: below this checkout, so that Vitest and `expect` come from its node_modules. */
const project = join(root, '.tmp/docs');

/** The pages whose snippets are run. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export const readPage = (page: string): string => readFileSync(join(root, page), 'utf8');
export const writePage = (page: string, text: string): void => writeFileSync(join(root, page), text);

/**
 * Replaces what stands between `<!-- name -->` and `<!-- /name -->`.
 * @throws Error when the page has no such block
 */
export function fillBlock(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`There is no block ${open} … ${close}.`);
  return `${text.slice(0, from + open.length)}\n${content.trim()}\n${text.slice(to)}`;
}

/** Fills a block of a page, such as the README's `bench`, from a run's results. */
export function writeBlock(page: string, name: string, content: string): void {
  writePage(page, fillBlock(readPage(page), name, content));
}

/** The bench's figures as a table. */
export function figuresTable(
  figures: Readonly<Record<string, { value: number; unit: string; target: string; note?: string }>>,
): string {
  const rows = Object.entries(figures).map(
    ([name, { value, unit, target, note }]) => `| ${name}${note ? ` (${note})` : ''} | ${value} ${unit} | ${target} |`,
  );
  return ['| | measured | target |', '|---|---|---|', ...rows].join('\n');
}

/**
 * A fenced block. What follows the language says where its content belongs:
 * - `file=src/users.ts`: this file of the snippets' project, which is run
 * - `from=examples/shop.ts`: the repository's file is shown here
 * - `output="a test's name"`: the message with which that test failed is shown here
 * - `passing="a test's name"`: the message of that test's last assertion, which passed
 */
export interface Fence {
  language: string;
  kind: 'file' | 'from' | 'output' | 'passing' | undefined;
  value: string;
  content: string;
}

const fence = /^```(\w+)(?: (file|from|output|passing)=(?:"([^"]+)"|(\S+)))?\n([\s\S]*?)^```$/gm;

export function fencesOf(text: string): Fence[] {
  return [...text.matchAll(fence)].map(([, language = '', kind, quoted, plain, content = '']) => ({
    language,
    kind: kind as Fence['kind'],
    value: quoted ?? plain ?? '',
    content,
  }));
}

/** The page with the content of its fences of one kind replaced. */
function refill(text: string, kinds: readonly string[], contentOf: (value: string) => string): string {
  return text.replace(fence, (whole, _language, kind, quoted, plain, content: string) => {
    if (!kinds.includes(kind)) return whole;
    return `${whole.slice(0, whole.length - content.length - 3)}${contentOf(quoted ?? plain).trim()}\n\`\`\``;
  });
}

/** What a test of the snippets or the examples left. */
export interface SnippetTest {
  file: string;
  passed: boolean;
  /** The failing message, or that of the last assertion. */
  message: string;
  verdicts: string[];
}

interface JsonReport {
  testResults: {
    name: string;
    message: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages: string[];
      meta?: { perf?: { message: string; verdict: { kind: string } }[] };
    }[];
  }[];
}

/** The environment of a reader's shell: nothing of a runner that may have started this. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([key]) =>
      !/^(VITEST|NODE_ENV|TEST$|VITE|MODE|DEV|PROD|BASE_URL|SSR|PERF_MATCHERS|FORCE_COLOR|INIT_CWD|npm_)/.test(key),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

/** Runs Vitest in a folder, and gives what each test left, by its name. */
function runVitest(folder: string, args: readonly string[]): Map<string, SnippetTest> {
  const report = join(root, '.tmp/docs-report.json');
  rmSync(report, { force: true });
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', `--outputFile=${report}`, ...args],
    { cwd: folder, env: cleanEnvironment(), encoding: 'utf8' },
  );
  const tests = new Map<string, SnippetTest>();
  const { testResults } = readReport(report, stdout + stderr);
  for (const { name: path, message, assertionResults } of testResults) {
    if (assertionResults.length === 0) throw new Error(`${path} did not run: ${message}`);
    for (const { fullName, status, failureMessages, meta } of assertionResults) {
      const name = fullName.trim();
      if (tests.has(name)) throw new Error(`Two tests are called '${name}'.`);
      const [failure] = failureMessages;
      const records = meta?.perf ?? [];
      tests.set(name, {
        file: path,
        passed: status === 'passed',
        message: failure
          ? failure.replace(/\n\s+at [\s\S]*$/, '').replace(/^Error: /, '')
          : (records.at(-1)?.message ?? ''),
        verdicts: records.map(({ verdict }) => verdict.kind),
      });
    }
  }
  return tests;
}

function readReport(path: string, printed: string): JsonReport {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JsonReport;
  } catch (error) {
    throw new Error(`Vitest left no report. It printed:\n${printed}`, { cause: error });
  }
}

const tsconfig = {
  extends: '../../tsconfig.json',
  compilerOptions: { noUnusedLocals: false, types: ['node'] },
  include: ['.'],
  exclude: ['node_modules'],
};

/** Writes the snippets of all pages into one project in which the built package is installed. */
export function layOutSnippets(): void {
  rmSync(project, { recursive: true, force: true });
  const installed = join(project, 'node_modules/perf-matchers');
  mkdirSync(installed, { recursive: true });
  cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(installed, 'package.json'));
  const files = new Map<string, string>([
    ['package.json', '{ "name": "shop", "private": true, "type": "module" }'],
    ['tsconfig.json', JSON.stringify(tsconfig)],
  ]);
  for (const page of pages) {
    for (const { kind, value, content } of fencesOf(readPage(page))) {
      if (kind !== 'file') continue;
      if (files.has(value)) throw new Error(`${page} shows ${value}, which another snippet is called too.`);
      files.set(value, content);
    }
  }
  for (const [file, content] of files) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), content);
  }
}

/** Runs the snippets and the slow examples; gives what each test left, by its name. */
export function runSnippets(): Map<string, SnippetTest> {
  const snippets = runVitest(project, []);
  const examples = runVitest(join(root, 'examples'), ['--project', 'slow', 'n-plus-one', 'quadratic-loop']);
  return new Map([...examples, ...snippets]);
}

/** Runs the snippets that need no runner of ours, `*.mjs` of node:test. @throws when one fails */
export function runNodeTests(): void {
  execFileSync(process.execPath, ['--test', 'standalone/*.mjs'], {
    cwd: project,
    env: cleanEnvironment(),
    encoding: 'utf8',
  });
}

/** Checks the snippets' types. @throws with the compiler's errors */
export function checkSnippetTypes(): void {
  const compiler = join(root, 'node_modules/typescript7/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', project], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The snippets do not compile:\n${stdout}`);
}

/** A page with its shown files and messages as they are now. */
export function refresh(text: string, tests: ReadonlyMap<string, SnippetTest>): string {
  const withFiles = refill(text, ['from'], (file) => readFileSync(join(root, file), 'utf8'));
  return refill(withFiles, ['output', 'passing'], (name) => testOf(tests, name).message);
}

function testOf(tests: ReadonlyMap<string, SnippetTest>, name: string): SnippetTest {
  const test = tests.get(name);
  if (!test) throw new Error(`A page shows the message of '${name}', and no such test ran.`);
  return test;
}

/** The sentences of a message, its numbers masked; tables and notes vary from run to run. */
export function masked(message: string): string {
  return (
    message
      .split('\n')
      .filter((line) =>
        /^(expect\(|[\w(].* (took|grew|issued|repeated|fetched|made|was|had|did) |Cannot tell|Next: |Ask: |Likely cause: |Usual fix: |Check: )/.test(
          line,
        ),
      )
      // Said on a busy machine only.
      .filter((line) => !line.includes(' held up by other processes'))
      .join('\n')
      .replace(/\d[\d,.]*(?:\s?(?:ns|µs|ms|s)\b)?/g, '#')
      .replace(/# calls?/g, '# calls')
  );
}

/** What of the pages does not hold, one sentence each. */
export function faultsOf(tests: ReadonlyMap<string, SnippetTest>): string[] {
  const faults: string[] = [];
  const failing = new Set<string>();
  for (const page of pages) {
    const text = readPage(page);
    for (const { language, kind, value, content } of fencesOf(text)) {
      if (/^(ts|js)$/.test(language) && !kind) faults.push(`${page}: a snippet is not run: ${content.split('\n')[0]}`);
      if (kind === 'from' && content !== readFileSync(join(root, value), 'utf8'))
        faults.push(`${page}: ${value} has changed.`);
      if (kind === 'output') failing.add(value);
      if (kind !== 'output' && kind !== 'passing') continue;
      const { message } = testOf(tests, value);
      if (masked(message) !== masked(content))
        faults.push(`${page}: the message of '${value}' has changed:\n${message}`);
    }
  }
  for (const [name, { file, passed, message }] of tests) {
    if (passed && failing.has(name)) faults.push(`'${name}' is shown as failing, and passes.`);
    if (!passed && !failing.has(name) && !file.includes('examples/')) faults.push(`'${name}' fails:\n${message}`);
  }
  return faults;
}
