import { builtin } from '../../runtime.js';

/** A full collection, done when it returns; undefined where this runtime allows none. */
let gc: (() => void) | undefined;
let sought = false;

/** V8 hands out its collector to contexts that are made while the flag is set; the flag goes back, so that later contexts of the user's look as always. */
function seek(): (() => void) | undefined {
  if (!builtin) return undefined;
  const own = (globalThis as { gc?: unknown }).gc;
  try {
    const v8 = builtin('node:v8');
    v8.setFlagsFromString('--expose-gc');
    const found: unknown = builtin('node:vm').runInNewContext('gc');
    if (own === undefined) v8.setFlagsFromString('--no-expose-gc');
    if (typeof found === 'function') return found as () => void;
  } catch {
    // A context without it, or flags that are frozen (--freeze-flags-after-init).
  }
  return typeof own === 'function' ? (own as () => void) : undefined;
}

/** The forced collection of this isolate, which needs no flag; undefined where there is none (a browser, Bun, frozen flags). */
function collector(): (() => void) | undefined {
  if (!sought) {
    sought = true;
    gc = seek();
  }
  return gc;
}

/** What to set where `canCollect` is false: an imperative clause. */
export const howToCollect = "run Node with --expose-gc (Vitest: execArgv: ['--expose-gc'] with pool: 'forks')";

/** True where garbage can be collected on demand. */
export const canCollect = (): boolean => collector() !== undefined;

/**
 * Collects all garbage of this isolate, the memory of dead ArrayBuffers included, before it returns. False where that is not possible: see `canCollect`.
 * 1 to 3 ms for each 10 MB that live. What a promise's callback or a WeakRef of the running turn holds stays until that turn ends.
 *
 * @example forceCollection() && bytesInUse()
 */
export function forceCollection(): boolean {
  const collect = collector();
  if (!collect) return false;
  // Backing stores of the first round's dead buffers are given back by the second.
  collect();
  collect();
  return true;
}

const v8 = builtin?.('node:v8');

/** Bytes in use by this isolate: V8's heap and the memory of its ArrayBuffers and Buffers, garbage included: right after `forceCollection` only what lives. */
export function bytesInUse(): number {
  if (!v8) return 0;
  const { used_heap_size, external_memory } = v8.getHeapStatistics();
  return used_heap_size + external_memory;
}
