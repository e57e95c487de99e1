import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, startVitest, type TestCase, type TestModule, type TestSpecification } from 'vitest/node';
import type { PerfRecord } from '../src/record.ts';

export const examplesFolder: string = fileURLToPath(new URL('../examples/', import.meta.url));

/** The patterns, in the order of examples/README.md. */
export const patterns: readonly string[] = [
  'n-plus-one',
  'quadratic-loop',
  'load-table-to-filter',
  'no-pagination',
  'allocation-in-hot-loop',
  'sync-in-async',
];

/** Which code the specifications run against: as first written, or repaired. Projects of examples/vitest.config.ts. */
export type Version = 'slow' | 'fast';

/** One test of an example, as it ended. */
export interface ExampleTest {
  pattern: string;
  file: string;
  name: string;
  passed: boolean;
  /** Whole failing messages. */
  messages: string[];
  /** The verdicts of its performance assertions, in order; none in a unit test. */
  verdicts: PerfRecord['verdict'][];
}

/** One file of an example, as it ended. */
export interface ExampleFile {
  pattern: string;
  file: string;
  tests: ExampleTest[];
  /** What kept the file from running, such as a missing import. */
  errors: string[];
}

const isUntold = ({ verdicts }: ExampleTest): boolean => verdicts.some(({ kind }) => kind === 'cannot tell');
const isPerf = ({ file }: { file: string }): boolean => file.endsWith('.perf.test.ts');

function testOf(test: TestCase, pattern: string, file: string): ExampleTest {
  const result = test.result();
  const { perf = [] } = test.meta() as { perf?: PerfRecord[] };
  return {
    pattern,
    file,
    name: test.fullName,
    passed: result.state === 'passed',
    messages: (result.errors ?? []).map(({ message }) => message),
    verdicts: perf.map(({ verdict }) => verdict),
  };
}

function fileOf(module: TestModule): ExampleFile {
  const file = relative(examplesFolder, module.moduleId).replaceAll('\\', '/');
  const pattern = file.split('/')[0] ?? '';
  return {
    pattern,
    file,
    tests: [...module.children.allTests()].map((test) => testOf(test, pattern, file)),
    errors: module.errors().map(({ message }) => message),
  };
}

/** Pattern by pattern, the unit tests before the specification. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const [pattern = '', file = ''] = relative(examplesFolder, moduleId).split(/[\\/]/);
      return 2 * patterns.indexOf(pattern) + (isPerf({ file }) ? 1 : 0);
    };
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

/**
 * Runs the examples' tests against one version of their code, and gives what each left.
 * @param only patterns to run; all without
 * @param onFile called as soon as a file ended
 */
export async function runExamples(
  version: Version,
  only: readonly string[] = [],
  onFile: (file: ExampleFile) => void = () => {},
): Promise<ExampleFile[]> {
  // The messages' Check lines are written for the folder in which a reader stands.
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(examplesFolder);
  const files: ExampleFile[] = [];
  const exitCode = process.exitCode;
  const vitest = await startVitest('test', [...only], {
    root: examplesFolder,
    project: [version],
    watch: false,
    sequence: { sequencer: InOrder },
    reporters: [
      {
        onTestModuleEnd(module) {
          const file = fileOf(module);
          files.push(file);
          onFile(file);
        },
        onUserConsoleLog({ content, type }) {
          process[type].write(content);
        },
        onTestRunEnd(_, errors) {
          for (const { message } of errors) files.push({ pattern: '', file: '', tests: [], errors: [message] });
        },
      },
    ],
  });
  await vitest.close();
  // Failing tests are what the slow version is for: whether that is right is the caller's to say.
  process.exitCode = exitCode;
  return files;
}

/**
 * What is not as it must be, one sentence each: every test passes on both versions, except that each specification fails on the slow one, and fails because
 * its verdict is `over`.
 */
export function faultsOf(version: Version, files: readonly ExampleFile[]): string[] {
  const tests = files.flatMap((file) => file.tests);
  const faults = files.flatMap(({ file, errors }) => errors.map((error) => `${file} did not run: ${error}`));
  if (!tests.some(isPerf)) faults.push(`No specification ran against the ${version} code.`);
  for (const test of tests) {
    const what = `'${test.name}' (${test.file}) on the ${version} code`;
    if (version === 'slow' && isPerf(test)) {
      if (test.passed) faults.push(`${what} passes, and must fail.`);
      else if (!test.verdicts.some(({ kind }) => kind === 'over')) faults.push(`${what} fails without a verdict.`);
    } else if (!test.passed) faults.push(`${what} fails, and must pass.`);
  }
  return faults;
}

/** The patterns that a specification could tell nothing of. */
export function untoldPatterns(files: readonly ExampleFile[]): string[] {
  const untold = files.flatMap(({ tests }) => tests).filter(isUntold);
  return [...new Set(untold.map(({ pattern }) => pattern))];
}

/** Specifications and unit tests, counted. */
export function countTests(files: readonly ExampleFile[]): { unit: number; perf: number; untold: number } {
  const tests = files.flatMap((file) => file.tests);
  const perf = tests.filter(isPerf);
  return {
    unit: tests.length - perf.length,
    perf: perf.length,
    untold: perf.filter(isUntold).length,
  };
}
