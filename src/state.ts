import type { AsyncLocalStorage } from 'node:async_hooks';
import { builtin } from './runtime.js';
import type { Settings } from './surface.js';
import { lookAtSurroundings, type Surroundings } from './surroundings.js';

declare const __VERSION__: string;

/** One test that is running, as its runner knows it. Identity is the object: one per try of a test. */
export interface RunningTest {
  /** Relative to where the run was started, with forward slashes. */
  readonly file: string;
  /** Describes and test joined with ' > '. */
  readonly name: string;
  readonly project?: string | undefined;
  /** The line of the assertion or the test, where known. */
  readonly line?: number | undefined;
  /** The command that runs exactly this test. */
  readonly check: string | undefined;
  /** Milliseconds until the runner's own timeout speaks; Infinity without one. */
  timeLeft(): number;
  /** It is over: what it left running, a server that it was the first to need, works for the tests that follow. */
  ended: boolean;
  /** Assertions begun and not settled: name of the matcher by its promise's token. */
  readonly pending: Set<PendingAssertion>;
  /** Keeps a record (a PerfRecord, which this floor does not know) with the test. */
  keep(record: object): void;
}

/** An assertion that has begun. `abandon` is called when its test ended without awaiting it: it must start no further call. */
export interface PendingAssertion {
  readonly matcher: string;
  readonly abandoned: AbortController;
  /** Where it was called: a stack, as text once it is asked for. */
  readonly site: { stack?: string };
}

/** What the async context of a call knows. */
export interface Context {
  readonly test?: RunningTest | undefined;
  /** The query scope that this work belongs to; its type is the sensor's. */
  readonly scope?: unknown;
  /** This work runs inside an assertion that holds the lock of its isolate. */
  readonly alone?: boolean;
}

/** How far a growth assertion is that is still being measured. */
export interface Progress {
  /** 'dedupe toScaleNoWorseThan n log n'. */
  readonly assertion: string;
  /** Its test's file, as records name it. */
  readonly file: string;
  /** The size that is called now. */
  readonly n: number;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
  /** Milliseconds that it may take, where that is fixed. */
  readonly most?: number | undefined;
}

/** What a register entry tells the matchers about its runner. */
export interface RunnerBridge {
  readonly name: string;
  /** The test that called the matcher, from the matcher's own `this`. */
  current(matcherThis: unknown): RunningTest | undefined;
  /** The test whose code runs now, where the runner's own async context knows it. */
  ambient?(): RunningTest | undefined;
  /** How many tests run now in this isolate. */
  running(): number;
  /** Grows whenever a test starts: two equal readings mean that no other test began in between. */
  started(): number;
  coverage(): boolean;
  /** Another configured project that runs the same test files and counts steps, or that does not; undefined where none is known. */
  projectThat?(countsSteps: boolean): string | undefined;
  /** Where a reporter wants to know it: tells it how far an assertion is while its test still runs, or that none is measured any more. */
  progress?:
    | {
        at(progress: Progress | undefined): void;
        /** The reporter is in this process: it speaks in turns of this event loop. */
        readonly sameProcess: boolean;
      }
    | undefined;
}

/** State shared by all copies of this package (ESM and CJS) in one realm. */
export interface Shared {
  readonly version: string;
  readonly context: AsyncLocalStorage<Context> | undefined;
  /** As the first copy found them: most of the package loads at the first assertion, or again after `jest.resetModules()`, when fake timers may be on. */
  readonly surroundings: Surroundings;
  settings: Settings;
  runner?: RunnerBridge;
  /** Settled when no assertion that needs the isolate for itself is measuring. */
  lock: Promise<void>;
  /** How many assertions wait for the lock: their tests do nothing else meanwhile. */
  waiting: number;
  /** Open query scopes; the sensor's own type. */
  readonly scopes: Set<unknown>;
  /** Told of each blocking call while one is watched; `top` is the function that was called. */
  // biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
  onBlockingCall?: ((name: string, top: Function) => void) | undefined;
  /** Puts back the blocking functions that are watched now. */
  unwatchBlocking?: () => void;
  /** Drivers that are patched now: an undo for each patched prototype or client. */
  readonly patched: Map<object, () => void>;
  /** What ends what was begun for a whole test file; register entries call all of it after each. */
  readonly atFileEnd: Set<() => void>;
}

const key = Symbol.for('perf-matchers');

/** The version of this copy. */
export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';

/**
 * The state that every copy of the package in this realm shares.
 * @throws Error when another version of the package made it: two versions would judge each other's calls.
 */
export function shared(): Shared {
  const home = globalThis as { [key]?: Shared };
  const found = home[key];
  if (found) {
    if (found.version !== version) {
      throw new Error(
        `perf-matchers ${version} and ${found.version} are both loaded. Keep one: run \`npm ls perf-matchers\` to see who brings the other, and align the versions.`,
      );
    }
    return found;
  }
  // A browser has no async_hooks: contexts are then unknown, and only what needs none is judged.
  const hooks = builtin?.('node:async_hooks');
  home[key] = {
    version,
    context: hooks && new hooks.AsyncLocalStorage<Context>(),
    surroundings: lookAtSurroundings(),
    settings: {},
    lock: Promise.resolve(),
    waiting: 0,
    scopes: new Set(),
    patched: new Map(),
    atFileEnd: new Set(),
  };
  return home[key];
}
