import { builtin, node } from './runtime.js';

/** What is taken from the runtime when the package loads: what a test replaces later (fake timers, spies, `process.chdir`) changes nothing. */
export interface Surroundings {
  readonly now: () => number;
  /** When `now` was 0, in milliseconds since 1970. */
  readonly startOfTime: number;
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: never) => void;
  readonly setImmediate: ((callback: () => void) => unknown) | undefined;
  readonly fs: Partial<Pick<typeof import('node:fs'), 'openSync' | 'readSync' | 'closeSync' | 'readFileSync'>>;
  /** Loads with Node's file functions as they were: Jest, and Node where Vitest hooks it, read modules by them, also while a test spies on them. */
  readonly withOwnFiles: <T>(load: () => Promise<T>) => Promise<T>;
  readonly resourceUsage: (() => NodeJS.ResourceUsage) | undefined;
  readonly eventLoopUtilization: (() => { readonly active: number }) | undefined;
  /** The folder that the run is in; empty in a browser. */
  readonly runsIn: string;
  /** Where the package's script was started. */
  readonly startedIn: string | undefined;
}

function ownFiles(fs: Record<string, unknown> = {}): Surroundings['withOwnFiles'] {
  const own = Object.entries(Object.getOwnPropertyDescriptors(fs)).filter(
    ([, { value, configurable }]) => configurable && typeof value === 'function',
  );
  let loading = 0;
  let replaced: [key: string, descriptor: PropertyDescriptor][] = [];
  return async (load) => {
    loading += 1;
    if (loading === 1) {
      replaced = own.flatMap(([key, { value }]) => {
        const found = Object.getOwnPropertyDescriptor(fs, key);
        return found?.configurable && found.value !== value ? [[key, found]] : [];
      });
      for (const [key] of replaced) Object.defineProperty(fs, key, own.find(([name]) => name === key)?.[1] ?? {});
    }
    try {
      return await load();
    } finally {
      loading -= 1;
      if (loading === 0) for (const [key, descriptor] of replaced) Object.defineProperty(fs, key, descriptor);
    }
  };
}

/** Takes them as they are now, from Node's own modules where there are any: those of a page, or of Jest's sandbox, may be fakes from the start. */
export function lookAtSurroundings(): Surroundings {
  const performance = builtin ? builtin('node:perf_hooks').performance : globalThis.performance;
  const { setTimeout, clearTimeout } = builtin ? builtin('node:timers') : globalThis;
  const { openSync, readSync, closeSync, readFileSync } = builtin?.('node:fs') ?? {};
  const { eventLoopUtilization } = performance as { eventLoopUtilization?: () => { active: number } };
  return {
    now: performance.now.bind(performance),
    startOfTime: performance.timeOrigin,
    setTimeout: setTimeout as Surroundings['setTimeout'],
    clearTimeout: clearTimeout as Surroundings['clearTimeout'],
    setImmediate: builtin?.('node:timers').setImmediate as Surroundings['setImmediate'],
    fs: (openSync ? { openSync, readSync, closeSync, readFileSync } : {}) as Surroundings['fs'],
    withOwnFiles: ownFiles(builtin?.('node:fs') as Record<string, unknown> | undefined),
    resourceUsage: node?.resourceUsage.bind(node),
    eventLoopUtilization: eventLoopUtilization?.bind(performance),
    runsIn: node?.cwd() ?? '',
    startedIn: node?.env.INIT_CWD,
  };
}
