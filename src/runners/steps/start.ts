import { doubt } from '../../judge/doubts.js';
import type { CannotTell } from '../../judge/verdict.js';
import { planSteps } from '../../matchers/growth-by-steps.js';
import { setStepsBridge, stepsBridge } from '../../matchers/steps-bridge.js';
import { rememberRandom } from '../../measure/seeded-random.js';
import { builtin, node, outerRealm } from '../../runtime.js';
import { capturedIn } from '../../sensors/steps/captured.js';
import { StepCounter } from '../../sensors/steps/counter.js';
import type { Counting } from '../../sensors/steps/counting.js';
import type { StepCount } from '../../sensors/steps/step-count.js';
import { type CountedSize, uncountedIn } from '../../sensors/steps/uncounted.js';
import { watchAddons } from '../../sensors/steps/walks/addons.js';
import { watchWalks } from '../../sensors/steps/walks/index.js';
import { watchNatives } from '../../sensors/steps/walks/natives.js';

const coverageIsOn = doubt('coverage is on', { seen: 'steps are counted by the same counters' });

/** What of the process matters to counting. */
export interface StepsHost {
  readonly coverage: boolean;
  /** Throws where test files ran in this process before; `compiled` are the user's files that were compiled before counting began. */
  checkFresh?(compiled: readonly string[]): void;
}

/** Realms whose built-ins are watched. */
const watched = new WeakSet<object>();

let counter: StepCounter | undefined;

/**
 * Begins to count the steps of this process, unless coverage is on: both would read and reset the same counters.
 * @throws Error where counts cannot be right: outside Node, in a worker thread
 */
export function startSteps({ coverage, checkFresh }: StepsHost): void {
  if (!node || !builtin || 'Bun' in globalThis) {
    throw new Error("perf-matchers/steps counts with V8's coverage, by node:inspector: it needs Node.");
  }
  if (!builtin('node:worker_threads').isMainThread) {
    throw new Error(
      "perf-matchers/steps needs a process of its own: what makes V8's counts exact holds for all threads of a process. Vitest: pool: 'forks' in the project that loads it. Jest: workerThreads: false.",
    );
  }
  if (stepsBridge()?.plan) return;
  const refused: CannotTell | undefined = coverage || node.env.NODE_V8_COVERAGE ? coverageIsOn : undefined;
  if (refused) {
    setStepsBridge({ refused });
    return;
  }
  counter = new StepCounter();
  const early = counter.start();
  checkFresh?.(early);
  const counting = countingOf(counter);
  setStepsBridge({ plan: (subject, request, realm) => planSteps(subject, request, counting, realm) });
  watchRealm(outerRealm);
  watchNatives(counter.listener);
  watchAddons(counter.listener);
}

/** Watches the built-ins of a realm: under Jest each test file has one of its own. */
export function watchRealm(realm: typeof globalThis): void {
  if (!counter || watched.has(realm)) return;
  watched.add(realm);
  rememberRandom(realm);
  watchWalks(realm, counter.listener);
}

/** What was executed of the user's and of dependencies: the runtime's own code is trusted to copy and match only what is small. */
function statementsOf({ n, count }: { n: number; count: StepCount }): CountedSize {
  const statements = count.rows.flatMap((row) =>
    row.script.owner === 'runtime' ? [] : [{ ...row.statement, count: row.count }],
  );
  return { n, statements, uncounted: count.uncounted, steps: count.total };
}

function countingOf(counter: StepCounter): Counting {
  return {
    watch(call, tell) {
      // Modules of the runtime are wrapped once they are loaded.
      watchNatives(counter.listener);
      return counter.watch(call, tell);
    },
    watchEntries: (rows, hit, realm) => counter.watchEntries(rows, hit, realm),
    uncounted: (sizes) => [
      ...uncountedIn(sizes.map(statementsOf)),
      ...capturedIn(sizes.flatMap(({ count }) => count.rows)),
    ],
  };
}
