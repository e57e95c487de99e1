import { type CpuProfile, profileClock, startProfile } from '../sensors/cpu-profile.js';
import type { Subject } from '../surface.js';
import { now, onNextTurn } from './clock.js';
import { ownWaits } from './own-waits.js';
import { type ProcessorTime, preempted, processorTime, processorTimeAt } from './preemption.js';

/** A stretch in which the event loop could not turn. */
export interface Blocked {
  /** Milliseconds. */
  readonly ms: number;
  /** The part of `ms` in which the thread had no processor. */
  readonly preemptedMs: number;
  /** Milliseconds that all threads of the process had of processors meanwhile: this one had no more. Undefined where that is not told. */
  readonly cpuMs?: number | undefined;
  /** From when to when, in microseconds on the profile's clock. */
  readonly from: number;
  readonly to: number;
}

/** The longest stretch of a call, and what ran meanwhile. */
export interface LoopReading {
  readonly longest: Blocked;
  readonly profile: CpuProfile | undefined;
}

/** A subject whose calls are watched: `end` tells of the last one, also of one that did not come back. */
export interface WatchedLoop {
  readonly subject: Subject;
  end(): LoopReading;
}

/** A stretch begins within so many milliseconds of the reading of the clocks, or they are read anew: what the thread waited in between is not the stretch's. */
const atOnce = 0.3;

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';

/**
 * Watches the turns of the event loop while a subject runs. Something is always ready, so the loop never sleeps: the time between two turns is work, of
 * callbacks and of all microtasks that they lead to.
 * @param profiled take a profile of each call; default true
 */
export function watchEventLoop(subject: Subject, profiled = true): WatchedLoop {
  let stop: () => CpuProfile | undefined = () => undefined;
  let open = false;
  let longest: Blocked = { ms: 0, preemptedMs: 0, from: 0, to: 0 };
  let since = 0;
  let stamp = 0;
  let before: ProcessorTime | undefined;
  let waitsBefore: number | undefined;
  /** Of this stretch, milliseconds that are the caller's own. */
  let ours = 0;

  const begin = (): void => {
    ours = 0;
    for (let tries = 1; tries <= 5; tries += 1) {
      const start = now();
      waitsBefore = ownWaits();
      before = processorTime();
      stamp = profileClock();
      since = now();
      if (since - start < atOnce) break;
    }
  };
  const mark = (): void => {
    const end = now();
    const ms = end - since - ours;
    const most = longest.ms - longest.preemptedMs;
    if (ms <= most) return;
    const later = processorTimeAt(end);
    const cpuMs = before && later ? later.cpu - before.cpu : undefined;
    let preemptedMs = before && later ? preempted(before, later, ms, false) : 0;
    // A virtual machine's host takes processors away unseen. A thread that never waited by itself ran no longer than the whole process did.
    if (cpuMs !== undefined && waitsBefore !== undefined && ownWaits() === waitsBefore)
      preemptedMs = Math.max(preemptedMs, ms - cpuMs);
    preemptedMs = Math.min(ms, Math.max(0, preemptedMs));
    if (ms - preemptedMs > most) longest = { ms, preemptedMs, cpuMs, from: stamp, to: stamp + (end - since) * 1000 };
  };
  const turn = (): void => {
    if (!open) return;
    mark();
    begin();
    onNextTurn(turn);
  };
  const finish = (): void => {
    if (open) mark();
    open = false;
  };

  return {
    subject(...args) {
      if (profiled) stop = startProfile();
      longest = { ms: 0, preemptedMs: 0, from: 0, to: 0 };
      open = true;
      let returned: number | undefined;
      // The first of the microtasks that follow: what its caller does after the subject has returned is not the subject's.
      queueMicrotask(() => {
        if (returned !== undefined) ours += now() - returned;
      });
      onNextTurn(turn);
      begin();
      let value: unknown;
      try {
        value = subject(...args);
      } catch (error) {
        finish();
        throw error;
      }
      if (!isThenable(value)) {
        finish();
        return value;
      }
      const settled = value.then(
        (result) => {
          finish();
          return result;
        },
        (error) => {
          finish();
          throw error;
        },
      );
      returned = now();
      return settled;
    },
    end() {
      finish();
      const profile = stop();
      stop = () => undefined;
      return { longest, profile };
    },
  };
}
