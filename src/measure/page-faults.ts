import { now } from './clock.js';
import { processorTime } from './preemption.js';

/** How many pages of memory this process has had the system find for it; 0 in a browser. */
export const pageFaults = (): number => processorTime()?.pageFaults ?? 0;

/** Elements of an array that V8 takes fresh memory for: 512 kB, 128 pages. */
const elements = 2 ** 16;
const fewest = 100;
const tries = 5;

let known: number | undefined;

/**
 * What the system takes to find a page of fresh memory, in milliseconds; measured once per process, 0 where faults are not counted. 0.1 to 0.5 µs by itself, 10 to
 * 30 µs inside some virtual machines and containers, where it makes a step of 5 to 15 times of linear code that outgrows memory it had before.
 */
export function pageFaultMs(): number {
  known ??= measured();
  return known;
}

function measured(): number {
  // Kept until the end: memory given back and taken again costs nothing.
  const kept: number[][] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries; i++) {
    const before = pageFaults();
    const began = now();
    const fresh = new Array<number>(elements).fill(0);
    const taken = now();
    fresh.fill(1);
    const again = now() - taken;
    const faults = pageFaults() - before;
    kept.push(fresh);
    if (faults >= fewest) least = Math.min(least, Math.max(0, taken - began - again) / faults);
  }
  return kept.length === tries && Number.isFinite(least) ? least : 0;
}
