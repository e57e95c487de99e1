import { doubt } from '../judge/doubts.js';
import { cacheAnsweredSteps } from '../judge/step-cache.js';
import { judgeSteps, type StepJudgement, type StepPoint } from '../judge/steps.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import type { StepCount } from '../sensors/steps/step-count.js';
import type { GrowthByCount } from './growth-counts.js';
import type { GrowthRequest } from './growth-request.js';
import { reachOf } from './reach.js';
import { type Costed, nextStepSize, sizeBetween, usualTop } from './step-sizes.js';
import { type CountedCall, costOf, foreseeMs, StepSlot } from './step-slot.js';
import { isOutOfTime } from './unended.js';

/** What one size came to. */
export interface CountedSize {
  readonly n: number;
  /** The count of the call that is judged. */
  readonly count: StepCount;
  /** What Math.random started from in it. */
  readonly seed: number;
}

/** A verdict on growth by steps. */
export interface GrowthBySteps extends GrowthByCount {
  /** What was judged, ascending in n. */
  sizes: readonly CountedSize[];
}

/** Math.random starts from one of these in each of the three calls of a size. */
const seeds = [1, 2, 3] as const;

/** Fewest sizes where none were given: with 8 to 10, log factors are told. */
const fewest = 10;

/** With so many sizes, one that does not end is done without. */
const least = 5;

/** All calls together may come to so many steps, a fixed cost aside, before a first look: uncompiled code does 50,000 a millisecond, some 5,000 where it walks or lives in Jest's sandbox. */
const usualSteps = 1_500_000;

/** … and to so many where the judge asks for larger sizes. */
const mostSteps = 6_000_000;

/** Sizes beyond this are not tried, whatever the judge asks for. */
const mostTop = 2 ** 17;

/**
 * Judges growth by exact counts. Sizes double from 4; what one costs in steps decides whether the next is tried, so that the sizes are the same on every
 * machine. Where Math.random is asked, a size is called with three seeds and the median counts; else once, and the largest twice, which tells whether calls
 * depend on those before them.
 *
 * @param call counts one call of size n, Math.random seeded
 * @param timeLeft milliseconds that are left
 */
export async function measureGrowthBySteps(
  call: (n: number, seed: number) => Promise<CountedCall>,
  request: GrowthRequest,
  timeLeft: () => number,
): Promise<GrowthBySteps> {
  return await new Measurement(call, request, timeLeft).run();
}

class Measurement {
  readonly #call: (n: number, seed: number) => Promise<CountedCall>;
  readonly #request: GrowthRequest;
  readonly #timeLeft: () => number;
  readonly #slots: StepSlot[] = [];
  /** Calls of one size differ though Math.random is not asked: each size is called three times. */
  #unsteady = false;
  #cached = false;
  #outOfTime = false;

  constructor(call: (n: number, seed: number) => Promise<CountedCall>, request: GrowthRequest, timeLeft: () => number) {
    this.#call = call;
    this.#request = request;
    this.#timeLeft = timeLeft;
  }

  async run(): Promise<GrowthBySteps> {
    const { sizes } = this.#request;
    if (sizes) {
      for (const n of sizes) if (!(await this.#count(n))) break;
    } else {
      await this.#climb(usualSteps);
    }
    await this.#inTime(() => this.#checkRepeats());
    let judged = this.#judge();
    while (!sizes && judged?.kind === 'open' && (await this.#further())) judged = this.#judge();
    return this.#told(judged);
  }

  /** Doubles n while the calls together stay below `most` steps; up to `upTo` whatever they come to. */
  async #climb(most: number): Promise<void> {
    const { upTo } = this.#request;
    for (;;) {
      const repeats = this.#unsteady || this.#slots.some(({ random }) => random) ? seeds.length : 2;
      const room = upTo === undefined ? (most - this.#spent) / repeats : Number.POSITIVE_INFINITY;
      const n = nextStepSize(this.#costs, Math.max(0, room), upTo ?? usualTop);
      if (n === undefined || !(await this.#count(n))) break;
    }
    await this.#fill();
  }

  /** Sizes between the others, where doubling came to few. */
  async #fill(): Promise<void> {
    while (this.#slots.length < fewest) {
      const n = sizeBetween(this.#slots.map((slot) => slot.n));
      if (n === undefined || !(await this.#count(n))) return;
    }
  }

  /** A larger size where the sizes cannot tell, and one between the others; false where none can be had. */
  async #further(): Promise<boolean> {
    const { upTo } = this.#request;
    const room = (mostSteps - this.#spent) / (this.#unsteady || this.#slots.some(({ random }) => random) ? 3 : 1);
    if (room <= 0) return false;
    const larger = nextStepSize(this.#costs, room, upTo ?? mostTop);
    const between = this.#slots.length < 2 * fewest ? sizeBetween(this.#slots.map((slot) => slot.n)) : undefined;
    const counted = [larger, between].filter((n) => n !== undefined);
    let more = false;
    for (const n of counted) more = (await this.#count(n)) || more;
    return more;
  }

  /** Counts one size; false where it cannot be expected to fit into the time that is left. */
  async #count(n: number): Promise<boolean> {
    const smaller = this.#slots.filter((slot) => slot.n < n);
    if (foreseeMs(smaller, n) > this.#timeLeft()) {
      this.#outOfTime = true;
      return false;
    }
    const slot = new StepSlot(n, smaller.length === this.#slots.length);
    return this.#inTime(async () => {
      slot.calls.push(await this.#call(n, seeds[0]));
      // What is made ready once (a lazy module, a compiled pattern) is made by the first call of all.
      if (this.#slots.length === 0) slot.calls.push(await this.#call(n, seeds[0]));
      if (slot.random || this.#unsteady) await this.#repeat(slot);
      this.#slots.push(slot);
      this.#slots.sort((a, b) => a.n - b.n);
    });
  }

  /** False where a call of `work` did not end and the sizes do without it. */
  async #inTime(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!isOutOfTime(error) || this.#slots.length < least) throw error;
      this.#outOfTime = true;
      return false;
    }
  }

  async #repeat(slot: StepSlot): Promise<void> {
    for (const seed of seeds.slice(1)) slot.calls.push(await this.#call(slot.n, seed));
  }

  /** Calls the largest sizes once more: a cache answers, or calls differ by something else than Math.random. */
  async #checkRepeats(): Promise<void> {
    const top = this.#slots.at(-1);
    if (!top || this.#slots.some(({ random }) => random) || 2 * top.ms > this.#timeLeft()) return;
    const again = await this.#call(top.n, seeds[0]);
    if (again.count.total === top.first.count.total) return;
    top.calls.push(again);
    const largest = this.#slots.filter(({ ascending }) => ascending).slice(-3);
    for (const slot of largest) if (slot !== top) slot.calls.push(await this.#call(slot.n, seeds[0]));
    this.#cached = cacheAnsweredSteps(
      largest.map(({ first }) => first.count.total),
      largest.map(({ calls }) => (calls.at(-1) as CountedCall).count.total),
    );
    if (this.#cached) return;
    this.#unsteady = true;
    for (const slot of this.#slots) if (slot.calls.length < 3) await this.#repeat(slot);
  }

  #judged(slot: StepSlot): CountedCall {
    if (this.#cached) return slot.first;
    // Of the first two calls of all, the second: it has nothing left to make ready.
    const isFirst = slot === this.#slots[0] && !slot.random && !this.#unsteady;
    return isFirst ? (slot.calls.at(-1) as CountedCall) : slot.median;
  }

  /** Where a cache answers, what it kept of larger sizes makes first calls cheap, too. */
  get #judgedSlots(): readonly StepSlot[] {
    return this.#cached ? this.#slots.filter(({ ascending }) => ascending) : this.#slots;
  }

  #judge(): StepJudgement | undefined {
    const points: StepPoint[] = this.#judgedSlots.map((slot) => ({
      n: slot.n,
      steps: this.#judged(slot).count.total,
      ...(slot.random || this.#unsteady ? { calls: slot.calls.map(({ count }) => count.total) } : {}),
    }));
    return points.length >= 3 ? judgeSteps(points, this.#request.bound) : undefined;
  }

  get #costs(): Costed[] {
    return this.#slots.map(costOf);
  }

  /** Steps of all calls so far, beyond the fixed cost that each of them has. */
  get #spent(): number {
    const fixed = Math.min(...this.#costs.map(({ steps }) => steps));
    return this.#slots.reduce((sum, slot) => sum + slot.spent - slot.calls.length * fixed, 0);
  }

  #told(judged: StepJudgement | undefined): GrowthBySteps {
    const { upTo, bound } = this.#request;
    const sizes = this.#judgedSlots.map((slot) => {
      const { count, seed } = this.#judged(slot);
      return { n: slot.n, count, seed };
    });
    const series = sizes.map(({ n, count }) => ({ n, value: count.total }));
    const verdict = this.#verdict(judged);
    const reach = reachOf(series, upTo, verdict);
    return {
      verdict,
      series,
      ...(judged ? { exponent: judged.exponent } : {}),
      ...reach,
      notes: [
        ...(this.#cached
          ? ['Later calls with the same n did far less, by a cache as it seems: first calls were judged.']
          : []),
        ...(judged?.flat && bound.text !== '1'
          ? [`The count did not grow up to n = ${reach.to.toLocaleString('en-US')}.`]
          : []),
      ],
      sizes,
    };
  }

  #verdict(judged: StepJudgement | undefined): Verdict {
    const wanted = this.#request.sizes?.length ?? Math.min(least, this.#request.upTo ?? least);
    if (judged?.kind === 'over') return over;
    if (this.#slots.length < wanted || !judged) {
      return doubt('too few sizes within the time budget', { seen: `${this.#slots.length} sizes fitted into it` });
    }
    if (judged.kind === 'within') return within;
    const { bound } = this.#request;
    return doubt('the sizes cannot tell', {
      seen: `up to n = ${(this.#slots.at(-1)?.n ?? 0).toLocaleString('en-US')} the counts fit ${bound.text} and more`,
      ...(this.#outOfTime ? { next: 'raise timeBudget, or give larger sizes' } : {}),
    });
  }
}
