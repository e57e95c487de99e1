import { builtin } from '../../runtime.js';

/** Collects in full, or the young objects only. */
export type Collect = (options?: { type: 'minor' }) => void;

let found: Collect | undefined;

/**
 * Makes V8 collect everything that is dead, now and in full; undefined where that cannot be done (a browser, Bun). No flag is needed: a context that is made
 * after `--expose-gc` was set has the function, in forks, threads and Jest's sandbox alike.
 *
 * @example forcedCollection()?.()
 */
export function forcedCollection(): Collect | undefined {
  if (found || !builtin) return found;
  const given = (globalThis as { gc?: Collect }).gc;
  if (typeof given === 'function') {
    found = given;
    return found;
  }
  try {
    builtin('node:v8').setFlagsFromString('--expose-gc');
    const gc: unknown = builtin('node:vm').runInNewContext('gc');
    if (typeof gc === 'function') found = gc as Collect;
  } catch {
    // A runtime without V8's flags.
  }
  return found;
}

/** Bytes that are held now: V8's heap, and the memory of Buffers and ArrayBuffers outside it. Dead ones count until they are collected. */
export function heldBytes(): number {
  const { used_heap_size, external_memory } = (builtin as NodeJS.Process['getBuiltinModule'])(
    'node:v8',
  ).getHeapStatistics();
  return used_heap_size + external_memory;
}
