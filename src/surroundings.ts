import { builtin, node } from './runtime.js';

/** What is taken from the runtime when the package loads: what a test replaces later (fake timers, spies, `process.chdir`) changes nothing. */
export interface Surroundings {
  readonly now: () => number;
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: never) => void;
  readonly setImmediate: ((callback: () => void) => unknown) | undefined;
  readonly fs: Partial<Pick<typeof import('node:fs'), 'openSync' | 'readSync' | 'closeSync' | 'readFileSync'>>;
  readonly resourceUsage: (() => NodeJS.ResourceUsage) | undefined;
  readonly eventLoopUtilization: (() => { readonly active: number }) | undefined;
  /** The folder that the run is in; empty in a browser. */
  readonly runsIn: string;
  /** Where the package's script was started. */
  readonly startedIn: string | undefined;
}

/** Takes them as they are now, from Node's own modules where there are any: those of a page, or of Jest's sandbox, may be fakes from the start. */
export function lookAtSurroundings(): Surroundings {
  const performance = builtin ? builtin('node:perf_hooks').performance : globalThis.performance;
  const { setTimeout, clearTimeout } = builtin ? builtin('node:timers') : globalThis;
  const { openSync, readSync, closeSync, readFileSync } = builtin?.('node:fs') ?? {};
  const { eventLoopUtilization } = performance as { eventLoopUtilization?: () => { active: number } };
  return {
    now: performance.now.bind(performance),
    setTimeout: setTimeout as Surroundings['setTimeout'],
    clearTimeout: clearTimeout as Surroundings['clearTimeout'],
    setImmediate: builtin?.('node:timers').setImmediate as Surroundings['setImmediate'],
    fs: (openSync ? { openSync, readSync, closeSync, readFileSync } : {}) as Surroundings['fs'],
    resourceUsage: node?.resourceUsage.bind(node),
    eventLoopUtilization: eventLoopUtilization?.bind(performance),
    runsIn: node?.cwd() ?? '',
    startedIn: node?.env.INIT_CWD,
  };
}
