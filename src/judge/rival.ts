import { percentileInterval, percentileOf } from './percentile.js';
import { SequentialBoundary } from './sequential-binomial.js';

/** Subject and rival timed in turn, both orders evened out. */
export interface RivalRound {
  /** When it began, in milliseconds from the first. */
  readonly at: number;
  /** The rival's time divided by the subject's: above 1 when the subject was faster. */
  readonly ratio: number;
}

/** What is required of the ratio of the two times. */
export interface RivalRule {
  /** How many times as fast as the rival the subject must be. */
  readonly by: number;
  /** What the rounds must span, in milliseconds. Default 100. */
  readonly spanMs?: number | undefined;
}

/** Where the rounds stand. */
export interface RivalDecision {
  readonly kind: 'within' | 'over' | 'undecided';
  readonly rounds: number;
  /** How many more rounds decide, were all of them on the side of most. */
  readonly roundsNeeded: number;
}

/**
 * Two copies of one function can differ by this factor for as long as their process lives: where the compiler put their code, which of them was optimised
 * first, whose memory was collected. No number of calls tells that from a difference of the code, so a smaller one is never proven.
 */
export const leastDifference = 1.03;
/** Most error of either claim at its boundary, over all looks. */
const error = 0.001;
const lastLook = 100_000;
const spanMs = 100;

// One boundary serves both claims and all assertions: it knows nothing of the times, and is computed as far as it is asked.
let shared: SequentialBoundary | undefined;
const boundary = (): SequentialBoundary => {
  shared ??= new SequentialBoundary({
    probability: 0.5,
    spend: (look) => error * (1 - 1 / (look + 2)),
    lastLook,
  });
  return shared;
};

/** The ratio that must be exceeded: `by`, but above 1 no less than the least difference that can be proven. */
export const threshold = (by: number): number => (by < 1 ? by : Math.max(by, leastDifference));

/** The fewest rounds that prove anything, all of them on one side. */
export const roundsNeeded = (): number => boundary().trialsFor(0);

/**
 * Judges rounds as they come, by the sign test (Dixon & Mood, The statistical sign test, JASA 41, 1946) on "the ratio is above the threshold", which has
 * probability 0.5 when the median ratio is at the threshold, however times are spread; looked at again and again at a total error of 0.001 for either claim
 * (`SequentialBoundary`: the α-spending of Lan & DeMets 1983).
 *
 * - `within`: the median ratio is above the threshold; so it is, too, in the first half of the rounds and in the second, each by itself; the rounds span 100 ms.
 *   Rounds of one stretch may all be off alike (a burst, code not optimised yet): halves that disagree show it.
 * - `over`: the median ratio is at or below the threshold. A difference too small to be proven is told early so.
 * - A round on the threshold speaks for `over` only.
 */
export class RivalJudge {
  readonly #threshold: number;
  readonly #spanMs: number;
  readonly #rounds: RivalRound[] = [];
  #above = 0;

  constructor({ by, spanMs: span = spanMs }: RivalRule) {
    this.#threshold = threshold(by);
    this.#spanMs = span;
  }

  /** Takes the next round. */
  add(round: RivalRound): void {
    this.#rounds.push(round);
    if (round.ratio > this.#threshold) this.#above += 1;
  }

  decide(): RivalDecision {
    const rounds = this.#rounds.length;
    const below = rounds - this.#above;
    const allowed = boundary().allowed(rounds);
    if (below <= allowed && this.#holdsThroughout()) return { kind: 'within', rounds, roundsNeeded: 0 };
    if (this.#above <= allowed) return { kind: 'over', rounds, roundsNeeded: 0 };
    const needed = boundary().trialsFor(Math.min(below, this.#above)) - rounds;
    return { kind: 'undecided', rounds, roundsNeeded: Math.max(1, needed) };
  }

  /** Whether the rounds span the time they must, and both halves of them are above the threshold at the median. */
  #holdsThroughout(): boolean {
    const rounds = this.#rounds;
    const [first, last] = [rounds[0], rounds.at(-1)];
    if (!first || !last || last.at - first.at < this.#spanMs) return false;
    const half = rounds.length >> 1;
    return [rounds.slice(0, half), rounds.slice(half)].every(
      (part) => percentileOf(ratiosOf(part), 50) > this.#threshold,
    );
  }
}

const ratiosOf = (rounds: readonly RivalRound[]): number[] => rounds.map(({ ratio }) => ratio);

/** The median ratio with its distribution-free confidence interval; undefined without a round. */
export function ratioOf(
  rounds: readonly RivalRound[],
  confidence?: number,
): { value: number; interval?: [number, number] } | undefined {
  if (rounds.length === 0) return undefined;
  const ratios = ratiosOf(rounds);
  const interval = percentileInterval(ratios, 50, confidence);
  return { value: percentileOf(ratios, 50), ...(interval ? { interval } : {}) };
}

/** Judges rounds as a whole, as `RivalJudge` does after the last of them. */
export function judgeRival(rounds: readonly RivalRound[], rule: RivalRule): RivalDecision {
  const judge = new RivalJudge(rule);
  for (const round of rounds) judge.add(round);
  return judge.decide();
}
