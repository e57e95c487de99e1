import type { StatementCount, StepCount } from './step-count.js';
import type { OnWalk } from './walks/index.js';

/** Counts calls: what the matchers use of a StepCounter, which only perf-matchers/steps loads. */
export interface Counting {
  /** Calls `call` and counts until it returns, throws, or its promise settles; `site` is told for each walk of a built-in where it is asked for. */
  watch(call: () => unknown, onWalk?: OnWalk): { value: unknown; reading: () => StepCount };
  /** Has `hit` called from within the functions that did most of some rows, whenever they are entered; gives the way back. */
  watchEntries(rows: readonly StatementCount[], hit: () => void, realm: typeof globalThis): () => void;
  /** What of some calls grew and cannot be counted, in words: 'object spread'. */
  uncounted(counts: readonly { n: number; count: StepCount }[]): readonly string[];
}
