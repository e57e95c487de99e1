import type { GrowthBound } from '../judge/bound.js';
import { judgeCounts } from '../judge/counts.js';
import { doubt } from '../judge/doubts.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import type { GrowthRequest } from './growth-request.js';
import { type Reach, reachOf } from './reach.js';
import { countSizes } from './sizes.js';

/** A verdict on the growth of an exact count. */
export interface GrowthByCount extends Reach {
  verdict: Verdict;
  /** One exact count a size, ascending in n. */
  series: { n: number; value: number }[];
  /** The exponent of the count over the last sizes, what does not grow set aside; 0 when flat; left out below 3 sizes. */
  exponent?: number;
  /** Full sentences for the message. */
  notes: string[];
}

/** Fewest sizes of a verdict by counts where none were given. */
const fewestCounted = 5;

/**
 * Judges growth by exact counts: each size is counted once, smallest first, as long as the next size can be expected to fit into the time that is left.
 *
 * @param countAt counts one call of size n; what it throws is thrown
 * @param timeLeft milliseconds that are left
 */
export async function measureGrowthByCount(
  countAt: (n: number) => Promise<number>,
  request: GrowthRequest,
  timeLeft: () => number,
): Promise<GrowthByCount> {
  const { bound, upTo } = request;
  const sizes = request.sizes ? [...request.sizes].sort((a, b) => a - b) : countSizes(upTo);
  const needed = request.sizes ? sizes.length : Math.min(fewestCounted, sizes.length);
  const series: { n: number; value: number }[] = [];
  let last = { n: 1, ms: 0 };
  const chosen = request.sizes === undefined && upTo === undefined;
  for (
    let n = sizes[0];
    n !== undefined;
    n = sizes[series.length] ?? (chosen ? beyondBend(series, bound) : undefined)
  ) {
    const left = timeLeft();
    if (left <= 0 || (series.length > 0 && last.ms * (n / last.n) > left)) break;
    series.push({ n, value: await countAt(n) });
    last = { n, ms: left - timeLeft() };
  }
  const judged = series.length >= 3 ? judgeCounts(series, bound) : undefined;
  const cut = chosen && beyondBend(series, bound) !== undefined && series.at(-1)?.value === series.at(-2)?.value;
  const verdict = cut
    ? doubt('too few sizes within the time budget', { seen: 'the count has just stopped growing' })
    : verdictOf(judged?.kind, series.length, needed, sizes.length);
  return {
    verdict,
    series,
    ...(judged ? { exponent: judged.exponent } : {}),
    ...reachOf(series, upTo, verdict),
    notes: judged?.flat ? flatNote(bound, series) : [],
  };
}

/** Largest size that is added to those that were chosen. */
const furthest = 1536;

/**
 * A page of 50 or 100 rows fills only at the largest sizes: a count that has begun to lag behind n there is not said to outgrow a constant before it was seen to
 * go on growing. The next size to call, if any.
 */
function beyondBend(series: readonly { n: number; value: number }[], bound: GrowthBound): number | undefined {
  const [before, last] = series.slice(-2);
  if (!before || !last || series.length < 3 || last.n >= furthest || bound.at(2) !== bound.at(1)) return undefined;
  if (judgeCounts(series, bound).kind === 'within') return undefined;
  const proportional = (before.value * last.n) / before.n;
  return last.value - before.value < 0.5 * (proportional - before.value) ? 2 * last.n : undefined;
}

function verdictOf(kind: 'within' | 'over' | undefined, counted: number, needed: number, wanted: number): Verdict {
  if (counted < needed || kind === undefined) {
    return doubt('too few sizes within the time budget', { seen: `${counted} of ${wanted} sizes fitted into it` });
  }
  return kind === 'over' ? over : within;
}

function flatNote(bound: GrowthBound, series: readonly { n: number; value: number }[]): string[] {
  const top = series[series.length - 1];
  if (!top || bound.text === '1') return [];
  return [`The count did not grow up to n = ${top.n.toLocaleString('en')}.`];
}
