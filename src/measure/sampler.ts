import type { Subject } from '../surface.js';
import { type Batch, Batcher } from './batch.js';
import { Caller, type CallerOptions } from './caller.js';

/** What times calls, one by one or many in a stretch: a `Sampler`, or a stand-in on another clock. Times in milliseconds. */
export interface Sampling {
  /** Times `calls` calls: one as a `Caller` does, more as a `Batcher` does. */
  time(n: number, calls: number, hardStop?: number): Promise<Batch>;
  /** Compiles the loop of the batches anew. */
  renew(): void;
  readonly timeLeft: number;
  readonly inputMs: number;
  readonly subjectMs: number;
}

/** A subject whose calls are timed one by one where they are long enough for the clock, else many in a stretch. */
export class Sampler implements Sampling {
  readonly #caller: Caller;
  readonly #batcher: Batcher;

  constructor(subject: Subject, options: CallerOptions, caller: Caller = new Caller(subject, options)) {
    this.#caller = caller;
    this.#batcher = new Batcher(subject, options, caller);
  }

  get timeLeft(): number {
    return this.#caller.timeLeft;
  }
  get inputMs(): number {
    return this.#caller.inputMs;
  }
  get subjectMs(): number {
    return this.#caller.subjectMs;
  }

  async time(n: number, calls: number, hardStop: number = Number.POSITIVE_INFINITY): Promise<Batch> {
    if (calls > 1) return this.#batcher.time(n, calls, hardStop);
    return { ...(await this.#caller.call(n, hardStop)), calls: 1, timed: 1 };
  }

  renew(): void {
    this.#batcher.renew();
  }
}
