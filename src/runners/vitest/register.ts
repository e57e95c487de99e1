import type { RunnerTestCase, RunnerTestSuite } from 'vitest';
import { afterAll, aroundEach, expect, TestRunner } from 'vitest';
import { watchBlocking } from '../../blocking/watched.js';
import { matchers } from '../../matchers/index.js';
import type { PerfMatchers } from '../../matchers/types.js';
import type { PerfRecord } from '../../record.js';
import { fileFromStart, fileInRun } from '../../start-folder.js';
import { type RunningTest, shared } from '../../state.js';
import { checkCommand } from '../check-command.js';
import { leaveProgress } from '../leave-progress.js';
import { notAwaited, runningTest } from '../running-test.js';
import { otherProject } from './projects.js';

declare module 'vitest' {
  // Vitest 4 declares one type parameter here and Vitest 5 two: none fits both.
  interface Matchers extends PerfMatchers {}
  interface TaskMeta {
    /** The records of the test's performance assertions, in the order in which they ended. */
    perf?: PerfRecord[];
  }
}

// Vitest's own state of this worker: internal, so every part may be missing.
type WorkerState = {
  config?: { root?: string; name?: string; coverage?: { enabled?: boolean } };
};
const worker = (globalThis as { __vitest_worker__?: WorkerState }).__vitest_worker__;

const state = shared();
const tests = new WeakMap<object, RunningTest>();
let running = 0;
let started = 0;

function names(task: RunnerTestCase): string[] {
  const found = [task.name];
  for (let suite: RunnerTestSuite | undefined = task.suite; suite && suite !== task.file; suite = suite.suite) {
    found.unshift(suite.name);
  }
  return found;
}

function describeTest(task: RunnerTestCase) {
  const { filepath } = task.file;
  const project = task.file.projectName;
  const path = names(task);
  // What -t is compared with: Vitest 5 joins by ' > ', Vitest 4 by a space.
  const fullName = (task as { fullTestName?: string }).fullTestName ?? path.join(' ');
  // Without a project its folder is the one that --root named.
  const root = worker?.config?.root && fileInRun(worker.config.root);
  // A test that is tried again leaves what its last try found.
  if (task.result?.retryCount) delete (task.meta as { perf?: unknown }).perf;
  const flags = project ? ['--project', project] : root ? ['--root', root] : [];
  return runningTest({
    file: fileFromStart(filepath),
    name: path.join(' > '),
    project,
    timeout: task.timeout,
    check: checkCommand(['vitest', 'run', ...flags], fileInRun(filepath), fullName),
    keep(record) {
      const meta = task.meta as { perf?: PerfRecord[] };
      meta.perf ??= [];
      meta.perf.push(record as PerfRecord);
    },
  });
}

/** Suites whose last `beforeEach` is ours: a test's timeout starts when its hooks are over. */
const hooked = new WeakSet<object>();

function restartAfterHooks(suite: RunnerTestSuite | undefined): void {
  if (!suite || hooked.has(suite)) return;
  hooked.add(suite);
  TestRunner.getSuiteHooks?.(suite)?.beforeEach?.push(({ task }: { task: object }) => {
    (tests.get(task) as { restart?: () => void } | undefined)?.restart?.();
  });
}

/** Other projects by whether they count steps, once asked for. */
const known = new Map<boolean, string | undefined>();

expect.extend(matchers as never);
watchBlocking();

state.runner = {
  name: 'vitest',
  // In test.concurrent the global expect knows another test, or none; the async context knows the right one.
  current: (self) => state.context?.getStore()?.test ?? tests.get((self as { task?: object })?.task ?? {}),
  running: () => running,
  started: () => started,
  coverage: () => worker?.config?.coverage?.enabled === true || '__coverage__' in globalThis,
  progress: leaveProgress(),
  projectThat(countsSteps) {
    const { root, name } = worker?.config ?? {};
    if (root === undefined) return undefined;
    if (!known.has(countsSteps)) known.set(countsSteps, otherProject(root, name, countsSteps));
    return known.get(countsSteps);
  },
};

aroundEach(async (run, { task }) => {
  const test = describeTest(task as RunnerTestCase);
  tests.set(task, test);
  restartAfterHooks(task.suite ?? task.file);
  running += 1;
  started += 1;
  try {
    await (state.context ? state.context.run({ test }, run) : run());
  } finally {
    running -= 1;
    test.ended = true;
  }
  if (test.pending.size > 0) throw notAwaited(test.pending);
});

afterAll(() => {
  for (const end of state.atFileEnd) end();
});
