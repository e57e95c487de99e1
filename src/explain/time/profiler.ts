import type { Session } from 'node:inspector';
import { builtin } from '../../runtime.js';
import { isUsersFile } from '../../sensors/frames.js';
import { withoutInlining } from '../../sensors/inlining.js';
import { scriptsWith } from '../../sensors/scripts.js';
import type { Script } from '../../sensors/steps/statement.js';

/** A function in V8's tree of calls. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly scriptId: string;
    readonly url: string;
    /** From 0. */
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly hitCount?: number;
  readonly children?: readonly number[];
  /** Lines from 1. */
  readonly positionTicks?: readonly { readonly line: number; readonly ticks: number }[];
}

/** What was sampled during some work, with the user's scripts in which it was. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly scripts: ReadonlyMap<string, Script>;
  /** Microseconds, on the clock of `profileClock`. */
  readonly startTime?: number;
  /** The node of each sample, by its id. */
  readonly samples?: readonly number[] | undefined;
  /** Microseconds from the sample before, or from the start. */
  readonly timeDeltas?: readonly number[] | undefined;
}

/** Microseconds between two samples. */
export const interval = 100;

/** Samples the process while `work` runs; undefined where V8's profiler cannot be had. */
export async function profile(work: () => Promise<void>): Promise<Profile | undefined> {
  const inspector = builtin?.('node:inspector');
  if (!inspector?.Session) return undefined;
  const session = new inspector.Session();
  session.connect();
  const restore = withoutInlining(session);
  try {
    post(session, 'Profiler.setSamplingInterval', { interval });
    post(session, 'Profiler.start');
    let sampled: { profile: Omit<Profile, 'scripts'> } | undefined;
    try {
      await work();
    } finally {
      sampled = post(session, 'Profiler.stop');
    }
    const { nodes = [], startTime, samples, timeDeltas } = sampled?.profile ?? {};
    const times = { samples, timeDeltas, ...(startTime === undefined ? {} : { startTime }) };
    const users = nodes.filter(({ callFrame }) => isUsersFile(callFrame.url));
    const scripts = scriptsWith(session, new Set(users.map(({ callFrame }) => callFrame.scriptId)));
    return { nodes, scripts, ...times };
  } finally {
    restore();
    session.disconnect();
  }
}

/** A session of this thread answers before `post` returns. */
function post<R>(session: Session, method: string, params: object = {}): R {
  let answer: R | undefined;
  let failure: Error | null = null;
  session.post(method, params, (error: Error | null, result?: object) => {
    failure = error;
    answer = result as R;
  });
  if (failure) throw failure;
  return answer as R;
}
