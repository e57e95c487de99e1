import { judgeHeld, middleOf } from '../judge/bytes-limit.js';
import type { Verdict } from '../judge/verdict.js';
import { type Live, watchLive } from '../sensors/memory/live.js';
import type { Subject } from '../surface.js';
import type { Call, Caller } from './caller.js';
import { type WatchedAtTimes, watchAtTimes } from './watched-calls.js';

/** A subject whose calls tell what they held, while `watching` is set. */
export interface WatchedMemory extends WatchedAtTimes<Live> {
  /** Each collection that a call causes is made a full one. */
  full: boolean;
}

/** Makes a subject whose calls tell what they held. */
export function watchHolding(subject: Subject): WatchedMemory {
  const watched: WatchedMemory = Object.assign(
    watchAtTimes(subject, (call) => watchLive(call, watched.full)),
    { full: false },
  );
  return watched;
}

/** Watched calls of one size; up to three times as many while these tell nothing. */
const usualCalls = 3;

/** A call that causes more collections than these is not slowed down by making each a full one: some of them are without. */
const mostFull = 30;

/** One call to warm up, then watched ones until they are `enough`, fewer where the time is short. */
export async function readHeld(
  caller: Caller,
  watched: WatchedMemory,
  n: number,
  check: (call: Call) => void,
  enough: (calls: readonly Live[]) => boolean,
): Promise<Live[]> {
  const calls: Live[] = [];
  let ms = 0;
  watched.watching = true;
  watched.full = false;
  try {
    check(await caller.call(n));
    watched.full = (watched.reading()?.collections ?? 0) <= mostFull;
    while (!enough(calls) && (calls.length === 0 || caller.timeLeft > 1.5 * ms)) {
      const left = caller.timeLeft;
      check(await caller.call(n));
      ms = left - caller.timeLeft;
      const seen = watched.reading();
      if (!seen) break;
      calls.push(seen);
    }
  } finally {
    watched.watching = false;
  }
  return calls;
}

/** Measures the most live memory of a call and judges it against `limit` bytes. */
export async function measureHeld(
  caller: Caller,
  watched: WatchedMemory,
  limit: number,
  check: (call: Call) => void,
): Promise<{ verdict: Verdict; calls: readonly Live[]; middle: Live | undefined }> {
  // A machine that stalls takes the collections from a call: the next one may have them.
  const untold = (calls: readonly Live[]): boolean =>
    calls.some(({ samples }) => samples > 0) && judgeHeld(calls, limit).kind === 'cannot tell';
  const calls = await readHeld(
    caller,
    watched,
    1,
    check,
    (calls) => calls.length >= usualCalls * (untold(calls) ? 3 : 1),
  );
  return { verdict: judgeHeld(calls, limit), calls, middle: middleOf(calls) };
}
