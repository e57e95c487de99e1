import type { Half } from '../verdicts/known.js';
import type { Condition } from '../verdicts/line.js';

/** One verdict by steps, a line of a results file. */
export interface StepLine {
  name: string;
  kind: string;
  half: Half;
  bound: string;
  /** The bound holds or is broken; left out where neither can be said, and the verdict is not counted. */
  holds?: boolean;
  /** 'crashed': the process died or hung; 'threw': the measurement did. */
  verdict: 'within' | 'over' | 'cannot tell' | 'elsewhere' | 'crashed' | 'threw';
  reason?: string;
  exponent?: number;
  from: number;
  to: number;
  /** From the call of the measurement to its verdict. */
  ms: number;
  /** Processor time of it, which neighbours on the machine do not lengthen. */
  processorMs: number;
  calls: number;
  series: { n: number; value: number }[];
  condition?: Condition;
  /** Version of Node. */
  node?: string;
  /** Which of the repetitions. */
  repetition?: number;
}

/** True right, false wrong, null cannot tell; undefined where the truth cannot be said. */
export function isRight({ holds, verdict }: StepLine): boolean | null | undefined {
  if (verdict === 'crashed' || verdict === 'threw' || holds === undefined) return undefined;
  if (verdict !== 'within' && verdict !== 'over') return null;
  return (verdict === 'within') === holds;
}
