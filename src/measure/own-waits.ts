import { threadFile } from './thread-file.js';

const status = threadFile('status', 4096);

/**
 * How often this thread has given up its processor by itself, to wait for something: equal readings mean that it never waited in between, so that its time is
 * processor time. Undefined where the system does not tell (proc_pid_status(5)).
 */
export function ownWaits(): number | undefined {
  const found = /^voluntary_ctxt_switches:\s*(\d+)/m.exec(status() ?? '');
  return found ? Number(found[1]) : undefined;
}
