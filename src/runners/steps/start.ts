import { doubt } from '../../judge/doubts.js';
import type { CannotTell } from '../../judge/verdict.js';
import { builtin, node, outerRealm } from '../../runtime.js';
import { setStepsBridge, stepsBridge } from '../../sensors/steps/bridge.js';
import { StepCounter } from '../../sensors/steps/counter.js';
import { watchWalks } from '../../sensors/steps/walks/index.js';

const coverageIsOn = doubt('coverage is on', { seen: 'steps are counted by the same counters' });

/** Realms whose built-ins are watched. */
const watched = new WeakSet<object>();

let counter: StepCounter | undefined;

/**
 * Begins to count the steps of this process, unless coverage is on: both would read and reset the same counters.
 * @throws Error where counts cannot be right: outside Node, in a worker thread
 */
export function startSteps({ coverage }: { coverage: boolean }): void {
  if (!node || !builtin || 'Bun' in globalThis) {
    throw new Error("perf-matchers/steps counts with V8's coverage, by node:inspector: it needs Node.");
  }
  if (!builtin('node:worker_threads').isMainThread) {
    throw new Error(
      "perf-matchers/steps needs a process of its own: what makes V8's counts exact holds for all threads of a process. Vitest: pool: 'forks' in the project that loads it. Jest: workerThreads: false.",
    );
  }
  if (stepsBridge()?.counting) return;
  const refused: CannotTell | undefined = coverage || node.env.NODE_V8_COVERAGE ? coverageIsOn : undefined;
  if (refused) {
    setStepsBridge({ refused });
    return;
  }
  counter = new StepCounter();
  counter.start();
  const counting = counter;
  setStepsBridge({
    counting: {
      watch: (call, tell) => counting.watch(call, tell),
      watchEntries: (rows, hit) => counting.watchEntries(rows, hit),
      recompile: () => counting.recompile(),
      uncounted: () => [],
    },
  });
  watchRealm(outerRealm);
}

/** Watches the built-ins of a realm: under Jest each test file has one of its own. */
export function watchRealm(realm: typeof globalThis): void {
  if (!counter || watched.has(realm)) return;
  watched.add(realm);
  watchWalks(realm, counter.listener);
}
