import { type GrowthJudgement, judgeGrowth } from '../judge/growth.js';
import { cacheAnswered } from '../judge/growth-cache.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import { type Caller, InputTooSlow } from './caller.js';
import { cleared, leastOf, type Slot, Stopped } from './explore.js';
import { doubtGrowth, unfinished } from './growth-doubts.js';
import { exponentOf, notesOn } from './growth-notes.js';
import type { GrowthByTime, GrowthRequest } from './growth-request.js';
import { firstOf, Sampling, usualLongest } from './growth-sampling.js';
import { type Explored, fewestSizes } from './sizes.js';
import { growsLikeN, withoutFaults } from './without-faults.js';

export { type GrowthByCount, measureGrowthByCount } from './growth-counts.js';
export type { GrowthByTime, GrowthRequest } from './growth-request.js';

/**
 * What the clock and the guarded call add at random, in milliseconds: an empty subject reads 0.3 to 0.6 µs. Making a large input leaves the processor's caches
 * cold, which adds up to 1 µs.
 */
const grain = { afterNumber: 0.0003, afterInput: 0.001, chilled: 0.001 } as const;

/** Calls that all meet cold caches differ by less than this factor where they do the same work. */
const hiddenByCold = 2.5;

/** A largest call below this many milliseconds, once warm, is not worth a verdict where a longer one can be had. */
const fadedMs = 1.5;

/** Where judging needs longer calls, none is made longer than this many milliseconds, a fixed cost aside. */
const longestEver = 80;

/** The largest size leaps when it takes so many times what the bound allows it by the one before. */
const leaping = 1.6;

/** Three rounds before the first look: code is still being compiled in the first two. Two, once no more than this share of the time budget is left. */
const hastyBelow = 7 / 8;

/** Evidence of this strength needs no larger sizes to say 'within'. */
const plainly = -5;

/** More climbs than this for longer calls alone lead nowhere. */
const mostClimbs = 8;

/** More rounds than this do not make a noisy minimum any better. */
const mostRounds = 16;

/**
 * Judges growth by time: climbs from small n until growth is plain, then samples the sizes round-robin, and stops as soon as the verdict is clear.
 * @throws SubjectError, Abandoned, TypeError as Caller.call does
 */
export async function measureGrowthByTime(caller: Caller, request: GrowthRequest): Promise<GrowthByTime> {
  return await new Measurement(caller, request).run();
}

/** One measurement as it goes on. */
class Measurement {
  readonly #caller: Caller;
  readonly #request: GrowthRequest;
  readonly #sampling: Sampling;
  #furthered = 0;
  #followedTimes = 0;
  #climbs = 0;
  #cached = false;
  #judgement: GrowthJudgement | undefined;
  #points: readonly Explored[] = [];
  #stopped: Stopped | undefined;

  constructor(caller: Caller, request: GrowthRequest) {
    this.#caller = caller;
    this.#request = request;
    this.#sampling = new Sampling(caller, request);
  }

  async run(): Promise<GrowthByTime> {
    return this.#told(await this.#verdict());
  }

  async #verdict(): Promise<Verdict> {
    try {
      await this.#sampling.climb(usualLongest, 0.55);
      return await this.#decide();
    } catch (error) {
      if (error instanceof Stopped) return this.#onStop(error);
      if (error instanceof InputTooSlow) return this.#undecided();
      throw error;
    }
  }

  /** Samples round by round until the judge is sure, goes further where that may help, and ends before the time budget does. */
  async #decide(): Promise<Verdict> {
    const [caller, sampling] = [this.#caller, this.#sampling];
    const { bound } = this.#request;
    let longest = usualLongest;
    for (;;) {
      if (sampling.slots.length < this.#needed) return this.#undecided();
      if (sampling.ended === 'cleared' && cleared(sampling.ladder(), bound)) {
        this.#judge();
        return within;
      }
      const finished = await sampling.round();
      if (!finished) return this.#undecided();
      // A cold start or a hiccup can end the climb too early: what is warm and short now can be longer.
      const top = leastOf(sampling.top as Slot);
      const faded = top.ms < fadedMs && sampling.canClimb && this.#climbs < mostClimbs;
      if (faded) this.#climbs += 1;
      if (faded && (await sampling.climb(longest, 0.25))) continue;
      if (sampling.rounds < (caller.timeLeft > hastyBelow * sampling.budget ? 3 : 2)) continue;
      const judgement = this.#judge();
      if (sampling.chilled && judgement.flat) return within;
      if (judgement.kind === 'within' && (await this.#followed(judgement))) continue;
      if (judgement.kind === 'within') return within;
      if (sampling.mayBeCold) {
        if (!(await sampling.chill())) return this.#undecided();
        continue;
      }
      if (judgement.kind === 'over') {
        if (sampling.thin || (await this.#further(judgement))) continue;
        return over;
      }
      if (await sampling.refine()) continue;
      longest = Math.min(2.5 * longest, longestEver);
      const climbed = await sampling.climb(longest, 0.25);
      const last = climbed || sampling.rounds < 3 ? undefined : this.#lastWord(judgement);
      if (last) return last;
    }
  }

  /** Goes up to two octaves further where the largest size leaps, twice at most: a step, or where another growth begins. False where that cannot be had or need not be. */
  async #followed({ leap, against, flat }: GrowthJudgement): Promise<boolean> {
    const { top, budget, rounds } = this.#sampling;
    const times = leap >= leaping ? 2 : against > plainly ? 1 : 0;
    if (!top || flat || this.#followedTimes >= times) return false;
    // One more call may show that it did not.
    if (rounds < 3) return true;
    this.#followedTimes += 1;
    return await this.#sampling.climb(Math.min(8 * leastOf(top).ms, longestEver, budget / 12), 0.4);
  }

  /** Goes an octave further, up to three times, where the bound is broken by the largest sizes only; false where that cannot be had or need not be. */
  async #further({ quickens }: GrowthJudgement): Promise<boolean> {
    const { top, budget } = this.#sampling;
    if (!top || !quickens || this.#furthered >= 3) return false;
    this.#furthered += 1;
    return await this.#sampling.climb(Math.min(8 * leastOf(top).ms, budget / 12), 0.4);
  }

  /** What can be said when the sizes cannot go further; undefined while more samples may help. */
  #lastWord({ flat, tail, interval, spread }: GrowthJudgement): Verdict | undefined {
    if (flat) return within;
    // The largest sizes are few: they are believed where all sizes together at least rule out that there is next to no excess.
    if (tail === 'over' && spread && interval[0] > leastExcess && this.#sampling.rounds >= 5) return over;
    return this.#sampling.rounds >= mostRounds ? this.#undecided() : undefined;
  }

  #judge(): GrowthJudgement {
    const sampling = this.#sampling;
    if (sampling.chosen.length === 0) sampling.choose();
    const called = this.#withoutFaults(sampling.confirmed);
    const least = called.map(leastOf);
    const first = called.map(firstOf);
    this.#cached = cacheAnswered(first, least);
    this.#points = this.#cached ? first : least;
    const scatter = sampling.chilled ? grain.chilled : sampling.cheapInput ? grain.afterNumber : grain.afterInput;
    this.#judgement = judgeGrowth(
      this.#points,
      this.#request.bound,
      scatter,
      sampling.chilled ? hiddenByCold : undefined,
    );
    return this.#judgement;
  }

  /** How many sizes a verdict needs. */
  get #needed(): number {
    return this.#request.sizes?.length ?? fewestSizes;
  }

  #onStop(stopped: Stopped): Verdict {
    this.#stopped = stopped;
    const judged = this.#sampling.slots.length >= 3 ? this.#judge().kind : 'open';
    return stopped.telling || judged === 'over' ? over : unfinished(stopped.n, stopped.ms);
  }

  /** The time is up: what the samples say, or else why they say nothing. */
  #undecided(): Verdict {
    const { slots, budget } = this.#sampling;
    const judgement = slots.length >= 3 ? this.#judge() : undefined;
    const holds = judgement?.kind === 'within' || (judgement?.flat && this.#sampling.rounds >= 2);
    if (slots.length >= this.#needed && holds) return within;
    if (slots.length >= 3 && judgement?.kind === 'over' && (!this.#sampling.thin || isClear(judgement))) return over;
    return doubtGrowth({
      sizes: slots.length,
      needed: this.#needed,
      inputShare: this.#caller.inputMs / (budget - this.#caller.timeLeft),
      top: this.#points[this.#points.length - 1],
      judgement,
    });
  }

  #told(verdict: Verdict): GrowthByTime {
    const { upTo } = this.#request;
    const { phases, top } = this.#sampling;
    const judgement = this.#judgement;
    const stopped = this.#stopped && { n: this.#stopped.n, ms: this.#stopped.ms };
    const reached = top?.n ?? 0;
    const missed = upTo !== undefined && reached < upTo && verdict.kind !== 'over';
    return {
      verdict,
      series: this.#points.map(({ n, ms }) => ({ n, ms })),
      ...(judgement ? exponentOf(judgement) : {}),
      from: this.#points[0]?.n ?? stopped?.n ?? 0,
      to: this.#points[this.#points.length - 1]?.n ?? stopped?.n ?? 0,
      ...(stopped ? { stoppedAt: stopped } : {}),
      ...(missed ? { missedUpTo: { reached, why: this.#whyMissed() } } : {}),
      notes: notesOn({
        cached: this.#cached,
        judgement,
        top: this.#points[this.#points.length - 1],
        faultMs: this.#faultMs,
        inputMs: this.#caller.inputMs,
        subjectMs: this.#caller.subjectMs,
      }),
      phases: { ...phases, input: this.#caller.inputMs },
    };
  }

  #withoutFaults(slots: readonly Slot[]): readonly Slot[] {
    return growsLikeN(this.#request.bound, this.#sampling.slots) ? slots.map((slot) => withoutFaults(slot)) : slots;
  }

  /** What page faults took of the largest size that was judged. */
  get #faultMs(): number {
    const top = this.#sampling.confirmed.at(-1);
    const [judged] = top && !this.#cached ? this.#withoutFaults([top]) : [];
    return top && judged ? leastOf(top).ms - leastOf(judged).ms : 0;
  }

  #whyMissed(): string {
    if (this.#stopped) return 'a call did not finish in the time that was left';
    if (this.#sampling.ended === 'input') return 'making larger inputs takes too much of the time budget';
    return 'larger sizes do not fit into the time budget';
  }
}

/** What a log factor looks like, in powers of n. */
const leastExcess = 0.15;

/** So far over, in powers of n, that calls too few to be sure of the minima make no difference. */
const clearly = 0.3;

function isClear({ interval, threshold }: GrowthJudgement): boolean {
  return interval[0] > threshold + clearly && interval[1] - interval[0] < 1;
}
