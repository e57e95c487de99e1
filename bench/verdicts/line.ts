import type { Truth } from './growth.js';
import type { Half } from './known.js';

/** A call: its size, its wall time and the preempted part of that in milliseconds, 1 where the hard stop ended it, when it began, its page faults. */
export type Sample = [n: number, ms: number, preemptedMs: number, stopped: number, at: number, pageFaults: number];

/** One verdict, a line of a results file. */
export interface Line {
  name: string;
  kind: string;
  half: Half;
  bound: string;
  /** Of the random data. */
  seed: number;
  /** Left out where it cannot be said. */
  truth?: Truth;
  /** The bound holds or is broken; left out where neither can be said, and the verdict is not counted. */
  holds?: boolean;
  /** 'crashed': the process died or hung. */
  verdict: 'within' | 'over' | 'cannot tell' | 'elsewhere' | 'crashed';
  reason?: string;
  exponent?: number;
  interval?: [number, number];
  from: number;
  to: number;
  /** From the call of the measurement to its verdict. */
  ms: number;
  phases: Record<string, number>;
  calls: number;
  stoppedAt?: { n: number; ms: number };
  notes: string[];
  series: { n: number; ms: number }[];
  samples: Sample[];
  condition?: Condition;
}

export type Condition = 'quiet' | 'busy';

/** True right, false wrong, null cannot tell; undefined where the truth cannot be said. */
export function isRight({ holds, verdict }: Line): boolean | null | undefined {
  if (verdict === 'crashed') return undefined;
  if (holds === undefined) return undefined;
  if (verdict !== 'within' && verdict !== 'over') return null;
  return (verdict === 'within') === holds;
}
