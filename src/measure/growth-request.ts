import type { GrowthBound } from '../judge/bound.js';

/** What growth is to be judged. */
export interface GrowthRequest {
  bound: GrowthBound;
  /** Exactly these sizes, ascending. */
  sizes?: readonly number[];
  /** Must be judged up to this n. */
  upTo?: number;
}
