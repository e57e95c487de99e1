/** One call as the judge sees it, or the mean of a batch of calls; all times in milliseconds. */
export interface LimitSample {
  /** When it began, from the first call. */
  readonly at: number;
  /** Wall time, of one call; a lower bound when `stopped`. */
  readonly ms: number;
  /** The part of `ms` in which the process wanted to run and had no processor. */
  readonly preemptedMs: number;
  /** Ended by the hard stop. */
  readonly stopped: boolean;
  /** How many calls, one after another, `ms` is the mean of. Default 1. */
  readonly batch?: number;
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
export interface Tally {
  /** Index of the first call judged; those before it were cold. */
  readonly from: number;
  /** Calls judged. */
  readonly judged: number;
  /** Those of them known to have taken longer than the limit. */
  readonly exceeded: number;
  /** Those of them over the limit by no more than they were preempted: they count against either claim. */
  readonly unknown: number;
}

/** What a call took without the time that it was preempted: at least so long it would have taken alone. */
export const known = ({ ms, preemptedMs }: LimitSample): number => ms - preemptedMs;

/** When a sample ended, from the first call. */
export const endOf = ({ at, ms, batch = 1 }: LimitSample): number => at + ms * batch;

const noCalls: Tally = { from: 0, judged: 0, exceeded: 0, unknown: 0 };

/**
 * The calls as they came, counted against the limit. A call at or under it always counts: noise only adds. One over it exceeds if it does so without the
 * time that it was preempted; else it is unknown.
 */
export class LimitEvidence {
  readonly samples: LimitSample[] = [];
  readonly limit: number;
  /** Milliseconds spent in calls. */
  calling = 0;
  #exceeded = 0;
  #unknown = 0;
  /** As counted when the cold calls ended; undefined until then. */
  #cold: Tally | undefined;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(sample: LimitSample): void {
    const under = sample.ms <= this.limit && !sample.stopped;
    this.samples.push(sample);
    this.calling += sample.ms * (sample.batch ?? 1);
    if (this.exceeds(sample)) this.#exceeded += 1;
    else if (!under) this.#unknown += 1;
    if (under) this.#cold ??= this.samples.length === 1 ? noCalls : { ...this.all, from: this.samples.length };
  }

  exceeds(sample: LimitSample): boolean {
    return known(sample) > this.limit;
  }

  get all(): Tally {
    return { from: 0, judged: this.samples.length, exceeded: this.#exceeded, unknown: this.#unknown };
  }

  /** Without the first call, which pays for loading and compiling; fixed beforehand, so the rest is judged validly. */
  get later(): Tally {
    const [first] = this.samples;
    if (!first) return { ...noCalls, from: 1 };
    const exceeds = this.exceeds(first);
    const unknown = !exceeds && (first.stopped || first.ms > this.limit);
    return {
      from: 1,
      judged: this.samples.length - 1,
      exceeded: this.#exceeded - (exceeds ? 1 : 0),
      unknown: this.#unknown - (unknown ? 1 : 0),
    };
  }

  /**
   * Those from the first one on, if it was not over the limit, else those after the first that was not: a stopping time, so that what follows is a new
   * series. Undefined while all are over.
   */
  get sinceCold(): Tally | undefined {
    const cold = this.#cold;
    return (
      cold && {
        from: cold.from,
        judged: this.samples.length - cold.from,
        exceeded: this.#exceeded - cold.exceeded,
        unknown: this.#unknown - cold.unknown,
      }
    );
  }
}
