import type { GrowthBound } from '../../judge/bound.js';
import type { Caller } from '../../measure/caller.js';
import { now } from '../../measure/clock.js';
import { profileDuring, type Span } from './during.js';
import { causeOfLine, causeOfWaiting, type HotLine, type LikelyCause, placeOfLine } from './hot-lines.js';
import { type ProfileLine, type ProfileLines, profileLines } from './profile-lines.js';
import { profile } from './profiler.js';

export type { HotLine, LikelyCause } from './hot-lines.js';
export { untaken } from './profile-lines.js';

/** Where a subject's time goes, or grows; the first line is the one to change. */
export interface ExplainedTime {
  readonly lines: readonly HotLine[];
  /** For growth: the two sizes that were compared. */
  readonly sizes?: readonly [number, number];
  /** The lines are those of the longest stretch in which the event loop could not turn; shares are of it. */
  readonly stretch?: boolean;
  readonly cause?: LikelyCause;
}

/** How the subject is called again. */
export interface Again {
  /** Made when the profile has begun, for so many milliseconds at most: beginning one takes up to a second in a process that has loaded much. */
  readonly caller: (ms: number) => Caller;
  /** The sizes to compare, for growth; else the one size. */
  readonly sizes: readonly number[];
  readonly bound?: GrowthBound;
  /** Milliseconds of running for each size. */
  readonly ms: number;
  /** Milliseconds for each size in which what waits for a processor may be made up for. */
  readonly mostMs: number;
  /** Of a call that blocks the event loop: only its longest stretch is explained. */
  readonly stretch?: LongestStretch;
}

/** The stretch of a call in which the event loop could not turn for longest. */
export interface LongestStretch {
  /** Of the last call. */
  readonly ofCall: () => Span & { readonly ms: number };
  /** The function that ran longest in the stretch that was judged: its script, and its line as compiled, from 1. */
  readonly ran: { readonly url: string; readonly line: number };
  /** Milliseconds of the stretch that was judged. */
  readonly ms: number;
}

const mostLines = 3;
/** Fewer samples prove nothing. */
const fewestSamples = 30;
/** A line with fewer samples at the smaller size is hardly seen there: no growth is told of it. */
const fewestToCompare = 10;
/** The share of the samples (or of what grew) from which a line is the place to change. */
const provenShare = 0.2;
/** Lines of a smaller share are not shown. */
const shownShare = 0.05;
/** Of a subject that waits for longer than this, a profile does not show what takes its time. */
const mostIdle = 0.6;
/** From this share on a line takes most of the time. */
const mostOfAll = 0.5;
const mostCalls = 20_000;

interface Weighed {
  readonly line: ProfileLine;
  readonly share: number;
  readonly total: number;
  readonly ms?: readonly [number, number];
}

/** Calls the subject again under V8's profiler; undefined where that proves no place. */
export async function explainTime({
  caller,
  sizes,
  bound,
  ms,
  mostMs,
  stretch,
}: Again): Promise<ExplainedTime | undefined> {
  if (stretch) return explainStretch(await sample(caller, 1, ms, mostMs, stretch), stretch);
  const [smaller, larger] = sizes.length > 1 ? (sizes as [number, number]) : [undefined, sizes[0] as number];
  // The smaller size first: what is left to compile would otherwise be the larger one's.
  const small = smaller === undefined ? undefined : await sample(caller, smaller, ms, mostMs);
  const large = await sample(caller, larger, ms, mostMs);
  if (!large) return undefined;
  if (large.idle > mostIdle * (large.idle + large.samples)) return waiting(large);
  if (large.samples < fewestSamples) return undefined;
  if (smaller === undefined || !small || !bound) return conclude(shares(large));
  const grown = conclude(growing(small, large, bound.at(larger) / bound.at(smaller)));
  if (grown) return { ...grown, sizes: [smaller, larger] };
  // What takes most of the time at the larger size is what grows, where growth is over.
  const most = shares(large);
  return (most[0]?.share ?? 0) >= mostOfAll ? conclude(most) : undefined;
}

/** Only a stretch about as long as the one that was judged is taken for the same. */
const sameStretch = 0.5;

/** What took the time of the stretches that were sampled, where they are like the one that was judged: calls after the first may block elsewhere, or hardly at all. */
function explainStretch(sampled: Sampled | undefined, { ran, ms }: LongestStretch): ExplainedTime | undefined {
  if (!sampled || sampled.samples < fewestSamples || (sampled.longestMs ?? 0) < sameStretch * ms) return undefined;
  const again = sampled.functions.some(({ script, line }) => script.url === ran.url && line === ran.line);
  const explained = again ? conclude(shares(sampled)) : undefined;
  return explained && { ...explained, stretch: true };
}

interface Sampled extends ProfileLines {
  /** Milliseconds of a call for each sample. */
  readonly msPerSample: number;
  /** Of the longest stretches of the calls, the median. */
  readonly longestMs?: number;
}

async function sample(
  callerFor: Again['caller'],
  n: number,
  ms: number,
  mostMs: number,
  stretch?: LongestStretch,
): Promise<Sampled | undefined> {
  let caller: Caller | undefined;
  const longest: ReturnType<LongestStretch['ofCall']>[] = [];
  const taken = await profile(async () => {
    caller = callerFor(mostMs);
    const began = now();
    let waited = 0;
    for (let calls = 0; calls < mostCalls; calls++) {
      const elapsed = now() - began;
      // What waited for a processor was not sampled.
      const left = Math.min(ms + waited, mostMs) - elapsed;
      if (left <= 0 || caller.timeLeft <= 0) break;
      const { stopped, async, preemptedMs } = await caller.call(n, left);
      waited += preemptedMs;
      if (stretch) longest.push(stretch.ofCall());
      if (stopped && async) break;
    }
  });
  if (!taken || !caller) return undefined;
  const lines = profileLines(stretch ? profileDuring(taken, longest) : taken);
  const msPerCall = caller.subjectMs / Math.max(1, caller.calls);
  const lengths = longest.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    ...lines,
    msPerSample: msPerCall / Math.max(1, lines.samples + lines.idle),
    longestMs: lengths[lengths.length >> 1] ?? 0,
  };
}

/** What waits is in no sample: only what the source shows can be said. */
function waiting(sampled: Sampled): ExplainedTime | undefined {
  const found = sampled.idle >= fewestSamples ? causeOfWaiting(sampled) : undefined;
  if (!found) return undefined;
  const { cause, place, path } = found;
  const share = sampled.idle / (sampled.idle + sampled.samples);
  return { lines: [{ place, path, share, total: share, waits: true }], cause };
}

const shares = ({ lines, samples }: Sampled): Weighed[] =>
  lines.map((line) => ({ line, share: line.self / samples, total: line.total / samples }));

/** The lines whose time grew by more than allowed, by how much more. */
function growing(small: Sampled, large: Sampled, allowed: number): Weighed[] {
  const keyOf = ({ script, line }: ProfileLine): string => `${script.url}:${line}`;
  const before = new Map(
    small.lines.map((line) => [keyOf(line), line.self < fewestToCompare ? 0 : line.self * small.msPerSample]),
  );
  const excess = large.lines.map((line) => {
    const ms = [before.get(keyOf(line)) ?? 0, line.self * large.msPerSample] as const;
    return { line, ms, total: line.total / large.samples, excess: Math.max(0, ms[1] - allowed * ms[0]) };
  });
  const all = excess.reduce((sum, each) => sum + each.excess, 0);
  return excess
    .map(({ excess, ...rest }) => ({ ...rest, share: all > 0 ? excess / all : 0 }))
    .sort((a, b) => b.share - a.share);
}

function conclude(weighed: readonly Weighed[]): ExplainedTime | undefined {
  const proven = weighed.filter(({ share }) => share >= provenShare);
  if (proven.length === 0) return undefined;
  let cause: LikelyCause | undefined;
  let first: HotLine | undefined;
  let explained: ProfileLine | undefined;
  for (const { line, share, total, ms } of proven) {
    const found = causeOfLine(line.script, line.line, line.functionName);
    if (!found) continue;
    const { place, path } = found;
    cause = found.cause;
    explained = line;
    first = { place, path, share, total, ...(ms ? { ms } : {}) };
    break;
  }
  const lines = new Map<string, HotLine>();
  const keyOf = ({ place }: HotLine): string => `${place.file}:${place.line}`;
  const rest = weighed
    .filter(({ line, share }) => line !== explained && share >= shownShare)
    .slice(0, 2 * mostLines)
    .map(({ line, share, total, ms }): HotLine => ({ ...placeOfLine(line), share, total, ...(ms ? { ms } : {}) }));
  for (const line of [...(first ? [first] : []), ...rest]) if (!lines.has(keyOf(line))) lines.set(keyOf(line), line);
  return { lines: [...lines.values()].slice(0, mostLines), ...(cause ? { cause } : {}) };
}
