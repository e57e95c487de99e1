import type { StepCount } from '../sensors/steps/step-count.js';
import { type Costed, foreseeSteps } from './step-sizes.js';

/** One counted call. */
export interface CountedCall {
  readonly count: StepCount;
  readonly seed: number;
  /** The call or its input asked Math.random. */
  readonly random: boolean;
  /** What it took, input and all, in milliseconds without waits for a processor: says only whether a larger size can be had in the time that is left. */
  readonly ms: number;
}

/** One size and its calls, in the order in which they were made. */
export class StepSlot {
  readonly calls: CountedCall[] = [];
  /** `ascending`: no larger size was called before it, so that nothing was kept for it. */
  constructor(
    readonly n: number,
    readonly ascending: boolean,
  ) {}

  get first(): CountedCall {
    return this.calls[0] as CountedCall;
  }

  get median(): CountedCall {
    const sorted = [...this.calls].sort((a, b) => a.count.total - b.count.total);
    return sorted[Math.floor((sorted.length - 1) / 2)] as CountedCall;
  }

  get random(): boolean {
    return this.calls.some(({ random }) => random);
  }

  /** What its calls would take again, in milliseconds: the first one compiles. */
  get ms(): number {
    return this.calls.length * Math.min(...this.calls.map(({ ms }) => ms));
  }

  get spent(): number {
    return this.calls.reduce((sum, { count }) => sum + count.total, 0);
  }
}

/** What one call of it costs. */
export const costOf = (slot: StepSlot): Costed => ({ n: slot.n, steps: slot.median.count.total });

/** What cannot be counted takes its time all the same, and shows above so many milliseconds. */
const slow = 50;

/** Calls of fewer steps take what counting takes around them: they are made without a look at the clock. */
const told = 200_000;

/**
 * What calling size n will take, in milliseconds, by the sizes below it: by steps, from whichever of the largest three was the quickest, since another process
 * may hold up any of them; and by time alone, where that has risen twice.
 */
export function foreseeMs(smaller: readonly StepSlot[], n: number): number {
  const costs = smaller.map(costOf);
  const steps = foreseeSteps(costs, n);
  const largest = smaller.slice(-3);
  const perStep = Math.min(...largest.map((slot) => slot.ms / Math.max(told, costOf(slot).steps)));
  const bySteps = steps < told ? 0 : perStep * steps;
  const [before, last] = largest.slice(-2).map(({ ms }) => ms);
  const byTime = before !== undefined && last !== undefined && before > slow ? last * Math.min(8, last / before) : 0;
  return largest.length > 0 ? Math.max(bySteps, byTime) : 0;
}
