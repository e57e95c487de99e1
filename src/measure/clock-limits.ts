import { percentileOf } from '../judge/percentile.js';
import { Caller } from './caller.js';
import { now } from './clock.js';

/** What a clock cannot see below; in milliseconds. */
export interface ClockLimits {
  /** The smallest step that it takes. */
  readonly grain: number;
  /** What the call of a subject that does nothing reads. */
  readonly empty: number;
}

let measured: Promise<ClockLimits> | undefined;

/** The limits of this process's clock, measured once: under 10 ms. */
export function clockLimits(): Promise<ClockLimits> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<ClockLimits> {
  let grain = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 50; step++) {
    const start = now();
    let end = start;
    while (end === start) end = now();
    grain = Math.min(grain, end - start);
  }
  const caller = new Caller(() => undefined, { timeBudget: 1000 });
  const times: number[] = [];
  while (times.length < 15) times.push((await caller.call(1)).ms);
  return { grain, empty: percentileOf(times, 50) };
}
