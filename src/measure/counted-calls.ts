import { allocatedBytes } from '../sensors/steps/allocated.js';
import type { Counting } from '../sensors/steps/counting.js';
import type { StepCount } from '../sensors/steps/step-count.js';
import type { OnWalk } from '../sensors/steps/walks/index.js';
import type { Subject } from '../surface.js';
import type { Call, Caller } from './caller.js';
import { SeededRandom } from './seeded-random.js';
import type { CountedCall } from './step-slot.js';

/** A counted call of more milliseconds may have counted beyond 2^31, unseen. */
const longestCounted = 10_000;

type CallingWith = Pick<Caller, 'call' | 'lastInputMs'>;

/** Calls of a subject that are counted, each with a fresh input and Math.random from a seed. */
export class CountedCalls {
  /** What a Caller is to call. */
  readonly subject: Subject;
  /** Told of each walk of a built-in, where it is set. */
  onWalk: OnWalk | undefined;
  readonly #random: SeededRandom;
  #weighs = false;
  #count: (() => StepCount) | undefined;
  #bytes: (() => number | undefined) | undefined;
  /** Milliseconds that the last call and its input took, without what they waited for a processor. */
  #ms = 0;
  #caller: CallingWith | undefined;
  #check: (call: Call) => void = () => {};

  constructor(subject: Subject, counting: Counting, realm: typeof globalThis) {
    this.#random = new SeededRandom(realm);
    this.subject = (...args) => {
      // Spread would be a walk of its own.
      const call = (): unknown => (args.length === 0 ? subject() : subject(args[0]));
      if (this.#weighs) {
        const { value, bytes } = allocatedBytes(call);
        this.#bytes = bytes;
        return value;
      }
      const { value, reading } = counting.watch(call, this.onWalk);
      this.#count = reading;
      return value;
    };
  }

  /** From now on by this caller, which calls `subject`; `check` throws where a call did not end. */
  by(caller: CallingWith, check: (call: Call) => void): this {
    this.#caller = caller;
    this.#check = check;
    return this;
  }

  /** Counts one call. */
  async count(n: number, seed: number): Promise<StepCount> {
    const { ms } = await this.#call(n, seed);
    return { ...(this.#count as () => StepCount)(), ...(ms > longestCounted ? { overflown: true } : {}) };
  }

  /** Counts one call, with what it took and asked for. */
  async measure(n: number, seed: number): Promise<CountedCall> {
    this.#ms = 0;
    const count = await this.count(n, seed);
    return { count, seed, random: this.#random.used, ms: this.#ms };
  }

  /** The bytes that one call takes from V8's heap; undefined where nothing can be read. */
  async weigh(n: number, seed: number): Promise<number | undefined> {
    this.#weighs = true;
    try {
      await this.#call(n, seed);
      return this.#bytes?.();
    } finally {
      this.#weighs = false;
    }
  }

  async #call(n: number, seed: number): Promise<Call> {
    this.#random.start(seed);
    try {
      const caller = this.#caller as CallingWith;
      const call = await caller.call(n);
      this.#check(call);
      this.#ms = call.ms - call.preemptedMs + caller.lastInputMs;
      return call;
    } finally {
      this.#random.stop();
    }
  }
}
