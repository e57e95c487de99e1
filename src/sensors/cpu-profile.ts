import type { Profiler, Session } from 'node:inspector';
import { builtin, node } from '../runtime.js';

export type CpuProfile = Profiler.Profile;

/** Microseconds between two samples. */
const interval = 500;

/** Microseconds on the clock that profiles are stamped with; 0 in a browser. */
export const profileClock = (): number => (node ? Number(node.hrtime.bigint() / 1000n) : 0);

/** Takes samples of what runs in this thread, until the returned function is called; that gives undefined where nothing can be sampled. */
export function startProfile(): () => CpuProfile | undefined {
  let session: Session | undefined;
  try {
    session = builtin && new (builtin('node:inspector').Session)();
    session?.connect();
    session?.post('Profiler.enable');
    session?.post('Profiler.setSamplingInterval', { interval });
    session?.post('Profiler.start');
  } catch {
    // A Node without an inspector.
    return () => undefined;
  }
  let profile: CpuProfile | undefined;
  return () => {
    session?.post('Profiler.stop', (error, found) => {
      if (!error) profile = found.profile;
    });
    session?.disconnect();
    session = undefined;
    return profile;
  };
}
