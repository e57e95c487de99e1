import type { Subject } from '../surface.js';
import { allWithin, BatchInputs, isThenable } from './batch-inputs.js';
import { compileLoop, type Loop, type LoopState } from './batch-loop.js';
import { Abandoned, type Call, type CallerOptions, SubjectError } from './caller.js';
import { clockCost, now } from './clock.js';
import { guarded } from './guard.js';
import { preempted, processorTime, processorTimeAt } from './preemption.js';

/** Many calls in one stretch, as one call of the mean length: `ms` and `preemptedMs` are per call. */
export interface Batch extends Call {
  /** All calls made. */
  readonly calls: number;
  /** Those of them that were timed. */
  readonly timed: number;
}

/** Where calls and times are counted, and what is left of the time budget: a `Caller`. */
export interface Account {
  calls: number;
  inputMs: number;
  subjectMs: number;
  readonly timeLeft: number;
}

/** Calls this much longer than the guarded call itself are timed one by one. */
export const longEnough = 0.05;
/** A stretch long enough for the clock, and short enough to be seldom preempted. */
const stretch = 0.2;
/** The share of calls made before the clock starts: starting the guard's thread leaves the processor's caches and predictors cold. */
const runIn = 0.1;
/** More inputs than this at once leave the processor's caches. */
const mostCalls = 4000;
/** Longest time spent on the inputs of one batch. */
const mostInputMs = 2;

/** How many calls of `ms` milliseconds each make a stretch that the clock can read; 1 for calls that are long enough by themselves. */
export function callsPerBatch(ms: number): number {
  if (ms >= longEnough) return 1;
  return Math.max(1, Math.min(mostCalls, Math.ceil(stretch / Math.max(ms, 1e-6))));
}

/**
 * Times synchronous calls too short for the clock, many in one stretch: with inputs made beforehand, in a loop compiled for this subject, as one would
 * by hand: the loop is part of the time, under a nanosecond a call. Taking it off would leave too little, since the processor does its work beside the subject's.
 * Binding the subject to a local makes an import binding's getter (9 ns an access in Vitest) no part of a call.
 *
 * @example const { ms } = await new Batcher(parse, { input, timeBudget: 2000 }, caller).time(1, callsPerBatch(1e-4))
 */
export class Batcher {
  readonly #subject: Subject;
  readonly #options: CallerOptions;
  readonly #account: Account;
  readonly #inputs: BatchInputs;
  #loop: Loop;
  #first: number | undefined;

  constructor(subject: Subject, options: CallerOptions, account: Account) {
    this.#subject = subject;
    this.#options = options;
    this.#account = account;
    this.#inputs = new BatchInputs(options);
    this.#loop = this.#compile();
  }

  #compile(): Loop {
    return compileLoop(this.#options.input !== undefined, this.#options.cleanup !== undefined);
  }

  /** Compiles the loop anew: where code comes to lie in memory is luck, worth several percent, which only several loops even out. */
  renew(): void {
    this.#loop = this.#compile();
  }

  /**
   * Calls the subject up to `calls` times in one stretch, fewer when inputs are costly, and times all but the first tenth, under a hard stop of `hardStop` milliseconds for the whole stretch.
   * When `stopped`, `ms` is a lower bound; when `async`, the subject gave a promise and the time means nothing.
   * @throws SubjectError, InputTooSlow, Abandoned; TypeError when `input` gave an object twice
   */
  async time(n: number, calls: number, hardStop: number = Number.POSITIVE_INFINITY): Promise<Batch> {
    const account = this.#account;
    this.#checkAwaited();
    const withInput = this.#options.input !== undefined;
    const began = now();
    const inputs = await this.#inputs.make(n, calls, mostInputMs, Math.max(1, account.timeLeft));
    if (withInput) account.inputMs += now() - began;
    this.#checkAwaited();
    const count = withInput ? inputs.length : calls;
    const first = Math.floor(runIn * count);
    const results: unknown[] = [];
    const state: LoopState = { done: 0, last: undefined, failure: undefined };
    const subject = this.#subject;
    const loop = this.#loop;
    let before = processorTime();
    let start = now();
    let end: number | undefined;
    let later: ReturnType<typeof processorTime>;
    guarded(
      () => {
        before = processorTime();
        loop(subject, inputs, 0, first, state, results);
        start = now();
        if (!state.failure) loop(subject, inputs, first, count, state, results);
        end = now();
        // Here, as the end of the guard's own thread is waited for.
        later = processorTimeAt(end);
      },
      Math.max(1, Math.min(hardStop, account.timeLeft)),
    );
    const elapsed = Math.max(0, (end ?? now()) - start - clockCost());
    later ??= processorTime();
    account.calls += end === undefined ? 1 : count;
    account.subjectMs += elapsed;
    this.#first ??= start;
    const async = isThenable(state.last);
    // Its time is not looked at, so neither is how it ends.
    if (async) (state.last as PromiseLike<unknown>).then(undefined, () => {});
    const { failure } = state;
    const ended = end !== undefined && !failure;
    try {
      await this.#cleanUp(inputs, results, ended ? count : results.length + 1, n);
    } catch (error) {
      // The subject's own failure is told first: a clean-up often fails because of it.
      if (!failure) throw error;
    }
    if (failure) {
      const run = account.calls - count + state.done + 1;
      throw new SubjectError(this.#options.name ?? 'the subject', n, run, failure.error, this.#options.input);
    }
    const timed = count - first;
    return {
      n,
      calls: count,
      timed,
      at: start - this.#first,
      ms: elapsed / timed,
      preemptedMs: before && later ? preempted(before, later, elapsed, false) / timed : 0,
      stopped: end === undefined,
      async,
    };
  }

  #checkAwaited(): void {
    if (this.#options.signal?.aborted) throw new Abandoned('the test ended before this assertion did');
  }

  /** Cleans up after the first `called` calls; the last of them has no result when it threw or was ended. */
  async #cleanUp(inputs: readonly unknown[], results: readonly unknown[], called: number, n: number): Promise<void> {
    const { cleanup, signal } = this.#options;
    if (!cleanup) return;
    const clean = cleanup as (input: unknown, result: unknown) => unknown;
    // After the budget's end it still gets a moment: what it frees outlives the assertion.
    const left = Math.max(1000, this.#account.timeLeft);
    const waiting: unknown[] = [];
    try {
      const ended = guarded(() => {
        for (let i = 0; i < called; i++) waiting.push(clean(inputs[i], results[i]));
      }, left);
      if (ended === 'stopped' || !(await allWithin(waiting, left, signal))) throw new Error('it did not end in time');
    } catch (error) {
      throw new SubjectError('cleanup', n, waiting.length, error, this.#options.input);
    }
  }
}
