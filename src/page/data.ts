import type { RunFacts } from '../results/results.js';
import type { SummaryRow } from '../speak/summary/row.js';

/** What the list of the page shows of an assertion; its record is read when it is opened. */
export type IndexRow = Omit<SummaryRow, 'why' | 'check'> & { file: string };

/** What the page knows beside its assertions. */
export interface PageFacts {
  runs: RunFacts[];
}
