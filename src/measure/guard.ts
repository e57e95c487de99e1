import { builtin, outerRealm } from '../runtime.js';

// The hard stop for one synchronous stretch: V8 ends a script that runs beyond its timeout, whatever it is doing (closures, try/catch loops, catastrophic
// regular expressions, native sorts). The timed work is called from a script that does nothing else.
const vm = builtin?.('node:vm');
const slot = Symbol.for('perf-matchers.guarded');

// Under Jest this module's globalThis is a sandbox, while runInThisContext runs in the outer realm: the script must find the work there.
const home = outerRealm as Record<symbol, (() => void) | undefined>;
const script = vm && new vm.Script(`globalThis[Symbol.for('perf-matchers.guarded')]()`);

/**
 * Runs `work` and ends it after `ms` milliseconds (at least 1). Says whether it ran to its end. What `work` throws is thrown.
 *
 * @example guarded(() => { result = subject(input); }, 1000) // 'done', or 'stopped' after a second
 */
export function guarded(work: () => void, ms: number): 'done' | 'stopped' {
  if (!script) {
    work();
    return 'done';
  }
  const outer = home[slot];
  let state: 'waiting' | 'running' | 'done' = 'waiting';
  home[slot] = () => {
    state = 'running';
    work();
    state = 'done';
  };
  try {
    script.runInThisContext({ timeout: Math.max(1, Math.min(Math.ceil(ms), 2 ** 31 - 1)) });
    return 'done';
  } catch (error) {
    // The error comes from the outer realm under Jest, so it is known by its code; that of a subject's own nested vm timeout is caught by the caller's try
    // inside `work`. On a busy machine the timeout can also come before the work began, or when it has just ended: then it did end.
    if ((error as { code?: unknown })?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return (state as string) === 'done' ? 'done' : 'stopped';
    throw error;
  } finally {
    home[slot] = outer;
  }
}
