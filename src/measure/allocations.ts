import { isSettled, judgeAllocated } from '../judge/bytes-limit.js';
import type { Verdict } from '../judge/verdict.js';
import { builtin } from '../runtime.js';
import { withoutInlining } from '../sensors/inlining.js';
import { type Allocation, watchAllocations } from '../sensors/memory/allocations.js';
import type { Subject } from '../surface.js';
import type { Call, Caller } from './caller.js';
import { debuggerAttached } from './debugger.js';
import { type WatchedAtTimes, watchAtTimes } from './watched-calls.js';

/** Makes a subject whose calls tell what they allocated, while `watching` is set; warm-up calls are not watched. */
export const watchAllocating = (subject: Subject): WatchedAtTimes<Allocation> =>
  watchAtTimes(subject, watchAllocations);

/** Warm-up ends after so many milliseconds of calls, or so many calls, or a third of the time: the optimiser has come by then. */
const warmMs = 60;
const mostWarmCalls = 500;
/** At most so many readings. */
const mostReadings = 25;

/** Total bytes of a reading. */
export const bytesOf = ({ heap, buffers }: Allocation): number => heap + buffers;

/** What calls of one size allocated; the least one is the measure. */
export interface Allocated {
  readonly verdict: Verdict;
  readonly readings: readonly number[];
  readonly least: Allocation | undefined;
}

/** Calls without watching until the code is as fast as it gets; gives up to a third of the time for it. */
export async function warmUp(caller: Caller, n: number, check: (call: Call) => void, share = 0.33): Promise<void> {
  const before = caller.subjectMs;
  const deadline = caller.timeLeft * (1 - share);
  for (let calls = 1; calls <= mostWarmCalls; calls++) {
    check(await caller.call(n));
    if (caller.timeLeft < deadline) return;
    if (caller.subjectMs - before > warmMs && calls >= 3) return;
  }
}

/** Watched calls until `enough` (by default three that agree within 1%), or the time is short; gives their readings with the least one. */
export async function readAllocations(
  caller: Caller,
  watched: WatchedAtTimes<Allocation>,
  n: number,
  check: (call: Call) => void,
  enough: (readings: readonly number[]) => boolean = isSettled,
): Promise<Omit<Allocated, 'verdict'>> {
  const readings: number[] = [];
  const seenBuffers: number[] = [];
  let least: Allocation | undefined;
  watched.watching = true;
  try {
    let ms = 0;
    while (!enough(readings) && readings.length < mostReadings && (readings.length === 0 || caller.timeLeft > 2 * ms)) {
      const left = caller.timeLeft;
      check(await caller.call(n));
      ms = left - caller.timeLeft;
      const seen = watched.reading();
      if (!seen) break;
      // The first watched call compiles what watching needs.
      if (!least || seen.heap < least.heap) least = seen;
      readings.push(bytesOf(seen));
      seenBuffers.push(seen.buffers);
    }
  } finally {
    watched.watching = false;
  }
  // A collection may give buffers back before they were counted, so theirs is the most that a call was seen to take; the heap's is the least.
  const buffers = Math.max(0, ...seenBuffers);
  return {
    readings: readings.map((bytes, i) => bytes - (seenBuffers[i] ?? 0) + buffers),
    least: least && { ...least, buffers },
  };
}

/** Milliseconds of calls that compile the functions anew. */
const apartMs = 20;

/**
 * What a call allocates where no function is inlined into another, so that each is told from its caller; undefined where the time is short for a few calls more,
 * or a debugger is attached. For places only: the bytes of a verdict are those of the code as it runs.
 */
export async function readApart(
  caller: Caller,
  watched: WatchedAtTimes<Allocation>,
  n: number,
  check: (call: Call) => void,
): Promise<Allocation | undefined> {
  const inspector = builtin?.('node:inspector');
  if (!inspector?.Session || debuggerAttached()) return undefined;
  const session = new inspector.Session();
  session.connect();
  const restore = withoutInlining(session);
  try {
    const left = caller.timeLeft;
    check(await caller.call(n));
    const ms = left - caller.timeLeft;
    for (let spent = ms; spent < apartMs; spent += Math.max(ms, 0.1)) check(await caller.call(n));
    // Watched calls run up to ten times slower.
    if (caller.timeLeft < 20 * ms) return undefined;
    return (await readAllocations(caller, watched, n, check, ({ length }) => length >= 2)).least;
  } catch (error) {
    // What was measured stands, whatever a call more came to.
    if ((error as Error).name === 'Abandoned') throw error;
    return undefined;
  } finally {
    restore();
    session.disconnect();
  }
}

/** Measures what one warm call allocates and judges it against `limit` bytes. */
export async function measureAllocated(
  caller: Caller,
  watched: WatchedAtTimes<Allocation>,
  limit: number,
  check: (call: Call) => void,
): Promise<Allocated> {
  await warmUp(caller, 1, check);
  const read = await readAllocations(caller, watched, 1, check);
  return { ...read, verdict: judgeAllocated(read.readings, limit) };
}
