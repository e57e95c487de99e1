import type { GrowthOptions, LeakOptions, RateOptions, RepeatOptions, TimeOptions } from '../surface.js';
import { bytes } from './bytes.js';
import { count, duration, percentileName, plural } from './format.js';

/** What an assertion asks for: its matcher, its limit and its options, as they were written or as a record has them. */
export interface Required {
  readonly matcher: string;
  readonly limit?: unknown;
  readonly options?: Partial<
    Pick<TimeOptions, 'percentile' | 'runs'> &
      Pick<RateOptions, 'concurrency'> &
      Pick<GrowthOptions, 'of' | 'upTo' | 'sizes'> &
      Pick<RepeatOptions, 'repeats' | 'matching'> &
      Pick<LeakOptions, 'perCall'>
  >;
}

const time = (limit: unknown): string => (typeof limit === 'number' ? duration(limit) : String(limit));
const size = (limit: unknown): string => (typeof limit === 'number' ? bytes(limit) : String(limit));
const counted = (limit: unknown, one: string, many?: string): string => plural(Number(limit), one, many);

/** What grows, as the beginning of a constraint, with what growth '1' means for it. */
const growing: Record<string, readonly [grows: string, flat: string]> = {
  time: ['takes time that grows no faster than', 'takes as long for a large input as for a small one'],
  steps: ['takes time that grows no faster than', 'takes as long for a large input as for a small one'],
  queries: ['issues queries that grow no faster than', 'issues as many queries for a large input as for a small one'],
  rows: ['fetches rows that grow no faster than', 'fetches as many rows from a large table as from a small one'],
  requests: ['makes requests that grow no faster than', 'makes as many requests for a large input as for a small one'],
  items: ['returns items that grow no faster than', 'returns no more from much data than from little: it has pages'],
  allocations: ['allocates bytes that grow no faster than', 'allocates as much for a large input as for a small one'],
  memory: ['holds memory that grows no faster than', 'holds as much memory for a large input as for a small one'],
};

function growth(limit: unknown, { of = 'time', upTo }: NonNullable<Required['options']>): string {
  const [grows, flat] = growing[of] as readonly [string, string];
  const bound = typeof limit === 'function' ? 'its bound' : String(limit).replace(/^O\((.*)\)$/i, '$1');
  return `${bound === '1' ? flat : `${grows} ${bound}`}${upTo ? `, up to n = ${count(upTo)}` : ''}`;
}

/** A constraint as the end of 'Write it so that it …': 'completes within 50 ms at the median'. Undefined for a matcher that it does not know. */
export function constraint({ matcher, limit, options = {} }: Required): string | undefined {
  const { percentile, runs, concurrency = 1, repeats, matching, perCall } = options;
  const chosen = matching ? ` that match ${matching}` : '';
  const texts: Record<string, () => string> = {
    toCompleteWithin: () =>
      `completes within ${time(limit)}${runs === 1 ? ' in a first, cold call' : percentile === undefined ? '' : ` at ${percentileName(percentile)}`}`,
    toSustainAtLeast: () =>
      `can be called ${counted(limit, 'time')} a second${concurrency > 1 ? `, with ${count(concurrency)} calls in flight` : ''}`,
    toRunFasterThan: () => `runs at least ${limit} times as fast as its rival`,
    toScaleNoWorseThan: () => growth(limit, options),
    toIssueAtMostQueries: () => `issues at most ${counted(limit, 'query', 'queries')}${chosen}`,
    toAvoidNPlusOneQueries: () =>
      `repeats no query for each row${repeats ? ` (${counted(repeats, 'time')} or more)` : ''}: no N+1`,
    toFetchAtMostRows: () => `fetches at most ${counted(limit, 'row')}${chosen}`,
    toMakeAtMostRequests: () => `makes at most ${counted(limit, 'HTTP request')}`,
    toReturnAtMostItems: () => `returns at most ${counted(limit, 'item')}`,
    toAllocateAtMost: () => `allocates at most ${size(limit)} in a call`,
    toUseAtMostMemory: () => `holds at most ${size(limit)} at once`,
    toAvoidMemoryLeaks: () =>
      `holds no more after many calls than after few (${size(perCall ?? limit ?? '64 B')} a call at most)`,
    toBlockEventLoopAtMost: () => `lets the event loop turn at least every ${time(limit)}`,
    toAvoidBlockingApis: () => 'calls no blocking API (no readFileSync, execSync and the like)',
  };
  return texts[matcher]?.();
}

/** The largest size that growth is judged at: what the code will run on. */
export function largestSize(required: readonly Required[]): number | undefined {
  const sizes = required.flatMap(({ options }) => [options?.upTo ?? 0, ...(options?.sizes ?? [])]);
  const largest = Math.max(0, ...sizes);
  return largest > 0 ? largest : undefined;
}

/** All constraints of a subject, one a line, for code that does not exist yet or does not meet them yet. */
export function constraintLines(required: readonly Required[]): string[] {
  const largest = largestSize(required);
  return [
    ...(largest ? [`will run on inputs of size n = ${count(largest)}`] : []),
    ...new Set(required.flatMap((one) => constraint(one) ?? [])),
  ];
}

/** What is to be written, as a prompt. */
export interface Specified {
  /** What it is about. */
  readonly title: string;
  readonly file: string;
  readonly constraints: readonly string[];
  /** The command that checks it, where there is a test. */
  readonly check?: string;
}

/** Constraints as one prompt, of one subject or several. */
export function specification(all: readonly Specified[]): string {
  const blocks = all.map(({ title, file, constraints, check }) =>
    [
      `${file}: write ${title} so that it`,
      ...constraints.map((line) => `- ${line}`),
      ...(check ? [`Check: ${check}`] : []),
    ].join('\n'),
  );
  const demand =
    'State the expected complexity in time and memory in a comment above it. Keep no cache across calls. Change no test and no budget to fit the code.';
  return blocks.length > 0 ? [...blocks, demand].join('\n\n') : '';
}
