import type { Session } from 'node:inspector';
import { builtin } from '../../runtime.js';
import { type Frame, isUsersFile } from '../frames.js';
import { frameOfNode, type HeapNode, stopSampling } from '../heap-sampling.js';

/** Live objects that functions of the user's made, of the calls that were watched. */
export interface LiveObjects {
  /** The user's functions, from the one that made the objects to the one that was called first; each at its beginning, in the code as compiled. */
  readonly stack: readonly Frame[];
  readonly bytes: number;
}

/** A sample is taken whenever about so many more bytes were allocated: 200 calls that keep 64 B each are seen by 50 samples. */
const interval = 256;

/**
 * Samples what is allocated from now on. The returned function ends it and gives what is still alive by the user's functions, most bytes first: force a
 * collection before. Undefined where the runtime has no heap profiler.
 */
export function watchLiveObjects(): (() => LiveObjects[]) | undefined {
  let session: Session;
  try {
    const { Session: Opened } = (builtin as NodeJS.Process['getBuiltinModule'])('node:inspector');
    session = new Opened();
    session.connect();
  } catch {
    return undefined;
  }
  session.post('HeapProfiler.startSampling', { samplingInterval: interval });
  return () => {
    const head = stopSampling(session);
    session.disconnect();
    return head ? usersObjects(head) : [];
  };
}

/** Adds up by the user's functions on the stack: what Node or a dependency made for one of them is that one's. */
function usersObjects(head: HeapNode): LiveObjects[] {
  const found = new Map<string, { stack: readonly Frame[]; bytes: number }>();
  const walk = (node: HeapNode, stack: readonly Frame[]): void => {
    const users = isUsersFile(node.callFrame.url) ? [frameOfNode(node), ...stack] : stack;
    if (users.length > 0 && node.selfSize > 0) {
      const key = users.map(({ file, line, column }) => `${file}:${line}:${column}`).join('\n');
      const known = found.get(key) ?? { stack: users, bytes: 0 };
      found.set(key, known);
      known.bytes += node.selfSize;
    }
    for (const child of node.children) walk(child, users);
  };
  walk(head, []);
  return [...found.values()].sort((a, b) => b.bytes - a.bytes);
}
