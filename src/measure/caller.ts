import type { Subject } from '../surface.js';
import { after, clockCost, nextTurn, now } from './clock.js';
import { guarded } from './guard.js';
import { preempted, processorTime, processorTimeAt } from './preemption.js';
import { armWatchdog } from './watchdog.js';

/** One call of the subject, as it was timed; all times in milliseconds. */
export interface Call {
  readonly n: number;
  /** When it began, from the first call of this caller. */
  readonly at: number;
  /** Wall time from the call until it returned or its promise settled; a lower bound when `stopped`. */
  readonly ms: number;
  /** The part of `ms` in which the process wanted to run and had no processor; 0 where that cannot be told. */
  readonly preemptedMs: number;
  /** Pages of fresh memory that the system found for the process meanwhile; left out where they were not counted. */
  readonly pageFaults?: number;
  /** Ended by the hard stop. */
  readonly stopped: boolean;
  /** The subject gave a promise or another thenable. */
  readonly async: boolean;
}

/** How the subject is called; the names are those of the matchers' options. */
export interface CallerOptions {
  input?: ((n: number) => unknown) | undefined;
  reuseInput?: boolean | undefined;
  cleanup?: ((input: never, result: never) => unknown) | undefined;
  /** The subject's name in errors. Default 'the subject'. */
  name?: string | undefined;
  /** Aborted when the test ended without awaiting the assertion. */
  signal?: AbortSignal | undefined;
  /** Milliseconds from now after which nothing may run any more. */
  timeBudget: number;
  /** Told of each call's size before its input is made; what it gives is awaited. */
  onCall?: ((n: number) => Promise<void> | undefined) | undefined;
  /** Milliseconds from now that the budget may be stretched to by what the thread waits for a processor. Default: none. */
  mostTime?: number | undefined;
}

/** The subject, `input` or `cleanup` threw, rejected or (all but the subject) did not end in time; `cause` is what it threw. */
export class SubjectError extends Error {
  override name = 'SubjectError';
  /** The message without what the cause says, which may hold values. */
  readonly summary: string;
  constructor(what: string, n: number, run: number, cause: unknown, input: CallerOptions['input']) {
    const said = cause instanceof Error || Object.prototype.toString.call(cause) === '[object Error]';
    const why = said ? `${(cause as Error).name}: ${(cause as Error).message}` : String(cause);
    // An input that takes no size is of any.
    const takesSize = input !== undefined && input.length > 0;
    const summary = `${what} failed at ${takesSize ? `n = ${n.toLocaleString('en-US')}, ` : ''}call ${run}`;
    super(`${summary}: ${why}`, { cause });
    this.summary = summary;
  }
}

/** `input` alone used up the time that the assertion has. */
export class InputTooSlow extends Error {
  override name = 'InputTooSlow';
  constructor(readonly n: number) {
    super(`making the input for n = ${n.toLocaleString('en-US')} took all the time there was`);
  }
}

/** The test ended before its assertion did. */
export class Abandoned extends Error {
  override name = 'Abandoned';
}

type Settled = { ok: true; value: unknown } | { ok: false; error: unknown };

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value !== null &&
  (typeof value === 'object' || typeof value === 'function') &&
  typeof (value as { then?: unknown }).then === 'function';

interface Timed {
  settled: Settled | undefined;
  start: number;
  ms: number;
  preemptedMs: number;
  pageFaults: number;
  async: boolean;
}

/** Calls `work`, awaits what it gives, and ends it after `ms`, whether it loops, waits, or loops after waiting. */
async function timed(work: () => unknown, ms: number, signal?: AbortSignal): Promise<Timed> {
  let settled: Settled | undefined;
  let thenable = false;
  let wake = (): void => {};
  let end = 0;
  let later: ReturnType<typeof processorTime>;
  const settle = (outcome: Settled): void => {
    if (settled) return;
    end = now();
    later = processorTimeAt(end);
    settled = outcome;
    wake();
  };
  let before = processorTime();
  let start = now();
  guarded(() => {
    // Read again inside: starting the guard's own thread costs 50 to 200 µs that are not the subject's.
    before = processorTime();
    start = now();
    try {
      const value = work();
      if (isThenable(value)) {
        thenable = true;
        // Inside the guard and the caller's async context: a lazy thenable begins its work here.
        value.then(
          (value) => settle({ ok: true, value }),
          (error) => settle({ ok: false, error }),
        );
      } else settle({ ok: true, value });
    } catch (error) {
      settle({ ok: false, error });
    }
  }, ms);
  const left = ms - (now() - start);
  if (thenable && !settled && left > 0 && !signal?.aborted) {
    const disarm = armWatchdog(left);
    await new Promise<void>((resolve) => {
      const cancel = after(left, resolve);
      wake = () => {
        cancel();
        resolve();
      };
      signal?.addEventListener('abort', wake, { once: true });
    });
    signal?.removeEventListener('abort', wake);
    disarm();
  }
  if (!settled) end = now();
  const elapsed = Math.max(0, end - start - clockCost());
  later ??= processorTime();
  const preemptedMs = before && later ? preempted(before, later, elapsed, thenable) : 0;
  const pageFaults = before && later ? later.pageFaults - before.pageFaults : 0;
  return { settled, start, ms: elapsed, preemptedMs, pageFaults, async: thenable };
}

/**
 * Calls a subject again and again: a fresh input each time, a hard stop, a clean-up. Time spent in `input` and `cleanup` is not the subject's.
 *
 * @example const call = await new Caller(subject, { input, timeBudget: 2000 }).call(64, 500)
 */
export class Caller {
  /** Milliseconds spent in `input` so far. */
  inputMs = 0;
  /** Milliseconds that the last input took, without what it waited for a processor. */
  lastInputMs = 0;
  /** Milliseconds spent in the subject so far. */
  subjectMs = 0;
  calls = 0;
  /** A call gave a promise or another thenable, so that other work could run in between. */
  async = false;
  /** Runs between the making of an input and the call, untimed. */
  prepare: (() => void) | undefined;
  #seen = new WeakSet<object>();
  #reused: { n: number; input: unknown } | undefined;
  #first: number | undefined;
  readonly #began = now();
  readonly #waitedBefore: number | undefined;
  readonly #subject: Subject;
  readonly #options: CallerOptions;

  constructor(subject: Subject, options: CallerOptions) {
    this.#subject = subject;
    this.#options = options;
    if (options.mostTime !== undefined) this.#waitedBefore = processorTime()?.waited;
  }

  /** Milliseconds of the time budget that are left. */
  get timeLeft(): number {
    const { timeBudget, mostTime } = this.#options;
    const elapsed = now() - this.#began;
    if (mostTime === undefined) return timeBudget - elapsed;
    return Math.min(timeBudget - elapsed + this.#waited(), mostTime - elapsed);
  }

  /**
   * Makes an input of size `n`, calls the subject under a hard stop of `hardStop` milliseconds (never beyond the time budget), and cleans up.
   * @throws SubjectError, InputTooSlow, Abandoned; TypeError when `input` gave an object that an earlier call got.
   */
  async call(n: number, hardStop: number = Number.POSITIVE_INFINITY): Promise<Call> {
    const { call } = await this.callKeeping(n, hardStop);
    return call;
  }

  /** As `call`, and gives the subject's result too, and which of this caller's calls it was, from 1. */
  async callKeeping(
    n: number,
    hardStop: number = Number.POSITIVE_INFINITY,
  ): Promise<{ call: Call; result: unknown; run: number }> {
    this.#checkAwaited();
    // Ending a stretch after an await drops every continuation that is ready: those of the test's own runner must have run by then.
    if (this.calls === 0) await nextTurn();
    const told = this.#options.onCall?.(n);
    if (told) await told;
    const input = await this.#makeInput(n);
    this.#checkAwaited();
    const subject = this.#subject;
    this.calls += 1;
    const run = this.calls;
    const withInput = this.#options.input !== undefined;
    this.prepare?.();
    const outcome = await timed(
      withInput ? () => subject(input) : () => subject(),
      Math.max(1, Math.min(hardStop, this.timeLeft)),
      this.#options.signal,
    );
    this.#checkAwaited();
    this.subjectMs += outcome.ms;
    this.async ||= outcome.async;
    this.#first ??= outcome.start;
    const { settled } = outcome;
    const result = settled?.ok ? settled.value : undefined;
    try {
      await this.#cleanUp(input, result, n);
    } catch (error) {
      // The subject's own failure is told first: a clean-up often fails because of it.
      if (!settled || settled.ok) throw error;
    }
    if (settled && !settled.ok)
      throw new SubjectError(this.#options.name ?? 'the subject', n, run, settled.error, this.#options.input);
    const { ms, preemptedMs, pageFaults, async } = outcome;
    return {
      call: {
        n,
        at: outcome.start - this.#first,
        ms,
        preemptedMs,
        pageFaults,
        stopped: !settled,
        async,
      },
      result,
      run,
    };
  }

  #waited(): number {
    const waited = processorTime()?.waited;
    return waited === undefined || this.#waitedBefore === undefined ? 0 : waited - this.#waitedBefore;
  }

  #checkAwaited(): void {
    if (this.#options.signal?.aborted) throw new Abandoned('the test ended before this assertion did');
  }

  async #makeInput(n: number): Promise<unknown> {
    const { input, reuseInput } = this.#options;
    if (!input) return undefined;
    if (reuseInput && this.#reused?.n === n) return this.#reused.input;
    const { settled, ms, preemptedMs } = await timed(() => input(n), Math.max(1, this.timeLeft), this.#options.signal);
    this.inputMs += ms;
    this.lastInputMs = ms - preemptedMs;
    this.#checkAwaited();
    if (!settled) throw new InputTooSlow(n);
    if (!settled.ok) throw new SubjectError('input', n, this.calls + 1, settled.error, input);
    const made = settled.value;
    if (reuseInput) this.#reused = { n, input: made };
    else if ((typeof made === 'object' && made !== null) || typeof made === 'function') {
      if (this.#seen.has(made)) {
        throw new TypeError(
          'input(n) gave the same object to two calls, so a subject that changes or remembers it would be judged wrongly. Make a new one on every call (for example structuredClone(fixture)), or say reuseInput: true if a call does not use it up.',
        );
      }
      this.#seen.add(made);
    }
    return made;
  }

  async #cleanUp(input: unknown, result: unknown, n: number): Promise<void> {
    const { cleanup } = this.#options;
    if (!cleanup) return;
    const clean = cleanup as (input: unknown, result: unknown) => unknown;
    // A clean-up after the budget's end still gets a moment: what it frees outlives the assertion.
    const { settled } = await timed(() => clean(input, result), Math.max(1000, this.timeLeft));
    if (settled?.ok) return;
    const error = settled ? settled.error : new Error('it did not end in time');
    throw new SubjectError('cleanup', n, this.calls, error, this.#options.input);
  }
}
