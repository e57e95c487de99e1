import type { Verdict } from '../judge/verdict.js';

/** From which n to which a growth was judged. */
export interface Reach {
  from: number;
  to: number;
  /** `upTo` was not reached: the assertion fails unless it is `over` anyway. `why` is a clause. */
  missedUpTo?: { reached: number; why: string };
}

/** How far the sizes of a series go, ascending in n, and whether that misses `upTo`. */
export function reachOf(series: readonly { n: number }[], upTo: number | undefined, verdict: Verdict): Reach {
  const from = series[0]?.n ?? 0;
  const to = series.at(-1)?.n ?? 0;
  const missed = upTo !== undefined && to < upTo && verdict.kind !== 'over';
  return {
    from,
    to,
    ...(missed ? { missedUpTo: { reached: to, why: 'larger sizes do not fit into the time budget' } } : {}),
  };
}
