import type { CannotTell } from '../../judge/verdict.js';
import { outerRealm } from '../../runtime.js';
import { version } from '../../state.js';
import type { StatementCount, StepCount } from './step-count.js';
import type { OnWalk } from './walks/index.js';

/** Counts calls: what the matchers use of a StepCounter, which only perf-matchers/steps loads. */
export interface Counting {
  /** Calls `call` and counts until it returns, throws, or its promise settles; `site` is told for each walk of a built-in where it is asked for. */
  watch(call: () => unknown, onWalk?: OnWalk): { value: unknown; reading: () => StepCount };
  /** Makes code that was compiled before counting began count from now on; false when that was done before. */
  recompile(): boolean;
  /** Has `hit` called from within the functions that did most of some rows, whenever they are entered; gives the way back. */
  watchEntries(rows: readonly StatementCount[], hit: () => void, realm: typeof globalThis): () => void;
  /** What of some calls grew and cannot be counted, in words: 'object spread'. */
  uncounted(counts: readonly { n: number; count: StepCount }[]): readonly string[];
}

/** What perf-matchers/steps leaves for the matchers of this process, in whichever realm they run. */
export interface StepsBridge {
  readonly version: string;
  /** Undefined where counting was refused. */
  readonly counting?: Counting;
  /** Why nothing is counted. */
  readonly refused?: CannotTell;
}

const key = Symbol.for('perf-matchers.steps');
const home = outerRealm as { [key]?: StepsBridge };

/**
 * What counts the steps of this process; undefined where perf-matchers/steps was not loaded.
 * @throws Error when another version of the package counts
 */
export function stepsBridge(): StepsBridge | undefined {
  const bridge = home[key];
  if (bridge && bridge.version !== version) {
    throw new Error(
      `perf-matchers ${version} was loaded, and steps are counted by ${bridge.version}. Keep one: run \`npm ls perf-matchers\` to see who brings the other, and align the versions.`,
    );
  }
  return bridge;
}

/** Leaves the bridge for the matchers. */
export function setStepsBridge(bridge: Omit<StepsBridge, 'version'>): void {
  home[key] = { version, ...bridge };
}
