import { known, type LimitEvidence } from './limit-evidence.js';
import { percentileOf } from './percentile.js';

/** A call this many times beyond the limit, ended by the hard stop, needs no other to be `over`. */
const endless = 10;
/** A call that the hard stop ended, so many times beyond the limit, is one more that is far over it, however long it would have taken. */
const cutFar = 4;
/** From so far on nothing is gained by going on to the end of the time. */
const atOnce = 8;
/** How far beyond the limit every call must be, and how many after the first one then decide. */
const far = [
  { times: 12, calls: 1 },
  { times: 10, calls: 2 },
  { times: 8, calls: 4 },
  { times: 6, calls: 5 },
  { times: 2, calls: 6 },
] as const;

/** Of the rule for calls that are far over the limit. */
export interface FarOver {
  /** How many more such calls would decide, if all the calls so far are; 0 when they do. */
  readonly callsNeeded: number;
  /** Need not wait for the end of the time. */
  readonly atOnce: boolean;
}

/**
 * Calls that are all known to be far over the limit decide with fewer than the sequential test needs, since a function at four times its limit must not pass
 * because there was no time for twelve calls: 6 after the first one when all are beyond 2 × the limit, 5 beyond 6 ×, 4 beyond 8 ×, 2 beyond 10 ×, 1 beyond
 * 12 ×; never more than the percentile itself asks for, such as 3 for the 90th, of which one call in ten is over at the boundary. 300 ms of calling, and
 * the last one not a tenth faster than the second (a twentieth faster than the median of those before it, beyond 8 ×).
 *
 * Unlike the sequential test this rests on how times are spread. When q(t) is the share of calls beyond t × the limit, it errs with q(2)^6, q(6)^5, q(8)^4,
 * q(10)^2, q(12)^2 (the first call is one of those; q(12) if that is always cold): at most 1 in 1,000 while q(2) is at most 31%, q(6) 25%, q(8) 17%, q(10) and
 * q(12) 3%. For log-normal times with a spread of 1 whose median is the limit they are 24%, 4%, 2%, 1% and 0.6%.
 */
export function farOver(evidence: LimitEvidence, percentile: number, steadyMs: number): FarOver | undefined {
  const { samples, limit, calling } = evidence;
  const later = samples.length - 1;
  const { exceeded } = evidence.all;
  if (later < 0 || exceeded <= later) return undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const sample of samples) {
    // A call that was stopped may have gone on: it is only known to be long.
    if (!sample.stopped) shortest = Math.min(shortest, known(sample));
    else if (known(sample) <= cutFar * limit) return undefined;
    if (shortest <= 2 * limit) return undefined;
  }
  const tier = far.find(({ times }) => shortest > times * limit);
  const byPercentile = Math.ceil(Math.log(0.001) / Math.log(1 - percentile / 100));
  const needed = Math.min(tier?.calls ?? 1, byPercentile);
  const quick = shortest > atOnce * limit;
  const ended = samples.filter(({ stopped }) => !stopped).map(({ ms }) => ms);
  const [first = 0, second = first] = ended;
  const least = quick && ended.length > 1 ? 0.95 * percentileOf(ended.slice(0, -1), 50) : 0.9 * second;
  const steady = samples.at(-1)?.stopped || (ended.at(-1) as number) > least;
  return { callsNeeded: Math.max(needed - later, steady && calling >= steadyMs ? 0 : 1), atOnce: quick };
}

/**
 * Whether the last call shows by itself that the subject does not come back: the hard stop ended the first one beyond the limit, or a later one beyond 10 ×
 * the limit that is like no call before it (10 × as long as any of them, or nine tenths of all the calling), or that followed calls all over the limit.
 * Merely to be cut beyond 10 × the limit is not enough: the call that meets the end of the time is a long one far more often than any other is.
 */
export function isEndless({ samples, limit, calling, all }: LimitEvidence): boolean {
  const last = samples.at(-1);
  if (!last?.stopped) return false;
  if (samples.length === 1) return known(last) > limit;
  if (last.ms < endless * limit) return false;
  const longest = Math.max(...samples.slice(0, -1).map(({ ms }) => ms));
  return all.exceeded === samples.length || last.ms >= endless * longest || last.ms >= 0.9 * calling;
}
