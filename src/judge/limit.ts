import { boundariesOf, type LimitBoundaries } from './limit-boundaries.js';
import { nearestRank, percentileOf } from './percentile.js';
import { fewestSteady, isSteady } from './steady.js';

export { runsNeeded, runsNeededForOver } from './limit-boundaries.js';

/** One call as the judge sees it; all times in milliseconds. */
export interface LimitSample {
  /** When it began, from the first call. */
  readonly at: number;
  /** Wall time; a lower bound when `stopped`. */
  readonly ms: number;
  /** The part of `ms` in which the process wanted to run and had no processor. */
  readonly preemptedMs: number;
  /** Ended by the hard stop. */
  readonly stopped: boolean;
}

/** What is required; times in milliseconds. */
export interface LimitRule {
  readonly limit: number;
  /** 0 < p < 100. */
  readonly percentile: number;
  /** Judge exactly this many calls, by their percentile alone. */
  readonly runs?: number | undefined;
  /** What the calls that show `over` must span at least. Default 300: a burst of other work lasts about half of that. */
  readonly steadyMs?: number | undefined;
}

/** The calls that a judgement rests on. */
export interface LimitEvidence {
  /** Index of the first call judged; those before it were cold. */
  readonly from: number;
  /** Calls judged. */
  readonly judged: number;
  /** Those of them known to have taken longer than the limit. */
  readonly exceeded: number;
  /** Those of them over the limit by no more than they were preempted: they count against either claim. */
  readonly unknown: number;
}

/** Which rule decided. */
export type LimitDecision = LimitEvidence &
  (
    | { readonly kind: 'within'; readonly rule: 'sequential' | 'runs' }
    | { readonly kind: 'over'; readonly rule: 'sequential' | 'runs' | 'far over' | 'stopped' }
    | {
        readonly kind: 'undecided';
        /** How many more calls would show `within`, were none of them over the limit. */
        readonly cleanCallsNeeded: number;
        /** How many more calls would show `over`, did all of them exceed it. */
        readonly exceedingCallsNeeded: number;
        /** How many more calls would show `over` because all are far beyond the limit; undefined when they are not. */
        readonly farCallsNeeded?: number;
        /** Enough calls exceeded, but not steadily: they were getting faster, or were too close together. */
        readonly unsteady: boolean;
      }
  );

/** A call this many times beyond the limit needs no steadiness: no cold start or burst is told by it. */
const farBeyond = 10;
/** How far beyond the limit every call must be, and how many after the first one then decide. */
const far = [
  { times: 4, calls: 2 },
  { times: 2, calls: 4 },
] as const;
const burstMs = 300;

/**
 * Judges calls against a time limit, as they come. What is tested is "a call exceeds the limit", which has probability q = 1 − percentile / 100 at the
 * boundary, whatever the distribution of times is: a group-sequential binomial test (`SequentialBoundary`).
 *
 * - `within` errs with at most 0.05 at the boundary, over all looks: the first look is after `runsNeeded` calls, none over. A first call over the limit is
 *   taken as cold: calls up to and including the first one that is not over are dropped. That is a stopping time, so what follows is tested anew, with its
 *   share of the 0.05.
 * - `over` errs with at most 0.001 at the boundary, over all looks, the first call left out. Conditions that only delay it keep cold code and bursts of
 *   other work from looking over: the calls span 300 ms, their first and their last quarter exceed by themselves, and they are steady (`isSteady`).
 * - A call at or under the limit always counts: noise only adds. One over it exceeds if it does so without the time that it was preempted; else it is
 *   unknown, which counts against either claim.
 * - `over` at once: a call ended by the hard stop after 10 × the limit; a first call so ended that exceeded the limit; or at least two calls and 300 ms of
 *   calling, all known to exceed, one beyond 10 × the limit, none within 2 × and the last one not getting faster (less than a twentieth below the median of
 *   those before): a slow first call and one just over the limit are a cold start.
 * - `over` at the end of the time, when no more calls fit: all known to be beyond 2 × the limit (five calls; three when all are beyond 4 ×), 300 ms of calling,
 *   the last one not a tenth faster than the second. This rule alone is not distribution-free: at the boundary it would err with 0.5^4 for times of which half
 *   are beyond twice their median. Times that vary less (log-normal with a spread of 0.3: 1 of 100 is beyond twice the median) err in 1 of 10^8, and a
 *   function at four times its limit must not pass because there was no time for twelve calls.
 * - With `runs`: the nearest-rank percentile of exactly those calls against the limit, no other rule; a hard stop beyond the limit is over.
 */
export class LimitJudge {
  readonly #rule: LimitRule;
  readonly #boundaries: LimitBoundaries;
  readonly #samples: LimitSample[] = [];
  #exceeded = 0;
  #unknown = 0;
  /** As counted when the cold calls ended; undefined until then. */
  #cold: { from: number; exceeded: number; unknown: number } | undefined;
  #stopped = false;
  #shortest = Number.POSITIVE_INFINITY;
  #longest = 0;
  #calling = 0;

  constructor(rule: LimitRule) {
    this.#rule = rule;
    this.#boundaries = boundariesOf(rule.percentile);
  }

  /** Takes the next call. */
  add(sample: LimitSample): void {
    const { limit, runs } = this.#rule;
    const known = sample.ms - sample.preemptedMs;
    const under = sample.ms <= limit && !sample.stopped;
    const first = this.#samples.length === 0;
    this.#samples.push(sample);
    if (known > limit) this.#exceeded += 1;
    else if (!under) this.#unknown += 1;
    if (under)
      this.#cold ??= { from: first ? 0 : this.#samples.length, exceeded: this.#exceeded, unknown: this.#unknown };
    if (sample.stopped) {
      const beyond =
        runs === undefined ? sample.ms >= farBeyond * limit || (first && known > limit) : sample.ms > limit;
      this.#stopped ||= beyond;
    }
    // A call that was stopped may have gone on: it is only known to be long.
    if (!sample.stopped) this.#shortest = Math.min(this.#shortest, known);
    else if (known <= 2 * limit) this.#shortest = 0;
    this.#longest = Math.max(this.#longest, known);
    this.#calling += sample.ms;
  }

  /** Judges the calls taken so far; `last` when no more can be made. */
  decide(last = false): LimitDecision {
    const all: LimitEvidence = {
      from: 0,
      judged: this.#samples.length,
      exceeded: this.#exceeded,
      unknown: this.#unknown,
    };
    if (this.#stopped) return { kind: 'over', rule: 'stopped', ...all };
    if (this.#rule.runs !== undefined) return this.#byRuns(this.#rule.runs, all);
    const farCallsNeeded = this.#farCallsNeeded();
    if (farCallsNeeded === 0 && (last || this.#longest > farBeyond * this.#rule.limit))
      return { kind: 'over', rule: 'far over', ...all };

    const { warm, restarted, over } = this.#boundaries;
    const later = this.#later();
    const notOver = later.judged - later.exceeded;
    const crossed = later.judged > 0 && notOver <= over.allowed(later.judged) && this.#exceedsThroughout();
    if (crossed && isSteady(this.#samples, this.#rule.limit, this.#rule.percentile)) {
      return { kind: 'over', rule: 'sequential', ...later };
    }
    const test = this.#cold?.from === 0 ? warm : restarted;
    const sinceCold = this.#sinceCold();
    const slow = sinceCold.exceeded + sinceCold.unknown;
    // Calls that would be over, were they steady, are not within, however the last of them went.
    if (this.#cold && !crossed && slow <= test.allowed(sinceCold.judged)) {
      return { kind: 'within', rule: 'sequential', ...sinceCold };
    }
    return {
      kind: 'undecided',
      ...all,
      cleanCallsNeeded: Math.max(1, test.trialsFor(slow) - sinceCold.judged + (this.#cold ? 0 : 1)),
      exceedingCallsNeeded: Math.max(1, over.trialsFor(notOver) - later.judged, fewestSteady - later.judged),
      ...(farCallsNeeded === undefined ? {} : { farCallsNeeded }),
      unsteady: crossed,
    };
  }

  #all(): LimitEvidence {
    return { from: 0, judged: this.#samples.length, exceeded: this.#exceeded, unknown: this.#unknown };
  }

  /** Without the first call, which pays for loading and compiling; fixed beforehand, so the rest is judged validly. */
  #later(): LimitEvidence {
    const [first] = this.#samples;
    if (!first) return { from: 1, judged: 0, exceeded: 0, unknown: 0 };
    const { limit } = this.#rule;
    const exceeds = first.ms - first.preemptedMs > limit;
    const unknown = !exceeds && (first.stopped || first.ms > limit);
    return {
      from: 1,
      judged: this.#samples.length - 1,
      exceeded: this.#exceeded - (exceeds ? 1 : 0),
      unknown: this.#unknown - (unknown ? 1 : 0),
    };
  }

  #sinceCold(): LimitEvidence {
    const judged = this.#samples.length;
    const cold = this.#cold;
    // Calls before the cold ones end are no evidence for `within`.
    if (!cold) return { from: 0, judged: 0, exceeded: 0, unknown: 0 };
    if (cold.from === 0) return this.#all();
    return {
      from: cold.from,
      judged: judged - cold.from,
      exceeded: this.#exceeded - cold.exceeded,
      unknown: this.#unknown - cold.unknown,
    };
  }

  /** How many more calls would show that all are far over the limit; undefined when one of them is not. */
  #farCallsNeeded(): number | undefined {
    const { limit, steadyMs = burstMs } = this.#rule;
    const later = this.#samples.length - 1;
    if (later < 0 || this.#exceeded <= later || this.#shortest <= 2 * limit) return undefined;
    const beyond = this.#longest > farBeyond * limit;
    const needed = beyond ? 1 : (far.find(({ times }) => this.#shortest > times * limit)?.calls ?? 1);
    const ended = this.#samples.filter(({ stopped }) => !stopped).map(({ ms }) => ms);
    const last = ended.at(-1) ?? Number.POSITIVE_INFINITY;
    const [first = 0, second = first] = ended;
    const least = beyond && ended.length > 1 ? 0.95 * percentileOf(ended.slice(0, -1), 50) : 0.9 * second;
    const steady = last > least || (beyond && this.#samples.at(-1)?.stopped === true);
    return Math.max(needed - later, steady && this.#calling >= steadyMs ? 0 : 1);
  }

  /** Whether the calls span the time they must, and the percentile is over in the first quarter of it and in the last: a single burst cannot be in both. */
  #exceedsThroughout(): boolean {
    const { limit, percentile, steadyMs = burstMs } = this.#rule;
    const begin = (this.#samples[1] as LimitSample).at;
    const last = this.#samples.at(-1) as LimitSample;
    if (last.at + last.ms - begin < steadyMs) return false;
    const quarter = (last.at - begin) / 4;
    const isOver = (part: readonly LimitSample[]): boolean => {
      const notOver = part.filter(({ ms, preemptedMs }) => ms - preemptedMs <= limit).length;
      return notOver < nearestRank(percentile, part.length);
    };
    const later = this.#samples.slice(1);
    return (
      isOver(later.filter(({ at }) => at <= begin + quarter)) &&
      isOver(later.filter(({ at }) => at >= last.at - quarter))
    );
  }

  #byRuns(runs: number, all: LimitEvidence): LimitDecision {
    if (all.judged < runs) {
      const needed = runs - all.judged;
      return { kind: 'undecided', ...all, cleanCallsNeeded: needed, exceedingCallsNeeded: needed, unsteady: false };
    }
    const { percentile, limit } = this.#rule;
    const samples = this.#samples.slice(0, runs);
    // A call that was stopped before the limit may have come to anything beyond.
    const atMost = samples.map(({ ms, stopped }) => (stopped ? Number.POSITIVE_INFINITY : ms));
    if (percentileOf(atMost, percentile) <= limit) return { kind: 'within', rule: 'runs', ...all };
    const atLeast = samples.map(({ ms }) => ms);
    if (percentileOf(atLeast, percentile) > limit) return { kind: 'over', rule: 'runs', ...all };
    return { kind: 'undecided', ...all, cleanCallsNeeded: 1, exceedingCallsNeeded: 1, unsteady: false };
  }
}

/** Judges a series of calls as a whole, as `LimitJudge` does after the last of them when more could be made. */
export function judgeLimit(samples: readonly LimitSample[], rule: LimitRule): LimitDecision {
  const judge = new LimitJudge(rule);
  for (const sample of samples) judge.add(sample);
  return judge.decide();
}
