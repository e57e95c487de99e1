import type { Session } from 'node:inspector';
import { builtin } from '../../runtime.js';
import { type Frame, isUsersFile } from '../frames.js';
import { frameOfNode, type HeapNode, stopSampling } from '../heap-sampling.js';
import { scriptsWith } from '../scripts.js';
import type { Script } from '../steps/statement.js';

/** A function of the user's, at its beginning, in the code as compiled, with that code where it can be had. */
export interface LiveFrame extends Frame {
  readonly script: Script | undefined;
}

/** Live objects that functions of the user's made, of the calls that were watched. */
export interface LiveObjects {
  /** The user's functions, from the one that made the objects to the one that was called first; each at its beginning. */
  readonly stack: readonly LiveFrame[];
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
    const objects = head ? usersObjects(head) : [];
    const scripts = scriptsWith(session, new Set(objects.flatMap(({ stack }) => stack.map(({ id }) => id))));
    session.disconnect();
    return objects.map(({ stack, bytes }) => ({
      stack: stack.map(({ id, frame }) => ({ ...frame, script: scripts.get(id) })),
      bytes,
    }));
  };
}

/** A frame, and V8's id of its script. */
interface ScriptFrame {
  readonly id: string;
  readonly frame: Frame;
}

/** Adds up by the user's functions on the stack: what Node or a dependency made for one of them is that one's. */
function usersObjects(head: HeapNode): { stack: readonly ScriptFrame[]; bytes: number }[] {
  const found = new Map<string, { stack: readonly ScriptFrame[]; bytes: number }>();
  const walk = (node: HeapNode, stack: readonly ScriptFrame[]): void => {
    const { url, scriptId } = node.callFrame;
    const users = isUsersFile(url) ? [{ id: scriptId, frame: frameOfNode(node) }, ...stack] : stack;
    if (users.length > 0 && node.selfSize > 0) {
      const key = users.map(({ frame: { file, line, column } }) => `${file}:${line}:${column}`).join('\n');
      const known = found.get(key) ?? { stack: users, bytes: 0 };
      found.set(key, known);
      known.bytes += node.selfSize;
    }
    for (const child of node.children) walk(child, users);
  };
  walk(head, []);
  return [...found.values()].sort((a, b) => b.bytes - a.bytes);
}
