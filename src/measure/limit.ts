import { type LimitDecision, LimitJudge, runsNeeded, runsNeededForOver } from '../judge/limit.js';
import { percentileInterval, percentileOf } from '../judge/percentile.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import { type Call, InputTooSlow } from './caller.js';
import { type ClockLimits, clockLimits } from './clock-limits.js';
import {
  inputTooSlow,
  noTimeForCalls,
  noTimeLeft,
  type Progress,
  tooFast,
  undecidedAfterMany,
} from './limit-doubts.js';

/** What calls the subject: a `Caller`, or a stand-in on another clock. Times in milliseconds. */
export interface Calling {
  call(n: number, hardStop?: number): Promise<Call>;
  /** What is left of the time budget. */
  readonly timeLeft: number;
  readonly inputMs: number;
  readonly subjectMs: number;
  /** How many calls the longest sample is the mean of. Default 1. */
  readonly longest?: number;
}

/** What is to be measured. */
export interface LimitRequest {
  /** Milliseconds. */
  limit: number;
  /** 0 < p < 100. */
  percentile: number;
  /** Exactly this many calls. */
  runs?: number | undefined;
  /** The size that inputs are made for. */
  n: number;
  /** Of the reported interval, 0 < c < 1. Default 0.95. */
  confidence?: number | undefined;
  /** What the caller's clock cannot see. Default: measured for limits under 10 µs. */
  clock?: ClockLimits | undefined;
  /** Milliseconds for which calls go on once it is judged, for samples of warm code; they change no verdict. Default 0. */
  longerMs?: number | undefined;
}

/** A measured and judged time limit; all times in milliseconds. */
export interface LimitMeasure {
  readonly verdict: Verdict;
  /** What the calls took, in order; at most 1,000 of them, evenly spread, when there were more. */
  readonly samples: number[];
  /** The percentile of the calls judged, by the nearest-rank rule; NaN when there was no call. */
  readonly value: number;
  /** Distribution-free confidence interval of the percentile, when there were enough calls. */
  readonly interval?: [number, number];
  /** Calls judged that are known to have taken longer than the limit. */
  readonly exceeded: number;
  /** Calls judged that took longer by no more than they were preempted. */
  readonly unknown: number;
  readonly judged: number;
  /** All calls made. */
  readonly calls: number;
  /** The call that the hard stop ended, when that is why the verdict is `over`. */
  readonly stopped?: { ms: number; async: boolean };
  /** Full sentences on what a reader must know of the judgement. */
  readonly notes: string[];
  /** Milliseconds by what they were spent on. */
  readonly phases: { input: number; subject: number; rest: number };
}

const mostRecorded = 1000;
/** More calls than this decide nothing that is not at the limit itself. */
const mostCalls = 20_000;
/** Milliseconds; only limits below this are near to what a clock can see, or to what an empty call takes. */
export const tiny = 0.01;
/** Once so many calls are made, what a call takes is known well enough to give up for want of time. */
const fewToKnow = 3;

/**
 * Calls the subject until the judge decides, or until it is plain that it cannot within the time budget. Every call is ended by the hard stop at the
 * budget's end.
 * @throws what the caller throws, except InputTooSlow, which is a `cannot tell`.
 */
export async function measureLimit(caller: Calling, request: LimitRequest): Promise<LimitMeasure> {
  const { limit, percentile, runs, n, confidence } = request;
  const budget = caller.timeLeft;
  const judge = new LimitJudge({ limit, percentile, runs });
  const most = runs ?? Math.max(mostCalls, 20 * runsNeeded(percentile));
  const calls: Call[] = [];
  let cheapest = Number.POSITIVE_INFINITY;
  let decision: LimitDecision = judge.decide();
  let doubt: Verdict | undefined;
  let judgeNext = 1;

  const progress = (): Progress => ({
    ...request,
    budget,
    left: caller.timeLeft,
    cheapest,
    calls,
    decision,
    inputMs: caller.inputMs,
  });
  while (decision.kind === 'undecided' && !doubt) {
    const before = caller.timeLeft;
    try {
      const call = await caller.call(n, before);
      calls.push(call);
      judge.add(call);
    } catch (error) {
      if (!(error instanceof InputTooSlow)) throw error;
      doubt = inputTooSlow(progress());
      break;
    }
    const left = caller.timeLeft;
    // The cheapest call so far, its input and clean-up included: the first one is often slower than all others.
    cheapest = Math.min(cheapest, before - left);
    const ended = calls.length >= most || calls.at(-1)?.stopped === true || left < cheapest;
    // Judging sorts the calls when many exceed: once in a hundredth of them is often enough, and at the end.
    if (calls.length < judgeNext && !ended && calls.length !== runsNeeded(percentile)) continue;
    judgeNext = calls.length + Math.max(1, Math.floor(calls.length / 100));
    decision = judge.decide();
    if (decision.kind !== 'undecided') break;
    doubt = giveUp(progress(), most);
    if (!doubt) continue;
    const final = judge.decide(true);
    if (final.kind === 'undecided') break;
    decision = final;
    doubt = undefined;
  }

  const { from, judged, exceeded, unknown } = decision;
  const more = runs === undefined && !calls.at(-1)?.stopped ? await callOn(caller, request) : [];
  const times = [...calls, ...more].map(({ ms }) => ms);
  const ofJudged = times.slice(from, from + judged);
  const { longest = 1 } = caller;
  if (!doubt && limit < tiny && longest === 1)
    doubt = tooFast(percentileOf(ofJudged, 50), limit, request.clock ?? (await clockLimits()));
  const verdict: Verdict =
    doubt ?? (decision.kind === 'within' ? within : decision.kind === 'over' ? over : noTimeLeft(progress()));
  const interval = percentileInterval(ofJudged, percentile, confidence);
  const ended =
    decision.kind === 'over' && decision.rule === 'stopped' ? calls.find(({ stopped }) => stopped) : undefined;
  return {
    verdict,
    samples: thinned(times),
    value: ofJudged.length > 0 ? percentileOf(ofJudged, percentile) : Number.NaN,
    ...(interval ? { interval } : {}),
    exceeded,
    unknown,
    judged,
    calls: calls.length + more.length,
    ...(ended ? { stopped: { ms: ended.ms, async: ended.async } } : {}),
    notes: [...stretchNote(longest), ...notesOn(decision, calls, request)],
    phases: {
      input: caller.inputMs,
      subject: caller.subjectMs,
      rest: Math.max(0, budget - caller.timeLeft - caller.inputMs - caller.subjectMs),
    },
  };
}

/** Calls that no verdict needs. */
async function callOn(caller: Calling, { n, longerMs = 0 }: LimitRequest): Promise<Call[]> {
  const calls: Call[] = [];
  const end = caller.timeLeft - longerMs;
  let before = caller.timeLeft;
  for (let took = 0; caller.timeLeft > Math.max(end, 2 * took); ) {
    const call = await caller.call(n, before).catch(() => undefined);
    if (!call || call.stopped) break;
    calls.push(call);
    took = before - caller.timeLeft;
    before = caller.timeLeft;
  }
  return calls;
}

/** Why calling on cannot decide, if so. */
function giveUp(progress: Progress, most: number): Verdict | undefined {
  const { calls, cheapest, decision, left, limit, percentile, runs } = progress;
  if (decision.kind !== 'undecided') return undefined;
  const last = calls.at(-1) as Call;
  if (calls.length >= most) return undecidedAfterMany(progress);
  if (last.stopped || left <= 0) return noTimeLeft(progress);
  // Calls that are all far over the limit may decide at the end of the time, the last of them even when the hard stop ends it beyond twice the limit.
  if (runs === undefined && decision.farCallsNeeded !== undefined && left > 2 * limit) return undefined;
  const fits = (count: number): boolean => count * cheapest <= left;
  if (!fits(1)) return noTimeLeft(progress);
  // What looks over, and may be a cold start or a burst, shows which by going on.
  if (decision.unsteady) return undefined;
  if (calls.length < fewToKnow && cheapest * fewToKnow < left) return undefined;
  if (fits(decision.cleanCallsNeeded)) return undefined;
  // More calls over the limit than the percentile leaves room for: it is worth going on to `over`.
  const looksOver = decision.exceeded > (1 - percentile / 100) * decision.judged;
  if (runs === undefined && looksOver && fits(decision.exceedingCallsNeeded)) return undefined;
  const needed = runs ?? (looksOver ? runsNeededForOver(percentile) : runsNeeded(percentile));
  return needed * cheapest > progress.budget ? noTimeForCalls(progress, needed) : noTimeLeft(progress);
}

/** At most 1,000 of the values, evenly spread, the first and the last among them. */
function thinned(values: readonly number[]): number[] {
  if (values.length <= mostRecorded) return [...values];
  const step = (values.length - 1) / (mostRecorded - 1);
  return Array.from({ length: mostRecorded }, (_, index) => values[Math.round(index * step)] as number);
}

function stretchNote(longest: number): string[] {
  if (longest === 1) return [];
  return [
    `One call is too short for the clock: each sample is the mean of a stretch of up to ${longest.toLocaleString('en-US')} calls.`,
  ];
}

function notesOn(decision: LimitDecision, calls: readonly Call[], { runs, limit }: LimitRequest): string[] {
  const notes: string[] = [];
  if (runs === 1) notes.push('Judged on one call, without a warm-up.');
  else if (runs !== undefined && decision.kind !== 'undecided') {
    notes.push(`Judged on exactly ${runs} calls, the first ones too, by the nearest-rank rule.`);
  }
  const { from, unknown, kind } = decision;
  if (kind === 'within' && from > 0) {
    const slow = calls.slice(0, from).filter(({ ms }) => ms > limit).length;
    notes.push(
      slow === 1
        ? 'The first call took longer and was not counted: it was cold.'
        : `The first ${slow} calls took longer and were not counted: they were cold.`,
    );
  }
  if (unknown > 0 && runs === undefined) {
    notes.push(
      `${unknown === 1 ? '1 call over the limit was' : `${unknown.toLocaleString('en-US')} calls over the limit were`} held up by other processes and spoke for neither verdict.`,
    );
  }
  return notes;
}
