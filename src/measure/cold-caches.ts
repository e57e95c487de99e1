/** More than the caches of common processors hold, in bytes. */
const size = 48 * 1024 * 1024;

/** Bytes of a cache line, as the widest common step of 32-bit words. */
const step = 64 / Int32Array.BYTES_PER_ELEMENT;

/**
 * Makes calls equally cold. A large input, just made, has driven everything else out of the processor's caches, a small one has not: a look-up of 9 µs
 * among 4 rows reads 97 µs among 64,000, with nothing in it that grows. Reading more memory than the caches hold before every call (1 to 3 ms) takes
 * that difference away.
 */
export class ColdCaches {
  readonly #memory = new Int32Array(size / Int32Array.BYTES_PER_ELEMENT).fill(1);
  /** Kept, or the reading would be optimised away. */
  sum = 0;

  make(): void {
    const memory = this.#memory;
    let sum = 0;
    for (let i = 0; i < memory.length; i += step) sum += memory[i] as number;
    this.sum = sum;
  }
}
