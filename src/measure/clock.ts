import { builtin } from '../runtime.js';

// Captured when the package loads, from Node's own modules where there are any: fake timers, a page's own `performance` and spies set later change nothing.
const performanceNow = builtin ? builtin('node:perf_hooks').performance : globalThis.performance;
const timers = builtin ? builtin('node:timers') : globalThis;
const { setTimeout, clearTimeout } = timers;

/** Milliseconds on a clock that only goes forward, with the finest grain that there is. */
export const now: () => number = performanceNow.now.bind(performanceNow);

/** Calls back after `ms` milliseconds of real time; returns what cancels it. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
