import type {} from 'expect';
import { watchBlocking } from '../../blocking/watched.js';
import { matchers } from '../../matchers/index.js';
import type { PerfMatchers } from '../../matchers/types.js';
import { builtin } from '../../runtime.js';
import { fileFromStart, fileInRun } from '../../start-folder.js';
import { type RunningTest, shared } from '../../state.js';
import { checkCommand } from '../check-command.js';
import { leaveProgress } from '../leave-progress.js';
import { notAwaited, runningTest } from '../running-test.js';
import { type LeftRecords, recordsFolder, recordsList } from './left-records.js';

declare global {
  namespace jest {
    interface Matchers<R, T> extends PerfMatchers<R, T> {}
  }
}
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends PerfMatchers<R, T> {}
}

interface Block {
  name: string;
  parent?: Block | undefined;
}
interface CircusTest extends Block {
  timeout?: number | undefined;
  errors: unknown[];
  /** Which try of the test it is, from 1. */
  invocations?: number;
}
interface CircusEvent {
  name: string;
  test?: CircusTest;
}
interface CircusState {
  testTimeout: number;
}
type Handler = (event: CircusEvent, state: CircusState) => void;

const world = globalThis as unknown as {
  expect: {
    extend(matchers: object): void;
    getState(): {
      testPath?: string;
      currentTestName?: string;
      currentConcurrentTestName?: () => string | undefined;
    };
  };
  afterAll(hook: () => void): void;
} & Record<symbol, Handler[] | undefined>;

const jestState = shared();
const records = new WeakMap<CircusTest, object[]>();
// As Jest started this file: tests change the environment, and replace file functions.
const { [recordsFolder]: folder, JEST_WORKER_ID: worker = '0' } = process.env;
const append = builtin?.('node:fs').appendFileSync;

/** Leaves the records of a test for the reporter: Jest hands on those of failing assertions only. */
function leaveRecords(test: CircusTest): void {
  const left = records.get(test);
  records.delete(test);
  const list = (globalThis as { [recordsList]?: LeftRecords[] })[recordsList];
  if (!left || (!folder && !list)) return;
  const path = names(test);
  const line: LeftRecords = {
    path: world.expect.getState().testPath ?? '',
    name: path.join(' '),
    again: (test.invocations ?? 1) > 1,
    records: left as LeftRecords['records'],
  };
  list?.push(line);
  if (!folder) return;
  try {
    append?.(`${folder}/${process.pid}-${worker}.ndjson`, `${JSON.stringify(line)}\n`);
  } catch {
    // The reporter has ended and taken its folder along.
  }
}
const running = new Map<string, RunningTest>();
let started = 0;

/** Describes and test, outermost first; the root block has no name of the user's. */
function names(test: CircusTest): string[] {
  const path: string[] = [];
  for (let block: Block | undefined = test; block?.parent; block = block.parent) path.unshift(block.name);
  return path;
}

function describeTest(test: CircusTest, state: CircusState): RunningTest {
  const testPath = world.expect.getState().testPath ?? '';
  const path = names(test);
  return runningTest({
    file: fileFromStart(testPath),
    name: path.join(' > '),
    timeout: test.timeout ?? state.testTimeout,
    check: checkCommand(['jest', '--runTestsByPath'], fileInRun(testPath), path.join(' ')),
    keep(record) {
      records.set(test, [...(records.get(test) ?? []), record]);
    },
  });
}

/** Runs in jest-circus: concurrent tests have no hooks, but they have events. */
const onEvent: Handler = (event, state) => {
  if (!event.test) return;
  const key = names(event.test).join(' ');
  if (event.name === 'test_fn_start') {
    started += 1;
    running.set(key, describeTest(event.test, state));
  } else if (event.name === 'test_fn_success' || event.name === 'test_fn_failure') {
    const test = running.get(key);
    running.delete(key);
    leaveRecords(event.test);
    if (!test) return;
    test.ended = true;
    if (test.pending.size > 0) event.test.errors.push(notAwaited(test.pending));
  }
};

function current(): RunningTest | undefined {
  const { currentConcurrentTestName, currentTestName } = world.expect.getState();
  return running.get(currentConcurrentTestName?.() ?? currentTestName ?? '');
}

world.expect.extend(matchers);
watchBlocking();
world[Symbol.for('EVENT_HANDLERS')]?.push(onEvent);
jestState.runner = {
  name: 'jest',
  current,
  ambient: () => running.get(world.expect.getState().currentConcurrentTestName?.() ?? ''),
  running: () => running.size,
  started: () => started,
  coverage: () => '__coverage__' in globalThis,
  progress: leaveProgress(),
};
world.afterAll(() => {
  for (const end of jestState.atFileEnd) end();
});
