import { Abandoned, type CallerOptions, InputTooSlow, SubjectError } from './caller.js';
import { after, now } from './clock.js';
import { guarded } from './guard.js';
import { armWatchdog } from './watchdog.js';

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value !== null &&
  (typeof value === 'object' || typeof value === 'function') &&
  typeof (value as { then?: unknown }).then === 'function';

/** What the values settle to, all of them; undefined when that took longer than `ms` milliseconds, or `signal` spoke. */
export async function allWithin(
  values: readonly unknown[],
  ms: number,
  signal?: AbortSignal,
): Promise<unknown[] | undefined> {
  const disarm = armWatchdog(ms);
  let cancel = (): void => {};
  let wake = (): void => {};
  const ended = new Promise<undefined>((resolve) => {
    wake = () => resolve(undefined);
    cancel = after(ms, wake);
    signal?.addEventListener('abort', wake, { once: true });
  });
  try {
    return await Promise.race([Promise.all(values), ended]);
  } finally {
    cancel();
    disarm();
    signal?.removeEventListener('abort', wake);
  }
}

/** Makes inputs for many calls at once, each given to one call only unless `reuseInput`. */
export class BatchInputs {
  #seen = new WeakSet<object>();
  #reused: { n: number; input: unknown } | undefined;
  readonly #options: CallerOptions;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /**
   * Makes up to `count` inputs of size `n`: at least one, and no more once they took `enough` milliseconds. `timeLeft` is what the assertion has.
   * @throws InputTooSlow, SubjectError, Abandoned; TypeError when `input` gave an object twice
   */
  async make(n: number, count: number, enough: number, timeLeft: number): Promise<unknown[]> {
    const { input, reuseInput } = this.#options;
    if (!input) return [];
    if (reuseInput && this.#reused?.n === n) return Array.from({ length: count }, () => this.#reused?.input);
    const made: unknown[] = [];
    let failure: { error: unknown } | undefined;
    const start = now();
    const most = reuseInput ? 1 : count;
    const ended = guarded(() => {
      try {
        do made.push(input(n));
        while (
          // Reading the clock can cost more than an input: after the first few, it is read once for 16 of them.
          made.length < most &&
          ((made.length > 16 && made.length % 16) || now() - start < enough)
        );
      } catch (error) {
        failure = { error };
      }
    }, timeLeft);
    if (failure) throw new SubjectError('input', n, made.length + 1, failure.error, input);
    if (ended === 'stopped') throw new InputTooSlow(n);
    const inputs = made.some(isThenable) ? await this.#settled(made, n, timeLeft - (now() - start)) : made;
    if (!reuseInput) this.#checkFresh(inputs);
    if (!reuseInput) return inputs;
    this.#reused = { n, input: inputs[0] };
    return Array.from({ length: count }, () => inputs[0]);
  }

  async #settled(made: unknown[], n: number, timeLeft: number): Promise<unknown[]> {
    const { signal } = this.#options;
    let inputs: unknown[] | undefined;
    try {
      inputs = await allWithin(made, timeLeft, signal);
    } catch (error) {
      throw new SubjectError('input', n, 1, error, this.#options.input);
    }
    if (signal?.aborted) throw new Abandoned('the test ended before this assertion did');
    if (!inputs) throw new InputTooSlow(n);
    return inputs;
  }

  #checkFresh(inputs: readonly unknown[]): void {
    for (const made of inputs) {
      if ((typeof made !== 'object' || made === null) && typeof made !== 'function') continue;
      if (this.#seen.has(made)) {
        throw new TypeError(
          'input(n) gave the same object to two calls, so a subject that changes or remembers it would be judged wrongly. Make a new one on every call (for example structuredClone(fixture)), or say reuseInput: true if a call does not use it up.',
        );
      }
      this.#seen.add(made);
    }
  }
}
