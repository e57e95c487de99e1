import type {
  Bound,
  Budget,
  Bytes,
  Common,
  Duration,
  GrowthOptions,
  InputOf,
  ItemOptions,
  LeakOptions,
  QueryOptions,
  RateOptions,
  RepeatOptions,
  ResultOf,
  RivalOptions,
  Subject,
  TimeOptions,
} from '../surface.js';

/**
 * How a matcher learns the subject's type under Vitest 5, whose assertions carry it: S is inferred from `this`, also under `.not` and `.soft`. Vitest 4 knows
 * no second parameter and Jest no Vitest, which the next line allows: S then is what the runner's own declaration hands over, or any function.
 */
// biome-ignore lint/suspicious/noTsIgnore: an error only where Vitest is absent or different
/** @ts-ignore */
type Received<S> = import('vitest').Assertion<void, S> | object;

/** The matchers as methods of an assertion about `T`. */
export interface PerfMatchers<_R = unknown, T = unknown> {
  /**
   * The subject completes within `limit` (milliseconds, or with a unit) at the median, or at the given percentile.
   * @throws TypeError for a subject that is not a function, an unknown unit or option, a percentile of 1 or below.
   * @example await expect(search).toCompleteWithin('50 ms', { input: () => 'shoes', percentile: 95 })
   */
  toCompleteWithin<S = T>(
    this: Received<S>,
    limit: Duration,
    options?: TimeOptions<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * The subject is called at least `callsPerSecond` times a second, with `concurrency` calls in flight (default 1); inputs and clean-ups are not counted.
   * @throws TypeError for a rate that is not above 0, a `concurrency` below 1, `percentile`.
   * @example await expect(handleRequest).toSustainAtLeast(500, { input: makeRequest, concurrency: 10 })
   */
  toSustainAtLeast<S = T>(
    this: Received<S>,
    callsPerSecond: number,
    options?: RateOptions<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * The subject is at least `by` times (default 1: any proven difference) as fast as `rival`, both called in turn with inputs of their own. No proven
   * difference fails; one of less than 3% is never proven.
   * @throws TypeError for a rival that is not a function, a `by` that is not above 0.
   * @example await expect(search).toRunFasterThan(oldSearch, { input: makeProducts, by: 2 })
   */
  toRunFasterThan<S = T>(
    this: Received<S>,
    rival: Subject,
    options?: RivalOptions<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * What the subject takes grows no faster than `bound` as its input grows: powers half apart are told apart by time, log factors by counts.
   * @throws TypeError for an unknown bound, a missing `input`, fewer than three sizes.
   * @example await expect(dedupe).toScaleNoWorseThan('n log n', { input: makeUsers })
   */
  toScaleNoWorseThan<S = T>(
    this: Received<S>,
    bound: Bound,
    options: GrowthOptions<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * One call of the subject issues at most `max` statements; housekeeping such as BEGIN does not count.
   * @throws TypeError for a limit that is not a whole number of 0 or more.
   * @example await expect(listUsers).toIssueAtMostQueries(2)
   */
  toIssueAtMostQueries<S = T>(
    this: Received<S>,
    max: number,
    options?: QueryOptions<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * One call of the subject makes at most `max` HTTP requests: by fetch, undici, node:http, node:https, and what is built on them (axios, got).
   * @throws TypeError for a limit that is not a whole number of 0 or more.
   * @example await expect(() => loadProfile(7)).toMakeAtMostRequests(2)
   */
  toMakeAtMostRequests<S = T>(this: Received<S>, max: number, options?: Common<InputOf<S>, ResultOf<S>>): Promise<void>;
  /**
   * One call of the subject repeats no statement with differing values from one place, `repeats` times (default 3) or more. Batches and the pages of one
   * reading are no repetition.
   * @throws TypeError for `repeats` that is not a whole number of 2 or more.
   * @example await expect(listUsers).toAvoidNPlusOneQueries({ input: () => seed(10) })
   */
  toAvoidNPlusOneQueries<S = T>(this: Received<S>, options?: RepeatOptions<InputOf<S>, ResultOf<S>>): Promise<void>;
  /**
   * One call of the subject fetches at most `max` rows, cursors and streams included; rows that are only changed do not count.
   * @throws TypeError for a limit that is not a whole number of 0 or more.
   * @example await expect(findOpenOrders).toFetchAtMostRows(50)
   */
  toFetchAtMostRows<S = T>(
    this: Received<S>,
    max: number,
    options?: QueryOptions<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * One call of the subject returns at most `max` items: of an array, Map, Set, iterable, stream, of `rows`, `data` or `items` in it, of a Response's JSON body,
   * or of what `items` picks. Iterables and streams are read to their end, and not kept.
   * @throws TypeError for a limit that is not a whole number of 0 or more, `items` that is not a function.
   * @example await expect(listProducts).toReturnAtMostItems(50, { input: seed, items: (page) => page.products })
   */
  toReturnAtMostItems<S = T>(
    this: Received<S>,
    max: number,
    options?: ItemOptions<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * One call of the subject calls no blocking API in its async context: nothing named `…Sync` of node:fs, node:child_process, node:zlib and node:crypto, nor
   * Atomics.wait. What loads modules does not count.
   * @example await expect(createAccount).toAvoidBlockingApis({ input: () => 'ada@example.com' })
   */
  toAvoidBlockingApis<S = T>(this: Received<S>, options?: Common<InputOf<S>, ResultOf<S>>): Promise<void>;
  /**
   * One call of the subject blocks the event loop for at most `limit` (milliseconds, or with a unit) at a stretch, chains of microtasks included: the first
   * call, cold.
   * @throws TypeError for an unknown unit or option.
   * @example await expect(importFile).toBlockEventLoopAtMost('20 ms', { input: makeFile })
   */
  toBlockEventLoopAtMost<S = T>(
    this: Received<S>,
    limit: Duration,
    options?: Common<InputOf<S>, ResultOf<S>>,
  ): Promise<void>;
  /**
   * One warm call of the subject allocates at most `limit` bytes, on the heap and for buffers, whether they are freed or not: the least of several calls.
   * @throws TypeError for a limit without a unit.
   * @example await expect(totalStock).toAllocateAtMost('64 kB', { input: () => makeLevels(1000) })
   */
  toAllocateAtMost<S = T>(this: Received<S>, limit: Bytes, options?: Common<InputOf<S>, ResultOf<S>>): Promise<void>;
  /**
   * A call of the subject holds at most `limit` bytes at once beyond those before it, on the heap and in buffers; what is dead does not count.
   * @throws TypeError for a limit without a unit.
   * @example await expect(() => importFile(path)).toUseAtMostMemory('20 MB')
   */
  toUseAtMostMemory<S = T>(this: Received<S>, limit: Bytes, options?: Common<InputOf<S>, ResultOf<S>>): Promise<void>;
  /**
   * Repeated calls do not hold ever more: after warm-up and a forced collection, what is held grows by at most `perCall` (default '64 B') a call. A cache that
   * fills once is no leak.
   * @throws TypeError for `perCall` without a unit, and for fewer than 100 `iterations`.
   * @example await expect(handleRequest).toAvoidMemoryLeaks({ input: makeRequest })
   */
  toAvoidMemoryLeaks<S = T>(this: Received<S>, options?: LeakOptions<InputOf<S>, ResultOf<S>>): Promise<void>;
  /**
   * The subject meets all parts of a budget, judged with as few calls as can be: the verdict is the worst of theirs.
   * @throws TypeError for a key that no budget has, a budget without a part, and what the matcher of a part throws it for.
   * @example await expect(listUsers).toMeetBudget({ input: seed, completeWithin: '50 ms', issueAtMostQueries: 2 })
   */
  toMeetBudget<S = T>(this: Received<S>, budget: Budget<InputOf<S>, ResultOf<S>>): Promise<void>;
}
