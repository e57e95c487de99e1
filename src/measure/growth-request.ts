import type { GrowthBound } from '../judge/bound.js';
import type { Verdict } from '../judge/verdict.js';

/** What growth is to be judged. */
export interface GrowthRequest {
  bound: GrowthBound;
  /** Exactly these sizes, ascending. */
  sizes?: readonly number[];
  /** Must be judged up to this n. */
  upTo?: number;
}

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
