import { type GrowthJudgement, judgeGrowth, leastVisible } from '../judge/growth.js';
import { cacheAnswered } from '../judge/growth-cache.js';
import { cannotTell, over, type Verdict, within } from '../judge/verdict.js';
import { type Caller, InputTooSlow } from './caller.js';
import { now } from './clock.js';
import { callGuarded, cleanMs, cleared, type Ended, explore, leastOf, type Slot, Stopped } from './explore.js';
import type { GrowthRequest } from './growth-request.js';
import { type Explored, fewestSizes, foresee, window } from './sizes.js';

export { type GrowthByCount, measureGrowthByCount } from './growth-counts.js';
export type { GrowthRequest } from './growth-request.js';

/** A growth verdict and what it rests on; times in milliseconds. */
export interface GrowthByTime {
  verdict: Verdict;
  /** The clean minima judged, ascending in n. */
  series: { n: number; ms: number }[];
  /** The exponent of the time itself, a fixed cost set aside. */
  exponent?: number;
  /** Where that exponent lies. */
  interval?: [number, number];
  /** Judged from this n … */
  from: number;
  /** … to this. */
  to: number;
  /** The call that the hard stop ended. */
  stoppedAt?: { n: number; ms: number };
  /** `upTo` was not reached: the assertion fails unless it is `over` anyway. `why` is a clause. */
  missedUpTo?: { reached: number; why: string };
  /** Full sentences for the message. */
  notes: string[];
  /** Milliseconds by phase: explore, sample, input (also part of the other two). */
  phases: Record<string, number>;
}

/** The clock and the guarded call add about this much at random, in milliseconds: measured on an empty subject, least of three calls. */
const grain = 0.0003;

/** A largest call of this length is enough for a verdict, in milliseconds: longer ones meet the scheduler and the garbage collector more often. */
const enoughMs = 3;

/** The largest n tried where time does not grow to be seen. */
const mostSize = 2 ** 22;

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
  readonly #budget: number;
  readonly #slots: Slot[] = [];
  #chosen: Slot[] = [];
  #rounds = 0;
  #ended: Ended = 'time';
  #judgement: GrowthJudgement | undefined;
  #points: Explored[] = [];
  #stopped: Stopped | undefined;
  readonly #notes: string[] = [];
  readonly #phases: Record<string, number> = { explore: 0, sample: 0, input: 0 };

  constructor(caller: Caller, request: GrowthRequest) {
    this.#caller = caller;
    this.#request = request;
    this.#budget = caller.timeLeft;
  }

  async run(): Promise<GrowthByTime> {
    let verdict: Verdict;
    try {
      await this.#climb();
      verdict = await this.#decide();
    } catch (error) {
      if (error instanceof Stopped) verdict = this.#onStop(error);
      else if (error instanceof InputTooSlow) verdict = this.#undecided();
      else throw error;
    }
    return this.#told(verdict);
  }

  async #climb(longest = 12, leave = 0.55): Promise<void> {
    const began = now();
    const { sizes, upTo, bound } = this.#request;
    try {
      if (sizes) {
        for (const n of sizes) {
          if (this.#slots.length >= 3 && foresee(this.#ladder(), n) > this.#caller.timeLeft) return;
          this.#slots.push({ n, calls: [await callGuarded(this.#caller, n, this.#ladder(), bound)] });
        }
        this.#ended = 'most';
        return;
      }
      this.#ended = await explore(this.#caller, bound, this.#slots, {
        most: upTo ?? mostSize,
        must: upTo !== undefined,
        enough: longest / 4,
        longest: upTo === undefined ? longest : Math.max(longest, this.#budget / 6),
        leave: leave * this.#budget,
      });
    } finally {
      this.#phases.explore = (this.#phases.explore ?? 0) + now() - began;
    }
  }

  #ladder(): Explored[] {
    return this.#slots.map(leastOf);
  }

  /** Samples round by round until the judge is sure, goes further where that may help, and ends before the time budget does. */
  async #decide(): Promise<Verdict> {
    const { bound, sizes } = this.#request;
    let longest = 12;
    for (;;) {
      if (this.#slots.length < (sizes ? 3 : fewestSizes)) return this.#undecided();
      if (!sizes && this.#ended === 'cleared' && cleared(this.#ladder(), bound)) {
        this.#judge();
        return within;
      }
      const finished = await this.#round();
      if (this.#rounds >= 2 || !finished) {
        const judgement = this.#judge();
        if (judgement.kind === 'over') return over;
        if (judgement.kind === 'within') return within;
        if (!finished) return this.#undecided();
      }
      const top = this.#slots[this.#slots.length - 1] as Slot;
      const faded = leastOf(top).ms < enoughMs / 2 && this.#ended === 'plain';
      if (faded || this.#rounds >= 2) {
        if (this.#rounds >= 2 && !faded) longest = Math.min(2.5 * longest, 80);
        const before = this.#slots.length;
        if (!sizes && this.#ended !== 'input' && this.#ended !== 'most') await this.#climb(longest, 0.25);
        const unmoved = this.#slots.length === before;
        if (unmoved && this.#hiddenAtMost()) return within;
        if (unmoved && this.#rounds >= 40) return this.#undecided();
      }
    }
  }

  /** One more call of every chosen size, up and down in turn; false when the time budget did not allow it. */
  async #round(): Promise<boolean> {
    const began = now();
    this.#chosen = this.#choose();
    const order = this.#rounds % 2 === 0 ? this.#chosen : [...this.#chosen].reverse();
    this.#rounds += 1;
    try {
      for (const slot of order) {
        const least = leastOf(slot);
        if (this.#caller.timeLeft < 0.04 * this.#budget + 3 * least.ms) return false;
        const n = this.#jittered(slot);
        const call = await this.#caller.call(n, Math.max(250, 50 * least.ms));
        // A stop of a size that finished before is a hiccup, unless it is the time budget's end.
        if (!call.stopped) slot.calls.push(call);
      }
      return true;
    } finally {
      this.#phases.sample = (this.#phases.sample ?? 0) + now() - began;
    }
  }

  #choose(): Slot[] {
    if (this.#request.sizes) return this.#slots;
    const kept = new Set(window(this.#slots.map((slot) => ({ n: slot.n, ms: leastOf(slot).ms }))).map(({ n }) => n));
    return this.#slots.filter(({ n }) => kept.has(n));
  }

  /** n, n + 1, … so that no cache keyed by the size or the content answers; never beyond `upTo`, nor so far that n itself is another. */
  #jittered({ n, calls }: Slot): number {
    const { sizes, upTo } = this.#request;
    if (sizes) return n;
    const shift = calls.length % (1 + Math.floor(n / 64));
    return upTo !== undefined && n + shift > upTo ? n - shift : n + shift;
  }

  #judge(): GrowthJudgement {
    const chosen = this.#chosen.length > 0 ? this.#chosen : this.#choose();
    let points = chosen.map(leastOf);
    const first = chosen.map(({ n, calls }) => ({ n, ms: cleanMs(calls[0] as (typeof calls)[0]) }));
    if (cacheAnswered(first, points)) {
      points = first;
      this.#note(
        'Later calls with the same n were far cheaper than first calls: a cache answered them. First calls are judged.',
      );
    }
    this.#points = points;
    this.#judgement = judgeGrowth(points, this.#request.bound, grain);
    return this.#judgement;
  }

  /** Nothing grows to be seen up to the largest size that can be had. */
  #hiddenAtMost(): boolean {
    const judgement = this.#judgement;
    if (!judgement || this.#rounds < 3) return false;
    return judgement.visible < leastVisible && judgement.kind === 'open';
  }

  #onStop(stopped: Stopped): Verdict {
    this.#stopped = stopped;
    if (this.#slots.length > 0) this.#judge();
    if (stopped.telling || this.#judgement?.kind === 'over') return over;
    return cannotTell(
      'set-up',
      `n = ${stopped.n.toLocaleString('en')} did not finish in the ${Math.round(stopped.ms)} ms that were left of the time budget`,
      'raise timeBudget, or give smaller sizes',
    );
  }

  #undecided(): Verdict {
    const needed = this.#request.sizes?.length ?? fewestSizes;
    const judgement = this.#slots.length >= 3 ? this.#judge() : undefined;
    if (this.#slots.length >= needed && judgement && judgement.kind !== 'open') {
      return judgement.kind === 'over' ? over : within;
    }
    if (this.#caller.inputMs > 0.5 * (this.#budget - this.#caller.timeLeft)) {
      return cannotTell(
        'set-up',
        'making the inputs took most of the time budget',
        'make input cheaper, or raise timeBudget',
      );
    }
    if (this.#slots.length < needed) {
      return cannotTell(
        'set-up',
        `only ${this.#slots.length} of ${needed} sizes fitted into the time budget`,
        'raise timeBudget, or give smaller sizes',
      );
    }
    return cannotTell(
      'noise',
      'the times vary too much to tell the growth',
      'run it again on a quieter machine, raise timeBudget, or judge steps instead of time',
    );
  }

  #note(sentence: string): void {
    if (!this.#notes.includes(sentence)) this.#notes.push(sentence);
  }

  #told(verdict: Verdict): GrowthByTime {
    const { upTo } = this.#request;
    const { inputMs, subjectMs } = this.#caller;
    this.#phases.input = inputMs;
    if (inputMs > 100 && inputMs > 5 * subjectMs) {
      this.#note(
        `Making the inputs took ${Math.round(inputMs / Math.max(subjectMs, 0.001))} times as long as the subject.`,
      );
    }
    const judgement = this.#judgement;
    const top = this.#points[this.#points.length - 1];
    if (judgement && top && judgement.fixed > 0.2 * top.ms && judgement.visible > leastVisible) {
      this.#note(`A fixed cost of about ${judgement.fixed.toPrecision(2)} ms a call was subtracted.`);
    }
    const reached = this.#slots[this.#slots.length - 1]?.n ?? 0;
    const missed = upTo !== undefined && reached < upTo && verdict.kind !== 'over';
    const power = judgement && judgement.exponent - judgement.excess;
    return {
      verdict,
      series: this.#points.map(({ n, ms }) => ({ n, ms })),
      ...(judgement && power !== undefined
        ? {
            exponent: judgement.exponent,
            interval: [judgement.interval[0] + power, judgement.interval[1] + power] as [number, number],
          }
        : {}),
      from: this.#points[0]?.n ?? this.#stopped?.n ?? 0,
      to: top?.n ?? this.#stopped?.n ?? 0,
      ...(this.#stopped ? { stoppedAt: { n: this.#stopped.n, ms: this.#stopped.ms } } : {}),
      ...(missed ? { missedUpTo: { reached, why: this.#whyMissed() } } : {}),
      notes: this.#notes,
      phases: this.#phases,
    };
  }

  #whyMissed(): string {
    if (this.#stopped) return 'a call did not finish in the time that was left';
    if (this.#ended === 'input') return 'making larger inputs takes too much of the time budget';
    return 'larger sizes do not fit into the time budget';
  }
}
