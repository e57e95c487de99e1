import type { PerfRecord } from '../../record.js';

/** The environment variable that names the folder in which worker processes leave records; the reporter sets it. */
export const recordsFolder = 'PERF_MATCHERS_RECORDS';

/** Where a test runner that wants them finds a list for the records of a test file, on the sandbox's global object. */
export const recordsList: unique symbol = Symbol.for('perf-matchers/records') as never;

/** What a test left, as one line of a worker's file. */
export interface LeftRecords {
  /** The test file, absolute. */
  path: string;
  /** Describes and test, joined as Jest joins them. */
  name: string;
  /** It replaces what an earlier try of the test left. */
  again: boolean;
  records: PerfRecord[];
}
