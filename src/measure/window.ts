import type { Subject } from '../surface.js';
import { allWithin, BatchInputs, isThenable } from './batch-inputs.js';
import { Caller, type CallerOptions } from './caller.js';
import { now } from './clock.js';

/** Many calls, so many of them in flight at once; times in milliseconds. */
export interface Window {
  /** When it began, from the first. */
  readonly at: number;
  /** Calls made. */
  readonly calls: number;
  /** Wall time until all had settled; a lower bound when `stopped`. */
  readonly ms: number;
  /** Wall time until the last call began, in which `full` calls settled while all places were taken. */
  readonly fullMs: number;
  readonly full: number;
  readonly preemptedMs: number;
  readonly stopped: boolean;
  /** A call gave a promise or another thenable. */
  readonly async: boolean;
}

interface Ran {
  fullMs: number;
  results: unknown[];
  async: boolean;
}

/** Calls the subject with each input, `concurrency` calls in flight; another begins as soon as one settles. */
function run(subject: Subject, inputs: readonly unknown[], withInput: boolean, concurrency: number): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const results: unknown[] = [];
    const start = now();
    let fullMs = 0;
    let next = 0;
    let settled = 0;
    let async = false;
    const settle = (index: number, result: unknown): void => {
      results[index] = result;
      settled += 1;
      if (settled === inputs.length) resolve({ fullMs, results, async });
      else begin();
    };
    const begin = (): void => {
      const index = next;
      if (index >= inputs.length) return;
      next += 1;
      if (next === inputs.length) fullMs = now() - start;
      try {
        const result = withInput ? subject(inputs[index]) : subject();
        if (isThenable(result)) {
          async = true;
          result.then((value) => settle(index, value), reject);
        }
        // A subject that is only sometimes asynchronous: in a turn of its own, or thousands of calls would nest.
        else queueMicrotask(() => settle(index, result));
      } catch (error) {
        reject(error);
      }
    };
    for (let place = 0; place < Math.min(concurrency, inputs.length); place++) begin();
  });
}

/** Calls an asynchronous subject in windows: inputs made beforehand, `concurrency` calls in flight, the hard stop of a `Caller` around each window. */
export class Windows {
  readonly #caller: Caller;
  readonly #concurrency: number;
  #calls = 0;

  /** @throws what a caller throws; a failing call is numbered by its window */
  constructor(subject: Subject, options: CallerOptions, concurrency: number, timeLeft: () => number) {
    this.#concurrency = concurrency;
    const { input, cleanup, signal } = options;
    const inputs = new BatchInputs(options);
    const clean = cleanup as ((input: unknown, result: unknown) => unknown) | undefined;
    this.#caller = new Caller((made: unknown[]) => run(subject, made, input !== undefined, concurrency), {
      ...options,
      reuseInput: false,
      input: async (n) => {
        const made: unknown[] = input ? [] : Array.from({ length: this.#calls });
        while (made.length < this.#calls)
          made.push(...(await inputs.make(n, this.#calls - made.length, Number.POSITIVE_INFINITY, timeLeft())));
        return made;
      },
      cleanup: clean
        ? async (made: unknown[], ran: Ran | undefined) => {
            const waiting = made.map((one, index) => clean(one, ran?.results[index]));
            await allWithin(waiting, Math.max(1000, timeLeft()), signal);
          }
        : undefined,
    } as CallerOptions);
  }

  get inputMs(): number {
    return this.#caller.inputMs;
  }
  get subjectMs(): number {
    return this.#caller.subjectMs;
  }

  async time(n: number, calls: number): Promise<Window> {
    this.#calls = calls;
    const { call, result } = await this.#caller.callKeeping(n);
    const { at, ms, preemptedMs, stopped } = call;
    const { fullMs = ms, async = true } = (result as Ran | undefined) ?? {};
    const full = Math.max(0, calls - this.#concurrency);
    return { at, calls, ms, fullMs, full, preemptedMs, stopped, async };
  }
}
