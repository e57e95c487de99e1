import { doubt } from '../judge/doubts.js';
import { type LimitDecision, runsNeeded } from '../judge/limit.js';
import type { CannotTell } from '../judge/verdict.js';
import type { Call } from './caller.js';
import type { ClockLimits } from './clock-limits.js';

/** How far a measurement has come; times in milliseconds. */
export interface Progress {
  readonly limit: number;
  readonly percentile: number;
  readonly runs?: number | undefined;
  /** The time budget, and what is left of it. */
  readonly budget: number;
  readonly left: number;
  /** What the cheapest call took with its input and clean-up. */
  readonly cheapest: number;
  readonly inputMs: number;
  readonly calls: readonly Call[];
  readonly decision: LimitDecision;
}

/** A time in words, two digits: '1.2s', '45ms', '3.1µs', '250ns'. */
function time(ms: number): string {
  const [value, unit] =
    ms >= 999.5 ? [ms / 1000, 's'] : ms >= 1 ? [ms, 'ms'] : ms >= 0.001 ? [ms * 1000, 'µs'] : [ms * 1e6, 'ns'];
  return `${Number(value >= 100 ? value.toFixed(0) : value.toPrecision(2)).toLocaleString('en-US')}${unit}`;
}

const counted = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'call' : 'calls'}`;

/** A budget that is enough, rounded up to a tenth of a second. */
const enough = (ms: number): string => `'${Math.ceil(ms / 100) / 10}s'`;

function tally({ calls, decision, limit }: Progress): string {
  return `${decision.exceeded.toLocaleString('en-US')} of ${counted(calls.length)} took longer than ${time(limit)}`;
}

/** A percentile with few runs is left to be lowered no further than the median. */
const lowerOr = (percentile: number): string => (percentile > 50 ? ', judge a lower percentile' : '');

/** `input` alone used up the time budget. */
export function inputTooSlow({ budget, calls, inputMs, runs, percentile }: Progress): CannotTell {
  const called = ['not called', 'called once', 'called twice'][calls.length] ?? `called ${calls.length} times`;
  return doubt('the input costs more than the subject', {
    seen: `the time budget of ${time(budget)} was used up, ${time(inputMs)} went into ${calls.length === 0 ? '1 input' : `${calls.length + 1} inputs`}, and the subject was ${called}`,
    next: `make the input cheaper, say reuseInput: true if a call does not use it up, or raise timeBudget (${counted(runs ?? runsNeeded(percentile))} are needed)`,
  });
}

/** So many calls cannot be made within the time budget, which is known from the first few. */
export function noTimeForCalls(progress: Progress, needed: number): CannotTell {
  const { budget, calls, cheapest, inputMs, percentile, runs } = progress;
  const inputs = inputMs > (cheapest * calls.length) / 2;
  const each = needed === 1 ? 'it' : 'each';
  return doubt(inputs ? 'the input costs more than the subject' : 'too few calls within the time budget', {
    seen: `${counted(needed)} are needed, ${each} takes about ${time(cheapest)}${inputs ? ' with its input' : ''}, and the time budget is ${time(budget)} (${tally(progress)})`,
    next: `raise timeBudget to ${enough(1.5 * needed * cheapest)} and the test's timeout beyond it${inputs ? ', make input cheaper' : ''}${lowerOr(percentile)}, or ${runs === undefined ? 'say how many calls to judge with runs' : 'lower runs'}`,
  });
}

/** The time budget ended, or its rest is too short to decide. */
export function noTimeLeft(progress: Progress): CannotTell {
  const { budget, calls, decision, limit, runs } = progress;
  const last = calls.at(-1);
  if (calls.length === 1 && last?.stopped && last.ms <= limit) {
    return doubt('too few calls within the time budget', {
      seen: `the first call was ended after ${time(last.ms)}, when the time budget of ${time(budget)} was used up, before the limit of ${time(limit)}`,
      next: `raise timeBudget and the test's timeout above the limit`,
    });
  }
  if (runs !== undefined) return noTimeForCalls(progress, runs);
  const unsteady = decision.kind === 'undecided' && decision.unsteady;
  return doubt('too noisy', {
    seen: `${tally(progress)}, ${unsteady ? 'but they were getting faster or came in bursts, which does not decide' : 'which does not decide'} within the time budget of ${time(budget)}`,
    next: `raise timeBudget (and the test's timeout), move the limit further from what the subject takes, or run it on a quieter machine`,
  });
}

/** So many calls were made that the percentile must be the limit, nearly. */
export function undecidedAfterMany(progress: Progress): CannotTell {
  return doubt('too near to the limit', { seen: `${tally(progress)}, which does not decide` });
}

/** In grains of the clock: a time of so many is good to a fifth. */
const grains = 5;
/** A subject that reads no more than so many empty calls, against a limit of no more than `nearEmpty` of them, may well do nothing. */
const likeEmpty = 1.2;
const nearEmpty = 3;

/** Whether the clock cannot tell what took `value` milliseconds from its limit; a value far below a limit that is far above the grain is no doubt. */
export function tooFast(value: number, limit: number, { grain, empty }: ClockLimits): CannotTell | undefined {
  if (value < grains * grain && limit < grains * grain) {
    return doubt('timer too coarse', {
      seen: `a call takes about ${time(value)}, and the clock goes by ${time(grain)}`,
    });
  }
  if (value <= likeEmpty * empty && limit <= nearEmpty * empty) {
    return doubt('the result looks optimised away', {
      seen: `a call takes ${time(value)}, no longer than one that does nothing (${time(empty)})`,
    });
  }
  return undefined;
}
