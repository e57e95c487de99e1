import { callsPerBatch } from './batch.js';
import type { Call } from './caller.js';
import type { Sampling } from './sampler.js';

/** A sample that stands for several calls, one after another: `ms` and `preemptedMs` are per call. */
export interface StretchCall extends Call {
  readonly batch: number;
}

/**
 * Calls too short for the clock, many in a stretch, as samples of a time limit: each is the mean of one stretch. The first one is a single call, which tells
 * how many make a stretch; a subject that gives a promise is called one by one.
 *
 * @example await measureLimit(new Stretches(new Sampler(subject, options, caller)), { limit: 0.0005, percentile: 50, n: 1 })
 */
export class Stretches {
  /** Calls in the longest stretch so far. */
  longest = 1;
  readonly #sampling: Sampling;
  #next = 1;

  constructor(sampling: Sampling) {
    this.#sampling = sampling;
  }

  get timeLeft(): number {
    return this.#sampling.timeLeft;
  }
  get inputMs(): number {
    return this.#sampling.inputMs;
  }
  get subjectMs(): number {
    return this.#sampling.subjectMs;
  }

  async call(n: number, hardStop?: number): Promise<StretchCall> {
    const { calls, ...call } = await this.#sampling.time(n, this.#next, hardStop);
    this.#next = call.async ? 1 : callsPerBatch(call.ms);
    this.longest = Math.max(this.longest, calls);
    return { ...call, batch: calls };
  }
}
