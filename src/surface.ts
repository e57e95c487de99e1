type TimeUnit = 'ns' | 'µs' | 'us' | 'ms' | 's';

/** Time: a number of milliseconds, or with a unit: `50`, `'200 µs'`, `'1.5s'`. */
export type Duration = number | `${number}${TimeUnit}` | `${number} ${TimeUnit}`;

type SizeUnit = 'B' | 'kB' | 'MB' | 'GB' | 'KiB' | 'MiB' | 'GiB';

/** Bytes, always with a unit: `'64 kB'`, `'1.5MiB'`; kB, MB, GB are powers of 1000, KiB, MiB, GiB of 1024. A bare number is a TypeError. */
export type Bytes = `${number}${SizeUnit}` | `${number} ${SizeUnit}`;

/**
 * The most that a growth may be: '1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5', 'n^2', 'n^2 log n', 'n^3', '2^n', any 'n^k'; also 'O(…)', 'n²',
 * 'n*log(n)'; or a function of n. log n means log2(n + 1).
 */
export type Bound = string | ((n: number) => number);

/** What grows, counted or measured per call. */
export type Metric = 'time' | 'steps' | 'queries' | 'rows' | 'requests' | 'items' | 'allocations' | 'memory';

/** A function under test: it takes what `input` made, and may be async. */
// biome-ignore lint/suspicious/noExplicitAny: the widest function type; the matchers infer the real one.
export type Subject = (...args: any[]) => unknown;

/** The first parameter of the subject; anything when the subject's type is unknown or it takes none. */
// biome-ignore lint/suspicious/noExplicitAny: an unknown subject must accept every input and clean-up.
export type InputOf<S> = S extends (...args: infer A) => unknown ? (A extends [] ? any : A[0]) : any;

/** What the subject gives, awaited; anything when its type is unknown. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type ResultOf<S> = S extends (...args: never[]) => infer R ? Awaited<R> : any;

/** Options of every matcher. */
export interface Common<I = unknown, R = unknown> {
  /** Makes the subject's argument; untimed, may be async, called anew for every call. No two calls share an input unless `reuseInput`. */
  input?: (n: number) => I | PromiseLike<I>;
  /** The same input may be used again: for clients, servers and other things that a call does not use up. Default false. */
  reuseInput?: boolean;
  /** Runs after every call, untimed, also after a throw. */
  cleanup?: (input: I, result: R | undefined) => unknown;
  /**
   * Most time that the whole assertion may take; shrinks to what is left of the test's timeout.
   * Default: time limits max(1 s, 2 × runs needed × limit); all others 2 s.
   */
  timeBudget?: Duration;
  /** What 'cannot tell' does. Default 'warn'; 'fail' when PERF_MATCHERS_STRICT=1. */
  inconclusive?: 'warn' | 'fail';
  /** The subject's name in messages; default its own name, else its source's first line. */
  name?: string;
}

/** Options of the time limits. */
export interface TimeOptions<I = unknown, R = unknown> extends Common<I, R> {
  /** 0 < p < 100; default 50. Values of 1 and below are a TypeError (say 99, not 0.99). */
  percentile?: number;
  /** Exactly this many calls; 1 = one call, no warm-up, judged on that call and said so. */
  runs?: number;
}

/** Options of the throughput matcher; of the time limits' options, `percentile` is a TypeError here. */
export interface RateOptions<I = unknown, R = unknown> extends Common<I, R> {
  /** Exactly this many calls, judged by their mean. */
  runs?: number;
  /** How many calls are in flight at once. Default 1. Calls of a synchronous subject run one after the other whatever it says. */
  concurrency?: number;
}

/** Options of the comparison with a rival. */
export interface RivalOptions<I = unknown, R = unknown> extends Common<I, R> {
  /** At least so many times as fast, above 0. Default 1: any proven difference, of 3% or more. */
  by?: number;
}

/** Options of the growth matcher. */
export interface GrowthOptions<I = unknown, R = unknown> extends Common<I, R> {
  input: (n: number) => I | PromiseLike<I>;
  /** What grows. Default: steps where a configured project loads perf-matchers/steps (its other projects answer 'elsewhere'), else time. */
  of?: Metric;
  /** Exactly these sizes (at least 3). */
  sizes?: readonly number[];
  /** Must be judged up to this n: 'within' needs a measured n ≥ upTo; not reaching it fails. Above the largest of `sizes`: TypeError. */
  upTo?: number;
}

/** Options of the query and row matchers. */
export interface QueryOptions<I = unknown, R = unknown> extends Common<I, R> {
  /** A client to watch when it is not found by itself. */
  db?: unknown;
  /** Count only statements whose shape matches. */
  matching?: RegExp;
  /** Count the second call instead of the first. Default false. */
  warmUp?: boolean;
}

/** Options of the N+1 matcher. */
export interface RepeatOptions<I = unknown, R = unknown> extends QueryOptions<I, R> {
  /** So many statements of one shape with differing values from one place are too many: 2 or more. Default 3. */
  repeats?: number;
}

/** Options of the item matcher. */
export interface ItemOptions<I = unknown, R = unknown> extends Common<I, R> {
  /** Picks what is counted from the result, where that is not the result itself or its `rows`, `data` or `items`. */
  items?: (result: R) => unknown;
}

/** Options of the leak matcher. */
export interface LeakOptions<I = unknown, R = unknown> extends Common<I, R> {
  /** The most bytes that may stay behind after each call. Default '64 B'. */
  perCall?: Bytes;
  /** Exactly this many calls after the warm-up, 100 or more. Default: as many as decide within the time budget. */
  iterations?: number;
}

/** A part of a budget: its limit, or that with the part's own options. */
type Part<L, O> = L | ({ limit: L } & O);

/** A part of a budget about growth; its input is the budget's where it has none of its own. */
type GrowthPart<I, R> = Part<Bound, Omit<GrowthOptions<I, R>, 'input'> & Pick<Common<I, R>, 'input'>>;

/**
 * What a subject may cost, all in one: keys are the matchers' names without `to`. Its options hold for all parts, a part's own win. Parts that are not about
 * growth are called with the largest `upTo` or `sizes` of those that are, else with 1.
 */
// biome-ignore lint/suspicious/noExplicitAny: a budget without a subject fits any.
export interface Budget<I = any, R = any> extends Common<I, R> {
  /** What it is called in messages. */
  title?: string;
  completeWithin?: Part<Duration, TimeOptions<I, R>>;
  sustainAtLeast?: Part<number, RateOptions<I, R>>;
  scaleNoWorseThan?: GrowthPart<I, R> | readonly GrowthPart<I, R>[];
  issueAtMostQueries?: Part<number, QueryOptions<I, R>>;
  avoidNPlusOneQueries?: true | { repeats?: number };
  fetchAtMostRows?: Part<number, QueryOptions<I, R>>;
  makeAtMostRequests?: number;
  returnAtMostItems?: Part<number, { items?: (result: R) => unknown }>;
  allocateAtMost?: Bytes;
  useAtMostMemory?: Bytes;
  avoidMemoryLeaks?: true | { perCall?: Bytes; iterations?: number };
  blockEventLoopAtMost?: Duration;
  avoidBlockingApis?: true;
}

/** Settings that hold for all assertions of a test file, below an assertion's own options and above the environment. */
export interface Settings {
  /** Multiplies time limits and divides rates, not time budgets. Default 1, or PERF_MATCHERS_TIME_SCALE. */
  timeScale?: number;
  /** What 'cannot tell' does. Default 'warn'. */
  inconclusive?: 'warn' | 'fail';
  /** False: every matcher passes as 'cannot tell: switched off'. Default true. */
  enabled?: boolean;
  /** The confidence of reported intervals, 0 < c < 1. Default 0.95. */
  confidence?: number;
}
