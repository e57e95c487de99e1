import { Caller } from '../measure/caller.js';

/** A caller that several plans share: of one size it makes one call, whoever asks, and gives what that came to. */
export class SharedCaller extends Caller {
  readonly #made = new Map<number, ReturnType<Caller['callKeeping']>>();

  override callKeeping(n: number, hardStop?: number): ReturnType<Caller['callKeeping']> {
    const made = this.#made.get(n) ?? super.callKeeping(n, hardStop);
    this.#made.set(n, made);
    return made;
  }
}
