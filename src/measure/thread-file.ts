import { node } from '../runtime.js';
import { shared } from '../state.js';

const { openSync, readSync, closeSync } = shared().surroundings.fs;

/**
 * A reader of what Linux tells of this thread (proc(5)), such as 'schedstat': gives at most `most` bytes of it, undefined where the system does not tell.
 * Each reading opens the file anew, about 10 µs: a descriptor kept would leak once per test file in Jest.
 */
export function threadFile(name: string, most: number): () => string | undefined {
  const buffer = node?.platform === 'linux' ? Buffer.alloc(most) : undefined;
  let tells = buffer !== undefined;
  return () => {
    if (!tells || !openSync || !readSync || !closeSync || !buffer) return undefined;
    try {
      const file = openSync(`/proc/thread-self/${name}`, 'r');
      try {
        return buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
      } finally {
        closeSync(file);
      }
    } catch {
      tells = false;
      return undefined;
    }
  };
}
