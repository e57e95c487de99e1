import { LimitJudge, type LimitSample } from './limit.js';

/** Calls timed as one: a stretch, or a window of calls in flight; all times in milliseconds. */
export interface RateBlock {
  /** When it began, from the first. */
  readonly at: number;
  readonly calls: number;
  /** What its calls took together: wall time, divided among the calls in flight. A lower bound when `stopped`. */
  readonly ms: number;
  /** The part of `ms` in which the process wanted to run and had no processor. */
  readonly preemptedMs: number;
  /** Ended by the hard stop. */
  readonly stopped: boolean;
}

/** What is required; times in milliseconds. */
export interface RateRule {
  /** The most that a call may take in the mean: 1000 ÷ calls per second. */
  readonly limit: number;
  /** Judge exactly this many calls, by their mean alone. */
  readonly runs?: number | undefined;
  /** What the blocks that show `over` must span at least. Default 300. */
  readonly steadyMs?: number | undefined;
}

/** What was decided, and the mean time of the calls that it rests on, in milliseconds; NaN without one. */
export interface RateDecision {
  readonly kind: 'within' | 'over' | 'undecided';
  readonly mean: number;
  /** Index of the first block judged; those before it were cold. */
  readonly from: number;
  /** How many more blocks decide, were all of them on one side. */
  readonly blocksNeeded: number;
  readonly stopped: boolean;
}

/**
 * Judges a rate by the mean time of a call over blocks of calls (the batch means of simulation: Law, Simulation Modeling and Analysis, 5th ed. 2015, section
 * 9.5.3). Two things must agree, or it is undecided:
 *
 * - Most blocks: the sequential sign test of `LimitJudge` on the median block, at its errors (0.001 for `over`, 0.05 for `within`), with all that it knows of
 *   cold starts (24 blocks that span 600 ms, or 48, while there is time), bursts (300 ms, the first and the last quarter by themselves), preempted time and calls that do not end. It assumes nothing of how times
 *   are spread, and a burst is only a few blocks.
 * - The mean of all calls judged: a median block would not see one call in a hundred that takes a second. Preempted time is in it for `within` (noise only
 *   adds) and out of it for `over`.
 *
 * With `runs`: the mean of exactly those calls, no other rule.
 */
export class RateJudge {
  readonly #rule: RateRule;
  readonly #blocks: RateBlock[] = [];
  readonly #typical: LimitJudge;
  #calls = 0;

  constructor(rule: RateRule) {
    this.#rule = rule;
    this.#typical = new LimitJudge({ limit: rule.limit, percentile: 50, steadyMs: rule.steadyMs });
  }

  /** Takes the next block. */
  add(block: RateBlock): void {
    this.#blocks.push(block);
    this.#calls += block.calls;
    this.#typical.add(perCall(block));
  }

  /** Judges the blocks taken so far; `last` when no more can be made. */
  decide(last = false): RateDecision {
    const { limit, runs } = this.#rule;
    const stopped = this.#blocks.some((block) => block.stopped && block.ms > limit * block.calls);
    if (runs !== undefined) {
      const mean = meanOf(this.#blocks);
      const kind = stopped ? 'over' : this.#calls < runs ? 'undecided' : mean <= limit ? 'within' : 'over';
      return { kind, mean, from: 0, blocksNeeded: 1, stopped };
    }
    const typical = this.#typical.decide(last);
    const { from, kind } = typical;
    const judged = this.#blocks.slice(from);
    const mean = meanOf(judged);
    if (kind === 'within' && mean <= limit) return { kind, mean, from, blocksNeeded: 0, stopped: false };
    if (kind === 'over' && (typical.rule === 'stopped' || meanOf(judged, true) > limit))
      return { kind, mean, from, blocksNeeded: 0, stopped: typical.rule === 'stopped' };
    const blocksNeeded = kind === 'undecided' ? Math.min(typical.cleanCallsNeeded, typical.exceedingCallsNeeded) : 1;
    return { kind: 'undecided', mean, from, blocksNeeded, stopped: false };
  }
}

const perCall = ({ at, calls, ms, preemptedMs, stopped }: RateBlock): LimitSample => ({
  at,
  ms: ms / calls,
  preemptedMs: preemptedMs / calls,
  stopped,
  batch: calls,
});

/** Mean time of a call, without preempted time where `own`. */
export function meanOf(blocks: readonly RateBlock[], own = false): number {
  const calls = blocks.reduce((sum, block) => sum + block.calls, 0);
  return blocks.reduce((sum, { ms, preemptedMs }) => sum + ms - (own ? preemptedMs : 0), 0) / calls;
}

/** Judges blocks as a whole, as `RateJudge` does after the last of them. */
export function judgeRate(blocks: readonly RateBlock[], rule: RateRule, last = false): RateDecision {
  const judge = new RateJudge(rule);
  for (const block of blocks) judge.add(block);
  return judge.decide(last);
}
