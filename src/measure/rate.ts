import { doubt } from '../judge/doubts.js';
import { percentileInterval } from '../judge/percentile.js';
import { meanOf, type RateBlock, type RateDecision, RateJudge } from '../judge/rate.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import { callsPerBatch } from './batch.js';
import { InputTooSlow } from './caller.js';
import type { Sampling } from './sampler.js';
import type { Window } from './window.js';

/** What is to be measured. */
export interface RateRequest {
  /** Calls per second. */
  rate: number;
  concurrency: number;
  /** Exactly this many calls. */
  runs?: number | undefined;
  /** The size that inputs are made for. */
  n: number;
  /** Of the reported interval, 0 < c < 1. Default 0.95. */
  confidence?: number | undefined;
}

/** Calls of an asynchronous subject, several in flight: `Windows`, or a stand-in on another clock. */
export interface Windowing {
  time(n: number, calls: number): Promise<Window>;
  readonly inputMs: number;
  readonly subjectMs: number;
}

/** A measured and judged rate; times in milliseconds, rates in calls per second. */
export interface RateMeasure {
  readonly verdict: Verdict;
  /** The mean rate of the calls judged; NaN when none ended. */
  readonly rate: number;
  /** Where the median block's rate lies. */
  readonly interval?: [number, number];
  /** Mean time per call by block. */
  readonly blocks: readonly number[];
  readonly calls: number;
  /** The subject gave a promise or another thenable. */
  readonly async: boolean;
  /** The call or window that the hard stop ended, when that is why the verdict is `over`. */
  readonly stopped?: { ms: number };
  readonly notes: string[];
  readonly phases: { input: number; subject: number; rest: number };
}

/** A block of calls takes so long at least, its inputs too: a few calls that vary even out, and five blocks are soon there. */
const blockMs = 5;
const windowMs = 20;
const mostInWindow = 4000;
const mostBlocks = 20_000;

/**
 * Calls the subject in blocks until the judge decides or the time budget ends.
 * @throws what a caller throws
 */
export async function measureRate(
  sampling: Sampling,
  windows: Windowing,
  { rate, concurrency, runs, n, confidence }: RateRequest,
): Promise<RateMeasure> {
  const limit = 1000 / rate;
  const budget = sampling.timeLeft;
  const judge = new RateJudge({ limit, runs });
  const blocks: RateBlock[] = [];
  let calls = 0;
  let async = false;
  let stretch = 1;
  let dearest = 0;
  let decision: RateDecision = judge.decide();
  const took = (): number => budget - sampling.timeLeft;

  /** One call or stretch after the other until they make a block. */
  const block = async (most: number): Promise<RateBlock> => {
    const began = took();
    let made = { at: began, calls: 0, ms: 0, preemptedMs: 0, stopped: false };
    do {
      const {
        ms,
        timed,
        preemptedMs,
        stopped,
        async: gave,
        ...batch
      } = await sampling.time(n, Math.min(stretch, most - made.calls));
      calls += batch.calls;
      if (gave && batch.calls > 1) {
        stretch = 1;
        async = true;
        continue;
      }
      async ||= gave;
      // Under `runs` every call counts: the untimed first tenth of a stretch as the others took.
      const counted = runs === undefined ? timed : batch.calls;
      made = {
        ...made,
        calls: made.calls + counted,
        ms: made.ms + ms * counted,
        preemptedMs: made.preemptedMs + preemptedMs * counted,
        stopped,
      };
      // The first call is cold, and by itself.
      if (blocks.length === 0 && runs === undefined) break;
      if (!async) stretch = callsPerBatch(ms);
    } while (made.calls < most && !made.stopped && took() - began < blockMs);
    if (!async && blocks.length === 0) stretch = callsPerBatch(made.ms / made.calls);
    return made;
  };
  let inWindow = 2 * concurrency;
  const window = async (): Promise<RateBlock> => {
    const { ms, fullMs, full, preemptedMs, stopped, ...made } = await windows.time(n, runs ?? inWindow);
    calls += made.calls;
    async ||= made.async;
    const whole = stopped || runs !== undefined || full === 0;
    const perCall = whole ? ms / made.calls : fullMs / full;
    inWindow = Math.max(2 * concurrency, Math.min(mostInWindow, Math.ceil(windowMs / Math.max(perCall, 1e-4))));
    return whole
      ? { at: took() - ms, calls: made.calls, ms, preemptedMs, stopped }
      : { at: took() - ms, calls: full, ms: fullMs, preemptedMs: (preemptedMs * fullMs) / ms, stopped };
  };

  let inputTooSlow: InputTooSlow | undefined;
  while (decision.kind === 'undecided' && blocks.length < mostBlocks) {
    const before = sampling.timeLeft;
    // A block that does not fit would be cut off; the first must be begun.
    if (blocks.length > 0 && before < dearest) break;
    try {
      // Exactly so many calls: no call beforehand that finds out whether the subject is asynchronous.
      const parallel = concurrency > 1 && (async || runs !== undefined);
      const made = parallel
        ? await window()
        : await block(runs === undefined ? Number.POSITIVE_INFINITY : runs - calls);
      if (made.calls === 0) continue;
      blocks.push(made);
      judge.add(made);
    } catch (error) {
      if (!(error instanceof InputTooSlow) || blocks.length === 0) throw error;
      inputTooSlow = error;
      break;
    }
    dearest = Math.max(0.5 * dearest, Math.min(dearest || Number.POSITIVE_INFINITY, before - sampling.timeLeft));
    decision = judge.decide();
  }
  if (decision.kind === 'undecided') decision = judge.decide(true);
  const { kind, from } = decision;
  // What other processes took is no part of what the subject is blamed for.
  const mean = kind === 'over' && runs === undefined ? meanOf(blocks.slice(from), true) : decision.mean;
  const perCall = blocks.map((made) => made.ms / made.calls);
  const interval = percentileInterval(perCall.slice(from), 50, confidence);
  const last = blocks.at(-1);
  const input = sampling.inputMs + windows.inputMs;
  const called = sampling.subjectMs + windows.subjectMs;
  const found = 1000 / mean;
  return {
    verdict:
      kind === 'within'
        ? within
        : kind === 'over'
          ? over
          : undecided({ found, rate, blocks: blocks.length, needed: decision.blocksNeeded, runs, calls, inputTooSlow }),
    rate: found,
    ...(interval ? { interval: [1000 / interval[1], 1000 / interval[0]] as [number, number] } : {}),
    blocks: perCall,
    calls,
    async,
    ...(decision.stopped && last ? { stopped: { ms: last.ms } } : {}),
    notes: notesOn({ runs, kind, from, concurrency, async, calls }),
    phases: { input, subject: called, rest: Math.max(0, took() - input - called) },
  };
}

function undecided(at: {
  found: number;
  rate: number;
  blocks: number;
  needed: number;
  runs: number | undefined;
  calls: number;
  inputTooSlow: InputTooSlow | undefined;
}): Verdict {
  const counted = `${at.calls.toLocaleString('en-US')} ${at.calls === 1 ? 'call' : 'calls'}`;
  if (at.inputTooSlow)
    return doubt('the input costs more than the subject', {
      seen: `making the inputs used up the time budget after ${counted}`,
    });
  if (at.runs !== undefined)
    return doubt('too few calls within the time budget', {
      seen: `${counted} fitted into it, and runs asks for ${at.runs.toLocaleString('en-US')}`,
      next: "raise timeBudget and the test's timeout, or lower runs",
    });
  if (at.blocks < 12)
    return doubt('too few calls within the time budget', {
      seen: `${counted} fitted into it, which does not decide`,
      next: "raise timeBudget and the test's timeout, or say how many calls to judge with runs",
    });
  return doubt('too noisy', {
    seen: `${counted} came to ${perSecond(at.found)} calls a second, which does not decide on ${perSecond(at.rate)} within the time budget`,
    next: "raise timeBudget (and the test's timeout), move the rate further from what the subject sustains, or run it on a quieter machine",
  });
}

const perSecond = (rate: number): string => Number(rate.toPrecision(3)).toLocaleString('en-US');

function notesOn(at: {
  runs: number | undefined;
  kind: RateDecision['kind'];
  from: number;
  concurrency: number;
  async: boolean;
  calls: number;
}): string[] {
  const notes: string[] = [];
  if (at.runs !== undefined && at.kind !== 'undecided') {
    notes.push(
      at.runs === 1
        ? 'Judged on one call, without a warm-up.'
        : `Judged on exactly ${at.runs.toLocaleString('en-US')} calls, the first ones too, by their mean.`,
    );
  }
  if (at.kind === 'within' && at.from > 0)
    notes.push('The first calls took longer and were not counted: they were cold.');
  if (at.concurrency > 1 && !at.async && at.calls > 0)
    notes.push('The subject is synchronous, so its calls ran one after the other.');
  return notes;
}
