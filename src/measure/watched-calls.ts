import type { CallOutcome, ScopeOptions } from '../sensors/scope.js';
import { shared } from '../state.js';
import type { Subject } from '../surface.js';
import { nextTurn } from './clock.js';

/** A subject whose calls are watched: call `subject` in its place, and find what each call did in `readings`, in the order of the calls. */
export interface WatchedSubject<R> {
  subject: Subject;
  readings: R[];
  /** Ends the watching of a call that was given up and never settled. */
  close(): void;
}

/** A subject whose calls are watched while `watching` is set. */
export interface WatchedAtTimes<R> {
  readonly subject: Subject;
  watching: boolean;
  /** Of the last watched call; undefined where nothing can be read. */
  reading(): R | undefined;
  /** Ends what a stopped call left open. */
  close(): void;
}

/** Makes a subject whose calls are watched by `watch` only while that is wanted: watched code runs up to ten times slower. */
export function watchAtTimes<R>(
  subject: Subject,
  watch: (call: () => unknown) => { value: unknown; reading: () => R | undefined },
): WatchedAtTimes<R> {
  let last: (() => R | undefined) | undefined;
  const watched: WatchedAtTimes<R> = {
    watching: false,
    subject: (...args) => {
      const call = (): unknown => (args.length === 0 ? subject() : subject(args[0]));
      if (!watched.watching) return call();
      const { value, reading } = watch(call);
      last = reading;
      return value;
    },
    reading: () => last?.(),
    close: () => void last?.(),
  };
  return watched;
}

/** Watches every call of a subject by a sensor's `during`; what `input` and `cleanup` do is not the subject's. */
export function watchCalls<R>(
  subject: Subject,
  during: (
    run: () => Promise<unknown>,
    options: ScopeOptions,
  ) => Promise<{ outcome: CallOutcome<unknown>; reading: R }>,
): WatchedSubject<R> {
  const readings: R[] = [];
  const over = new AbortController();
  return {
    readings,
    close: () => over.abort(),
    async subject(...args) {
      const test = shared().context?.getStore()?.test;
      const call = async (): Promise<unknown> => {
        const result = await subject(...args);
        // A pool hands a query to its client a turn later: one that is not awaited belongs to the call all the same.
        await nextTurn();
        return result;
      };
      const { outcome, reading } = await during(call, { signal: over.signal, ...(test ? { test } : {}) });
      readings.push(reading);
      if (outcome.ok) return outcome.value;
      throw outcome.error;
    },
  };
}
