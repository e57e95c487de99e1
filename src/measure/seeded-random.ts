import { outerRealm } from '../runtime.js';

const natives = new WeakMap<Math, () => number>();

/** Keeps a realm's own Math.random, before anybody can have replaced it. */
export function rememberRandom({ Math: math }: typeof globalThis): void {
  if (!natives.has(math)) natives.set(math, math.random);
}

rememberRandom(globalThis);
rememberRandom(outerRealm);

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
  readonly #maths: readonly Math[];

  constructor(realm: typeof globalThis = globalThis) {
    this.#maths = [...new Set([realm.Math, outerRealm.Math])];
  }

  start(seed: number): void {
    this.used = false;
    this.#state = seed;
    for (const math of this.#maths) if (math.random === natives.get(math)) math.random = this.#next;
  }

  stop(): void {
    for (const math of this.#maths) if (math.random === this.#next) math.random = natives.get(math) as () => number;
  }

  readonly #next = (): number => {
    this.used = true;
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
