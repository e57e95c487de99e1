import type { GCProfiler, GCProfilerResult } from 'node:v8';
import { builtin } from '../../runtime.js';
import { untilSettled } from '../until-settled.js';
import { bytesInUse, canCollect, forceCollection } from './collect.js';
import { withFlags } from './gc-flags.js';

/** What one call held, in bytes beyond those in use before it. */
export interface Live {
  /** The most that lived at a sampling point: as much was held for certain. */
  readonly held: number;
  /** The most in use at any time, garbage included: more was never held. */
  readonly used: number;
  /** What was in use when the call ended, garbage included: after its last sampling point it may have held as much, unseen. */
  readonly unseen: number;
  /** Sampling points while the call ran; what lived when it ended comes beside them. */
  readonly samples: number;
  /** Collections of any kind that the call caused. */
  readonly collections: number;
}

const v8 = builtin?.('node:v8');
const clock = builtin?.('node:perf_hooks').performance;
const now = (): number => clock?.now() ?? 0;
const { setImmediate, clearImmediate } = builtin?.('node:timers') ?? {};

/** A full collection gives buffers' memory back before it ends, and keeps nothing that died while it was marking: it is a sampling point. */
const everyOneFull = 'gc-global';
const flags = ['no-concurrent-array-buffer-sweeping', 'no-incremental-marking'];

/** Between forced collections at least so many milliseconds, and as long again as the last one took. */
const least = 2;

const inUse = ({ heapStatistics }: GCProfilerResult['statistics'][number]['beforeGC']): number =>
  heapStatistics.usedHeapSize + heapStatistics.externalMemory;

/** Reads the collections that a call met. */
function heldIn(
  { statistics }: GCProfilerResult,
  base: number,
  own: readonly number[],
  ended: number,
): Omit<Live, 'unseen'> {
  // Scavenges leave the old generation's garbage in place; the others of a full collection tell what lived.
  const full = statistics.filter(({ gcType }) => gcType === 'MarkSweepCompact');
  const lived = [...full.map(({ afterGC }) => inUse(afterGC) - base), ...own];
  const used = statistics.map(({ beforeGC }) => inUse(beforeGC) - base);
  return {
    held: Math.max(0, ended, ...lived),
    used: Math.max(0, ended, ...used, ...own),
    samples: lived.length,
    // Two are forced at each point of its own.
    collections: Math.max(0, statistics.length - 2 * own.length),
  };
}

/**
 * Watches what a call holds until it returns, throws, or its promise settles: each full collection is a sampling point, and each that the call causes is a full
 * one where `full` says so (ten and more times as dear as a usual one: not for calls that cause hundreds); in turns of the event loop and when it ends, with its result in hand, one is forced. Gives the call's value, or a promise of it, at once; `reading` is for afterwards, and
 * undefined where nothing can be collected.
 *
 * @throws whatever the call throws
 */
export function watchLive(call: () => unknown, full = true): { value: unknown; reading: () => Live | undefined } {
  if (!v8?.GCProfiler || !canCollect()) return { value: call(), reading: () => undefined };
  const profilers = v8.GCProfiler;
  const restore = withFlags(full ? [everyOneFull, ...flags] : flags);
  forceCollection();
  const base = bytesInUse();
  const collections: GCProfiler = new profilers();
  collections.start();
  const own: number[] = [];
  let turn: unknown;
  let found: Live | undefined;
  let ended = false;
  let atReturn = 0;

  const sample = (): number => {
    forceCollection();
    return bytesInUse() - base;
  };
  let next = 0;
  const everyTurn = (): void => {
    const began = now();
    if (began >= next) {
      own.push(sample());
      const took = now() - began;
      next = now() + Math.max(least, took);
    }
    turn = setImmediate?.(everyTurn);
  };
  const end = (): void => {
    if (ended) return;
    ended = true;
    if (turn) clearImmediate?.(turn as NodeJS.Immediate);
    // Garbage is in it: as much was never held at once when no collection came before.
    atReturn = bytesInUse() - base;
    const seen = collections.stop();
    const lives = sample();
    restore();
    if (seen) {
      const live = heldIn(seen, base, own, lives);
      found = { ...live, used: Math.max(live.used, atReturn), unseen: Math.max(0, atReturn) };
    }
  };
  const reading = (): Live | undefined => {
    end();
    return found;
  };
  // Before the call's own: what it holds over one turn is seen in it.
  turn = setImmediate?.(everyTurn);
  // The call's result is still in hand when it ends.
  return { value: untilSettled(call, end), reading };
}
