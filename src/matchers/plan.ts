import type { Place } from '../explain/source-position.js';
import type { RecordedShape } from '../explain/statements.js';
import type { LongestStretch } from '../explain/time/index.js';
import type { GrowthBound } from '../judge/bound.js';
import type { Verdict } from '../judge/verdict.js';
import type { Caller } from '../measure/caller.js';
import type { Cause, Measured, PerfRecord } from '../record.js';
import type { Speech } from '../speak/message.js';
import type { RunningTest } from '../state.js';
import type { Common, Subject } from '../surface.js';

/** What a matcher measures with. */
export interface Measuring {
  readonly caller: Caller;
  /** The subject's name in messages. */
  readonly name: string;
  /** Aborted when the test ended without awaiting the assertion. */
  readonly signal: AbortSignal;
  readonly test: RunningTest | undefined;
  /** Expected to be over. */
  readonly negated: boolean;
}

/** What a matcher found. */
export interface Outcome {
  verdict: Verdict;
  /** Fails plain and under `.not`: no client is watched, `upTo` was not reached. */
  fails?: boolean;
  measured?: Measured;
  shapes?: RecordedShape[];
  places?: Place[];
  cause?: Cause;
  phases?: Record<string, number>;
  speech: Speech;
  /** Of a budget: what became of each part. */
  parts?: PerfRecord[];
  /** How an `over` that fails is explained by calling the subject again; left out where it is explained already, or cannot be. */
  explain?: ToExplain;
}

/** What is called again, under a profile: the sizes (two for growth, with the bound). */
export interface ToExplain {
  /** Milliseconds that a call took: one whole call is sampled, where there is time. */
  readonly callMs?: number;
  readonly sizes: readonly number[];
  readonly bound?: GrowthBound;
  /** Only what its calls do in the longest stretch without a turn of the event loop. */
  readonly stretch?: LongestStretch;
  /** Called in the subject's place. */
  readonly subject?: Subject;
}

/** One assertion, its arguments checked, before anything runs. */
export interface Plan {
  subject: Subject;
  options: Common;
  requirement: {
    metric: PerfRecord['requirement']['metric'];
    limit: number | string;
    unit: string;
  };
  /** What is required, as the end of 'so that dedupe …': 'completes within 50ms at the median'. */
  claim: string;
  /** Milliseconds that the assertion may take when neither the option nor the test's timeout says less. */
  timeBudget: number;
  /** Judged by the clock or by counts of all that runs: it needs the isolate for itself and means nothing under coverage. */
  timed: boolean;
  /** What is judged does not depend on time: on a busy machine the budget stretches by what the thread waits for a processor, up to the test's timeout. */
  stretches?: boolean;
  /** Its parts are judged by themselves, each by this process or by another. */
  parts?: boolean;
  measure(measuring: Measuring): Promise<Outcome>;
  /** Runs once the assertion is over, however it ended. */
  end?: () => void;
}
