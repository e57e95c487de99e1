import { doubtOutsiders } from './outsiders.js';
import { type CannotTell, cannotTell, over, type Verdict, within } from './verdict.js';

/** What was seen of one call: counted requests, and those that may belong to another open scope. */
export interface CountedRequests {
  count: number;
  ambiguous: number;
}

/** Nothing was seen where something was to be expected: requests that a mock answers, or that another process makes, look the same. */
const unseen = (none: string): CannotTell =>
  cannotTell(
    'set-up',
    'no request was seen',
    `check that the call gets as far as a request. Watched, by themselves: fetch, undici, node:http, node:https, and what is built on them (axios, got). Not seen: what a mock answers, node:http2, raw sockets, WebSockets, workers and other processes. If no request is right, ${none}`,
  );

const doubtCount = ({ ambiguous }: CountedRequests): CannotTell | undefined =>
  ambiguous === 0 ? undefined : doubtOutsiders(ambiguous, 'request', 'requests');

/** Why a growth of requests cannot be trusted, where it cannot: one of its counts is doubted, or none of its calls made any. */
export function doubtRequestGrowth(seen: readonly CountedRequests[]): { verdict: CannotTell } | undefined {
  const doubt = seen.map(doubtCount).find((doubt) => doubt !== undefined);
  if (doubt) return { verdict: doubt };
  if (seen.length === 0 || seen.some(({ count }) => count > 0)) return undefined;
  return { verdict: unseen('assert toMakeAtMostRequests(0) instead') };
}

/** Judges a count of requests, exactly: no statistics. A limit above 0 with nothing seen is doubted. */
export function judgeRequestLimit(seen: CountedRequests, max: number): Verdict {
  if (seen.count > max) return over;
  return doubtCount(seen) ?? (seen.count > 0 || max === 0 ? within : unseen('say toMakeAtMostRequests(0)'));
}
