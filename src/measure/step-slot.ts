import type { StepCount } from '../sensors/steps/step-count.js';
import type { Costed } from './step-sizes.js';

/** One counted call. */
export interface CountedCall {
  readonly count: StepCount;
  readonly seed: number;
  /** The call or its input asked Math.random. */
  readonly random: boolean;
  /** What it took, input and all, in milliseconds: says only whether a larger size can be had in the time that is left. */
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
