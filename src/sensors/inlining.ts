import type { Session } from 'node:inspector';
import { builtin } from '../runtime.js';

/**
 * Has V8 compile each function by itself until the returned function is called: it books on the function that another is inlined into what that other one
 * allocates, and at the line of the call the time of what it calls. Code that is optimised already is dropped.
 *
 * @example const restore = withoutInlining(session); try { await work(); } finally { restore(); }
 */
export function withoutInlining(session: Session): () => void {
  const set = (on: boolean): void => {
    const v8 = builtin?.('node:v8');
    for (const compiler of ['turbo', 'maglev']) v8?.setFlagsFromString(`--${on ? '' : 'no-'}${compiler}-inlining`);
  };
  set(false);
  // V8 drops all optimised code when precise coverage begins, that with functions inlined among it.
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: false });
  session.post('Profiler.stopPreciseCoverage');
  return () => set(true);
}
