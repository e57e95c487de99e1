import type { Call, Caller } from './caller.js';
import { now } from './clock.js';
import { ColdCaches } from './cold-caches.js';
import { callGuarded, type Ended, explore, fillIn, isUndisturbed, leastOf, type Slot } from './explore.js';
import type { GrowthRequest } from './growth-request.js';
import { type Explored, fewestSizes, window } from './sizes.js';

/** The largest n tried where time does not grow to be seen; where the input costs nothing either (a number), the larger one. */
const mostSize = 2 ** 22;
const mostNumber = 2 ** 26;

/** The longest call of a first climb, in milliseconds: longer ones meet the scheduler and the garbage collector more often. */
export const usualLongest = 12;

/** Cold caches alone may be what grows in calls shorter than so many milliseconds; in longer ones if they grow by less than so many times; after inputs of so many elements. */
const coldMatters = { surely: 0.15, perhaps: 0.5, times: 10, fromSize: 1000 } as const;

/** The sizes of one growth measurement and all their calls. */
export class Sampling {
  /** Every size called, ascending. */
  readonly slots: Slot[] = [];
  /** The sizes that are sampled and judged. */
  chosen: readonly Slot[] = [];
  rounds = 0;
  /** Why the last climb ended. */
  ended: Ended = 'time';
  /** Milliseconds spent climbing and sampling, inputs included. */
  readonly phases = { explore: 0, sample: 0 };
  /** Milliseconds that there were at the beginning. */
  readonly budget: number;
  #refined = 0;
  readonly #caller: Caller;
  readonly #request: GrowthRequest;

  constructor(caller: Caller, request: GrowthRequest) {
    this.#caller = caller;
    this.#request = request;
    this.budget = caller.timeLeft;
  }

  /** The largest size called. */
  get top(): Slot | undefined {
    return this.slots[this.slots.length - 1];
  }

  /** The input is a number or as good as that. */
  get cheapInput(): boolean {
    return this.#caller.inputMs < 0.02 * this.#caller.calls;
  }

  /**
   * A chosen size has fewer than three calls, or, of six, not two undisturbed ones: noise only adds, so a size that was called too seldom makes a false
   * 'over'.
   */
  get thin(): boolean {
    return this.chosen.some(
      ({ calls }) => calls.length < 3 || (calls.length < 6 && calls.filter(isUndisturbed).length < 2),
    );
  }

  /** The chosen sizes, without largest ones that were called but once where all others were called more often: a single call may be anything. */
  get confirmed(): readonly Slot[] {
    const { chosen } = this;
    let end = chosen.length;
    while (end > fewestSizes && (chosen[end - 1] as Slot).calls.length === 1) end -= 1;
    const often = chosen.slice(0, end);
    return often.every(({ calls }) => calls.length > 1) ? often : chosen;
  }

  /** The last climb ended before sizes, inputs or the bound set an end to it. */
  get canClimb(): boolean {
    return this.ended === 'plain' || this.ended === 'dear' || this.ended === 'time';
  }

  /** Making the input may be what makes large sizes dearer: it leaves the caches cold, and the calls are so short that it shows. */
  get mayBeCold(): boolean {
    if (this.chilled || this.cheapInput || (this.top?.n ?? 0) < coldMatters.fromSize) return false;
    const times = this.ladder().map(({ ms }) => ms);
    const top = times[times.length - 1] as number;
    return top < coldMatters.surely || (top < coldMatters.perhaps && top < coldMatters.times * Math.min(...times));
  }

  /** Every call meets cold caches. */
  get chilled(): boolean {
    return this.#caller.prepare !== undefined;
  }

  /** From now on every call meets cold caches; the chosen sizes forget the calls that did not. False when the time budget did not allow it. */
  async chill(): Promise<boolean> {
    const caches = new ColdCaches();
    this.#caller.prepare = () => caches.make();
    const warm = this.slots.map(({ calls }) => calls.length);
    if (!(await this.round())) return false;
    for (const [index, { calls }] of this.slots.entries())
      if (calls.length > (warm[index] as number)) calls.splice(0, warm[index]);
    return true;
  }

  ladder(): Explored[] {
    return this.slots.map(leastOf);
  }

  /**
   * Calls ever larger sizes once each; says whether there was one. Calls of up to `longest` milliseconds are made on purpose; `leave` is the share of the time
   * budget that is left for sampling.
   */
  async climb(longest: number, leave: number): Promise<boolean> {
    const began = now();
    const before = this.top;
    try {
      if (this.#request.sizes) await this.#callGiven(this.#request.sizes);
      else await this.#explore(longest, leave);
      return this.top !== before;
    } finally {
      this.phases.explore += now() - began;
    }
  }

  async #callGiven(sizes: readonly number[]): Promise<void> {
    if (this.slots.length > 0) return;
    for (const n of sizes) {
      this.slots.push({ n, calls: [await callGuarded(this.#caller, n, this.ladder(), this.#request.bound)] });
    }
    this.ended = 'most';
  }

  async #explore(longest: number, leave: number): Promise<void> {
    if (this.slots.length > 0 && !this.canClimb && this.ended !== 'cleared') return;
    const { upTo, bound } = this.#request;
    const reach = {
      must: upTo !== undefined,
      enough: longest / 4,
      longest: upTo === undefined ? longest : Math.max(longest, this.budget / 6),
      leave: leave * this.budget,
    };
    this.ended = await explore(this.#caller, bound, this.slots, { ...reach, most: upTo ?? mostSize });
    if (this.ended === 'most' && upTo === undefined && this.cheapInput) {
      this.ended = await explore(this.#caller, bound, this.slots, { ...reach, most: mostNumber });
    }
    if (this.ended !== 'input') await fillIn(this.#caller, bound, this.slots);
  }

  /** Calls a size between the two largest, if the larger one leaps beyond the bound: it shows a step or a change of regime. False where that need not be, or was done thrice. */
  async refine(): Promise<boolean> {
    const [a, b] = this.slots.slice(-2);
    if (!a || !b || this.#request.sizes || this.#refined >= 3 || b.n < 1.25 * a.n) return false;
    const { bound } = this.#request;
    if (leastOf(b).ms < 2 * leastOf(a).ms * (bound.at(b.n) / bound.at(a.n))) return false;
    this.#refined += 1;
    const n = Math.round(Math.sqrt(a.n * b.n));
    this.slots.splice(-1, 0, { n, calls: [await callGuarded(this.#caller, n, this.ladder(), bound)] });
    return true;
  }

  /** Chooses sizes and calls each that is not settled once more, up and down in turn; false when the time budget did not allow it. */
  async round(): Promise<boolean> {
    const began = now();
    this.choose();
    const order = this.rounds % 2 === 0 ? this.chosen : [...this.chosen].reverse();
    this.rounds += 1;
    try {
      for (const slot of order) {
        if (this.rounds % 4 !== 0 && isSettled(slot)) continue;
        const least = leastOf(slot);
        if (this.#caller.timeLeft < 0.04 * this.budget + 3 * least.ms) return false;
        const call = await this.#caller.call(this.#jittered(slot), Math.max(250, 50 * least.ms));
        // A stop of a size that finished before is a hiccup, unless it is the time budget's end.
        if (!call.stopped) slot.calls.push(call);
      }
      return true;
    } finally {
      this.phases.sample += now() - began;
    }
  }

  /** Chooses the sizes worth sampling by what is known of them now. */
  choose(): void {
    const kept = new Set(window(this.slots.map((slot) => ({ n: slot.n, ms: leastOf(slot).ms }))).map(({ n }) => n));
    this.chosen = this.#request.sizes ? this.slots : this.slots.filter(({ n }) => kept.has(n));
  }

  /** n, n + 1, … so that no cache keyed by the size or the content answers; never beyond `upTo`, nor so far that n itself is another. */
  #jittered({ n, calls }: Slot): number {
    const { sizes, upTo } = this.#request;
    if (sizes) return n;
    const shift = calls.length % (1 + Math.floor(n / 64));
    return upTo !== undefined && n + shift > upTo ? n - shift : n + shift;
  }
}

/** Its least time is known well enough: four calls, the least two of which nearly agree. */
function isSettled(slot: Slot): boolean {
  const { ms, noise = ms } = leastOf(slot);
  return slot.calls.length >= 4 && noise <= 0.03 * ms;
}

/** The first call of a size, without what it waited for a processor, but no less than the least. */
export function firstOf(slot: Slot): Explored {
  const call = slot.calls[0] as Call;
  const own = isUndisturbed(call) ? call.ms : call.ms - call.preemptedMs;
  return { n: slot.n, ms: Math.max(own, leastOf(slot).ms) };
}
