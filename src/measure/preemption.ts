import { shared } from '../state.js';
import { now } from './clock.js';
import { threadFile } from './thread-file.js';

const { resourceUsage, eventLoopUtilization } = shared().surroundings;
const schedulerTimes = threadFile('schedstat', 128);

/** What this thread and its process had of the processor up to now; all in milliseconds. */
export interface ProcessorTime {
  /** What this thread waited for a processor while it wanted one; undefined where the system does not tell. */
  readonly waited: number | undefined;
  readonly cpu: number;
  readonly active: number;
  /** How many pages of memory the system has found for the process: a count, no time. */
  readonly pageFaults: number;
}

/** Linux counts exactly how long a thread was ready and had no processor: the second field of its schedstat, in nanoseconds (Documentation/scheduler). */
function readWaited(): number | undefined {
  const waited = Number(schedulerTimes()?.split(' ')[1]) / 1e6;
  return Number.isFinite(waited) ? waited : undefined;
}

/** Reading the clocks takes longer than this many milliseconds only where the thread was preempted meanwhile. */
const longReading = 0.1;

function read(): ProcessorTime | undefined {
  const used = resourceUsage?.();
  if (!used || !eventLoopUtilization) return undefined;
  const { active } = eventLoopUtilization();
  return {
    waited: readWaited(),
    cpu: (used.userCPUTime + used.systemCPUTime) / 1000,
    active,
    pageFaults: used.minorPageFault,
  };
}

/** Reads the clocks of the processor, anew where the thread was preempted meanwhile: what it waited must not be taken for the call's. Undefined in a browser. */
export function processorTime(): ProcessorTime | undefined {
  for (let tries = 1; ; tries++) {
    const start = now();
    const time = read();
    if (now() - start < longReading || tries === 5) return time;
  }
}

/** The clocks of the processor as they were at `end`, a moment ago: what the thread waited while they were read is left out. */
export function processorTimeAt(end: number): ProcessorTime | undefined {
  const time = read();
  const gap = now() - end;
  if (time?.waited === undefined || gap < longReading) return time;
  // A second reading shows what of the gap came after the first and is not in it.
  const after = (readWaited() ?? time.waited) - time.waited;
  return { ...time, waited: time.waited - Math.max(0, gap - after) };
}

/**
 * Milliseconds of a call that took `ms` in which this thread wanted to run and had no processor.
 *
 * Where the system does not count them they are wall minus CPU time, of the whole call if it was synchronous, else of the time the event loop was active.
 * That would also be what a call that blocks by itself waits (a child process, `Atomics.wait`), and libuv counts part of some sleeps as active. So a call
 * with less than a quarter of its time on the processor is taken to have waited by itself: no common machine starves a process that far.
 */
export function preempted(before: ProcessorTime, later: ProcessorTime, ms: number, async: boolean): number {
  if (before.waited !== undefined && later.waited !== undefined) {
    return Math.min(ms, Math.max(0, later.waited - before.waited));
  }
  const wanted = async ? Math.min(later.active - before.active, ms) : ms;
  const cpu = later.cpu - before.cpu;
  return cpu < wanted / 4 ? 0 : Math.max(0, wanted - cpu);
}
