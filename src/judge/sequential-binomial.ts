/** How a `SequentialBoundary` is made. */
export interface BoundaryOptions {
  /** The probability of the counted event at the boundary of the claim, 0 < p < 1: the claim is that the event is rarer. */
  readonly probability: number;
  /** The error that may be spent up to and including look k (k = 0, 1, …); never falling, and its limit is the test's total error. */
  readonly spend: (look: number) => number;
  /** Only paths whose first trial is not an event are tested; the others are another test's. Their share counts as not spent. */
  readonly firstSpared?: boolean;
  /** No look is planned beyond this many trials. */
  readonly lastLook: number;
}

/** A mass this small is dropped from the distribution: over a million steps that is 1e-14 of error, far below any error rate here. */
const negligible = 1e-20;

/**
 * Group-sequential test on a Bernoulli trial, exact and distribution-free: with at most k events among the first n_k trials, the event is claimed to be
 * rarer than `probability`. Look k may err by what `spend(k)` leaves over after the looks before it (the α-spending function of Lan & DeMets, Discrete
 * sequential boundaries for clinical trials, Biometrika 70, 1983). The probability of first crossing at a look is computed by running the binomial
 * distribution forward over the paths that have not crossed (Armitage, McPherson & Rowe 1969), not approximated.
 *
 * A path with at most k events after any n ≥ n_k had at most k after n_k, so it crossed there: the claim may be made at any n, not only at looks, and need
 * not be remembered.
 *
 * @example const rare = new SequentialBoundary({ probability: 0.5, spend: (k) => 0.001 * (1 - 1 / (k + 2)), lastLook: 1000 });
 * rare.allowed(10) // -1: nothing can be claimed yet
 * rare.allowed(11) // 0: claimed when no event was among the first 11 trials
 */
export class SequentialBoundary {
  readonly #options: BoundaryOptions;
  /** n_k by k. */
  readonly #looks: number[] = [];
  /** Probability of being at `count` events after `#trials` trials without having crossed, by count; none is left below `#looks.length`. */
  #mass: Float64Array = new Float64Array(64);
  #highest = 0;
  #trials = 0;
  #spent = 0;

  constructor(options: BoundaryOptions) {
    this.#options = options;
    this.#mass[0] = 1;
    if (options.firstSpared) {
      this.#mass[0] = 1 - options.probability;
      this.#trials = 1;
    }
  }

  /** The error spent by the looks computed so far: the probability at the boundary of having crossed at one of them. */
  get spent(): number {
    return this.#spent;
  }

  /** The most events among `trials` trials with which the claim stands; -1 when it cannot be made yet. */
  allowed(trials: number): number {
    while (this.#plan(trials)) {}
    let low = 0;
    let high = this.#looks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#looks[middle] as number) <= trials) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The fewest trials after which the claim stands with `events` events; Infinity beyond the last look. */
  trialsFor(events: number): number {
    while (this.#looks.length <= events) {
      if (!this.#plan(this.#options.lastLook)) return Number.POSITIVE_INFINITY;
    }
    return this.#looks[events] as number;
  }

  /** Finds the next look if it is at or before `trials`. */
  #plan(trials: number): boolean {
    const look = this.#looks.length;
    const budget = this.#options.spend(look) * (1 + 1e-12);
    // Fewer than `look` events cannot be left: the look before took those paths out. So only those with exactly `look` can cross here.
    while (this.#trials < 1 || this.#spent + (this.#mass[look] as number) > budget || this.#trials < look) {
      if (this.#trials >= Math.min(trials, this.#options.lastLook)) return false;
      this.#step();
    }
    if (this.#trials > trials) return false;
    this.#spent += this.#mass[look] as number;
    this.#mass[look] = 0;
    this.#looks.push(this.#trials);
    return true;
  }

  #step(): void {
    const { probability } = this.#options;
    if (this.#highest + 2 >= this.#mass.length) {
      const wider = new Float64Array(this.#mass.length * 2);
      wider.set(this.#mass);
      this.#mass = wider;
    }
    const mass = this.#mass;
    const lowest = this.#looks.length;
    this.#highest += 1;
    for (let count = this.#highest; count > lowest; count--) {
      mass[count] = (mass[count] as number) * (1 - probability) + (mass[count - 1] as number) * probability;
    }
    mass[lowest] = (mass[lowest] as number) * (1 - probability);
    while (this.#highest > lowest + 1 && (mass[this.#highest] as number) < negligible) {
      mass[this.#highest] = 0;
      this.#highest -= 1;
    }
    this.#trials += 1;
  }
}
