import { boundariesOf } from './limit-boundaries.js';
import { LimitEvidence, type LimitRule, type LimitSample, type Tally } from './limit-evidence.js';
import { farOver, isEndless } from './limit-far-over.js';
import { judgeRuns } from './limit-runs.js';
import { judgeSequentially } from './limit-sequential.js';

export { runsNeeded, runsNeededForOver } from './limit-boundaries.js';
export type { LimitRule, LimitSample } from './limit-evidence.js';

/** Which rule decided, and on which calls. */
export type LimitDecision = Tally &
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
        /** Enough calls exceeded, but not steadily: they were getting faster, were too close together, or may be a cold start. */
        readonly unsteady: boolean;
      }
  );

/** A burst of other work lasts about half of this. */
const burstMs = 300;

/**
 * Judges calls against a time limit, as they come, by the rules in their order: a call that did not come back (`isEndless`), the percentile of exactly `runs`
 * calls (`judgeRuns`), calls that are all far over the limit (`farOver`), a sequential binomial test (`judgeSequentially`). Each says what it errs with.
 */
export class LimitJudge {
  readonly #rule: LimitRule;
  readonly #evidence: LimitEvidence;
  #endless = false;

  constructor(rule: LimitRule) {
    this.#rule = rule;
    this.#evidence = new LimitEvidence(rule.limit);
  }

  /** Takes the next call. */
  add(sample: LimitSample): void {
    this.#evidence.add(sample);
    const stoppedOver = sample.stopped && sample.ms > this.#rule.limit;
    this.#endless ||= this.#rule.runs === undefined ? isEndless(this.#evidence) : stoppedOver;
  }

  /** Judges the calls taken so far; `last` when no more can be made. */
  decide(last = false): LimitDecision {
    const { percentile, limit, runs, steadyMs = burstMs } = this.#rule;
    const { all, samples } = this.#evidence;
    if (this.#endless) return { kind: 'over', rule: 'stopped', ...all };
    if (runs !== undefined) {
      const kind = all.judged < runs ? 'undecided' : judgeRuns(samples.slice(0, runs), percentile, limit);
      if (kind !== 'undecided') return { kind, rule: 'runs', ...all };
      const needed = Math.max(1, runs - all.judged);
      return { kind, ...all, cleanCallsNeeded: needed, exceedingCallsNeeded: needed, unsteady: false };
    }
    const far = farOver(this.#evidence, percentile, steadyMs);
    if (far?.callsNeeded === 0 && (last || far.atOnce)) return { kind: 'over', rule: 'far over', ...all };
    const found = judgeSequentially(this.#evidence, boundariesOf(percentile), percentile, steadyMs, last);
    if (found.kind !== 'undecided') return { kind: found.kind, rule: 'sequential', ...found.tally };
    const { crossed, ...needed } = found;
    return { ...needed, ...all, ...(far ? { farCallsNeeded: far.callsNeeded } : {}), unsteady: crossed };
  }
}

/** Judges a series of calls as a whole, as `LimitJudge` does after the last of them when more could be made. */
export function judgeLimit(samples: readonly LimitSample[], rule: LimitRule): LimitDecision {
  const judge = new LimitJudge(rule);
  for (const sample of samples) judge.add(sample);
  return judge.decide();
}
