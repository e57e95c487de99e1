import { type Call, InputTooSlow } from '../../src/measure/caller.js';
import type { Calling } from '../../src/measure/limit.js';

/** What a call takes, in milliseconds; its input, and what `overhead` there is around it. */
export type Told = Partial<Pick<Call, 'preemptedMs' | 'async'>> & { ms: number; input?: number };

/** Stands in for a Caller, on a clock that only goes by what the calls are said to take. */
export class VirtualCaller implements Calling {
  inputMs = 0;
  subjectMs = 0;
  calls = 0;
  #now = 0;
  constructor(
    /** What the next call takes: its index, and when it begins. */
    readonly taking: (index: number, at: number) => number | Told,
    readonly timeBudget = 1000,
    /** What passes around each call. */
    readonly overhead = 0,
  ) {}
  get timeLeft(): number {
    return this.timeBudget - this.#now;
  }
  async call(n: number, hardStop = Number.POSITIVE_INFINITY): Promise<Call> {
    const taken = this.taking(this.calls, this.#now);
    const { ms, input = 0, preemptedMs = 0, async = false } = typeof taken === 'number' ? { ms: taken } : taken;
    if (input >= this.timeLeft) {
      this.inputMs += this.timeLeft;
      this.#now = this.timeBudget;
      throw new InputTooSlow(n);
    }
    this.inputMs += input;
    this.#now += input;
    const most = Math.min(hardStop, this.timeLeft);
    const at = this.#now;
    const stopped = ms > most;
    const took = Math.min(ms, most);
    this.subjectMs += took;
    this.#now += took + this.overhead;
    this.calls += 1;
    return { n, at, ms: took, preemptedMs: Math.min(took, preemptedMs), stopped, async };
  }
}
