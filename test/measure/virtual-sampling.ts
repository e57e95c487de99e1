import type { Batch } from '../../src/measure/batch.js';
import type { Windowing } from '../../src/measure/rate.js';
import type { Sampling } from '../../src/measure/sampler.js';

/** What one call takes, in milliseconds, by when it begins. */
export type Takes = (at: number) => number;

/** A clock that only goes by what calls are said to take; every sampler of it shares the time budget. */
export class VirtualClock {
  #now = 0;
  constructor(readonly budget = 1000) {}

  get timeLeft(): number {
    return this.budget - this.#now;
  }

  /** `async`: the subject gives promises, which settle after what a call takes. */
  sampling(takes: Takes, preempted: Takes = () => 0, async = false): Sampling & { calls: number } {
    const clock = this;
    return {
      calls: 0,
      inputMs: 0,
      subjectMs: 0,
      renew() {},
      get timeLeft() {
        return clock.timeLeft;
      },
      async time(n, calls, hardStop = Number.POSITIVE_INFINITY): Promise<Batch> {
        const at = clock.#now;
        const waited = preempted(at);
        const wanted = (takes(at) + waited) * calls;
        const took = Math.min(wanted, hardStop, clock.timeLeft);
        clock.#now += took;
        this.calls += calls;
        const made = { n, at, calls, timed: calls, stopped: wanted > took, async };
        return { ...made, ms: took / calls, preemptedMs: waited };
      },
    };
  }

  /** `concurrency` calls in flight, each of which takes as long as alone. */
  windowing(takes: Takes, concurrency: number): Windowing {
    return {
      inputMs: 0,
      subjectMs: 0,
      time: async (_n, calls) => {
        const at = this.#now;
        const one = takes(at);
        const ms = one * Math.ceil(calls / concurrency);
        this.#now += ms;
        const full = calls - concurrency;
        const fullMs = Math.max(0, ms - one);
        return { at, calls, ms, fullMs, full, preemptedMs: 0, stopped: false, async: true };
      },
    };
  }
}
