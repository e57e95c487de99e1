import { node } from '../runtime.js';
import { shared } from '../state.js';

const { openSync, readSync, closeSync } = shared().surroundings.fs;
const buffer = node ? Buffer.alloc(4096) : undefined;
let tells = node?.platform === 'linux';

/**
 * How often this thread has given up its processor by itself, to wait for something: equal readings mean that it never waited in between, so that its time is
 * processor time. Undefined where the system does not tell (proc_pid_status(5)).
 */
export function ownWaits(): number | undefined {
  if (!tells || !openSync || !readSync || !closeSync || !buffer) return undefined;
  try {
    const file = openSync('/proc/thread-self/status', 'r');
    try {
      const length = readSync(file, buffer, 0, buffer.length, 0);
      const found = /^voluntary_ctxt_switches:\s*(\d+)/m.exec(buffer.toString('latin1', 0, length));
      return found ? Number(found[1]) : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    tells = false;
    return undefined;
  }
}
