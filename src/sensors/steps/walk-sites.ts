import { type Frame, usersFrame } from '../frames.js';
import type { OnWalk } from './walks/index.js';

/** A line of the user's that had a built-in walk something, in the code as it was compiled. */
export interface WalkSite {
  readonly name: string;
  readonly frame: Frame;
  elements: number;
}

/** Stacks of so many walks of one built-in are looked at, evenly spread: one costs some microseconds. */
const mostStacks = 1000;

/**
 * Finds which lines of the user's had built-ins walk.
 *
 * @param calls how often each built-in will walk, so that stacks can be spread evenly
 */
export class WalkSites {
  readonly #sites = new Map<string, WalkSite>();
  readonly #seen = new Map<string, { calls: number; elements: number }>();
  readonly #every: (name: string) => number;

  constructor(calls: ReadonlyMap<string, { readonly calls: number }>) {
    this.#every = (name) => Math.ceil((calls.get(name)?.calls ?? 1) / mostStacks);
  }

  get sites(): readonly WalkSite[] {
    return [...this.#sites.values()];
  }

  readonly onWalk: OnWalk = (name, elements) => {
    const seen = this.#seen.get(name) ?? { calls: 0, elements: 0 };
    this.#seen.set(name, seen);
    seen.calls += 1;
    seen.elements += elements;
    if (seen.calls % this.#every(name) !== 0) return;
    // Those since the last stack go to this one's line: over many walks each line gets its share.
    const frame = usersFrame();
    const walked = seen.elements;
    seen.elements = 0;
    if (!frame) return;
    const key = `${name} ${frame.file}:${frame.line}:${frame.column}`;
    const site = this.#sites.get(key);
    if (site) site.elements += walked;
    else this.#sites.set(key, { name, frame, elements: walked });
  };
}
