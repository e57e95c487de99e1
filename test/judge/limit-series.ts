import type { LimitSample } from '../../src/judge/limit.js';

/** Uniform numbers in [0, 1) that repeat for a seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A standard normal deviate (Box and Muller). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** What the next call takes: its index, when it begins (ms), and chance; or with how much of it was preempted. */
export type Taking = (index: number, at: number, random: () => number) => number | { ms: number; preemptedMs: number };

/** Calls one after another, without end. */
export function* calls(taking: Taking, random: () => number): Generator<LimitSample> {
  let at = 0;
  for (let index = 0; ; index++) {
    const taken = taking(index, at, random);
    const { ms, preemptedMs } = typeof taken === 'number' ? { ms: taken, preemptedMs: 0 } : taken;
    yield { at, ms, preemptedMs, stopped: false };
    at += ms;
  }
}

/** Calls back to back that took `times` milliseconds. */
export function series(times: readonly number[], preemptedMs = 0): LimitSample[] {
  let at = 0;
  return times.map((ms) => {
    const sample = { at, ms, preemptedMs, stopped: false };
    at += ms;
    return sample;
  });
}
