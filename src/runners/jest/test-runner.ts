import type { JestEnvironment } from '@jest/environment';
import type { TestResult } from '@jest/reporters';
import type { PerfRecord } from '../../record.js';
import { type LeftRecords, recordsList } from './left-records.js';
import { ofJest } from './of-jest.js';

/** A test file's result with the records of its assertions, passing ones too, as any reporter gets it in `onTestResult`. */
export interface TestResultWithRecords extends TestResult {
  perf?: PerfRecord[];
}

type Runner = (
  globalConfig: unknown,
  config: unknown,
  environment: JestEnvironment,
  ...rest: unknown[]
) => Promise<TestResult>;

const circus = ofJest('jest-circus/runner', 'perf-matchers/jest/test-runner');
// Of an ES module's namespace, of its transpiled form, or the function itself: Jest 29 and 30 differ.
const run = ((circus.default as { default?: Runner } | undefined)?.default ?? circus.default ?? circus) as Runner;

/**
 * Jest's own runner of test files, jest-circus, with one thing more: a file's result has `perf`, the records of its assertions.
 *
 * It is thin, and no more than an option, because all else works without it: `perf-matchers/jest/reporter` gets records through files of its own, as most
 * configs name no test runner. This one is for other reporters, which Jest tells of failing assertions only.
 * @example testRunner: 'perf-matchers/jest/test-runner'
 */
export default async function runTests(...args: Parameters<Runner>): Promise<TestResultWithRecords> {
  const left: LeftRecords[] = [];
  (args[2].global as unknown as Record<symbol, LeftRecords[]>)[recordsList] = left;
  const result = await run(...args);
  const last = left.filter(
    ({ name }, at) => !left.some((later, index) => index > at && later.again && later.name === name),
  );
  const perf = last.flatMap(({ records }) => records);
  return perf.length > 0 ? { ...result, perf } : result;
}
