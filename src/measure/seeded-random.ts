import { outerRealm } from '../runtime.js';

const native = [globalThis.Math, outerRealm.Math].map((math) => math.random);

/**
 * Replaces Math.random, in both realms under Jest, by a generator with a fixed seed (mulberry32: one 32-bit word of state, equidistributed, passes gjrand), so
 * that two calls with one seed do the same. A Math.random that the user has replaced stays.
 *
 * @example
 * const random = new SeededRandom();
 * random.start(1);
 * try { await call(); } finally { random.stop(); }
 */
export class SeededRandom {
  /** It was asked for a number since it was last started. */
  used = false;
  #state = 0;

  start(seed: number): void {
    this.used = false;
    this.#state = seed;
    for (const math of maths()) if (native.includes(math.random)) math.random = this.#next;
  }

  stop(): void {
    for (const [index, math] of [globalThis.Math, outerRealm.Math].entries())
      if (math.random === this.#next) math.random = native[index] as () => number;
  }

  readonly #next = (): number => {
    this.used = true;
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

const maths = (): readonly Math[] => [...new Set([globalThis.Math, outerRealm.Math])];
