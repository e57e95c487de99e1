import { percentileOf, sorted } from './percentile.js';

/** Fewer calls show no trend, 5 against 5 barely; the median needs as many to be over anyway. */
export const fewestSteady = 11;
/** In standard errors; low, since a false alarm only costs a few more calls. */
const trend = 1;
/** For how many times the stretch in which it is seen a trend may go on. */
const mayGoOn = 4;

/**
 * Whether calls have settled, the first left out. In two stretches, all calls and the last third of them (at least 11), the decline from the earlier half to
 * the later one must not bring the percentile to the limit within as many calls again; within four times the stretch where the rank-sum test (Mann & Whitney
 * 1947) sees a decline at one standard error. The decline is the difference of the medians of the halves (the Brown–Mood line, 1951), which the few slow calls
 * of a cold start do not move for long.
 *
 * Strict on purpose: it can only delay `over`. Where nothing declines, the next few calls show it. What it cannot see is a cold start whose calls are all
 * alike, or a decline that lasts much longer than the calls were watched.
 */
export function isSteady(samples: readonly { readonly ms: number }[], limit: number, percentile: number): boolean {
  const times = samples.slice(1).map(({ ms }) => ms);
  if (times.length < fewestSteady) return false;
  const lastThird = Math.min(times.length, Math.max(fewestSteady, Math.ceil(times.length / 3)));
  return [times.length, lastThird].every((length) => {
    const half = length >> 1;
    const earlier = times.slice(-length, half - length);
    const later = times.slice(-half);
    const decline = percentileOf(earlier, 50) - percentileOf(later, 50);
    const halvesAhead = excess(earlier, later) > trend ? 2 * mayGoOn : times.length / half;
    return decline <= 0 || percentileOf(later, percentile) - decline * halvesAhead > limit;
  });
}

/** By how many standard errors of the rank sum the first values are larger than the second, of which there are as many; ties count half. */
function excess(first: readonly number[], second: readonly number[]): number {
  const size = first.length;
  const others = sorted(second);
  let below = 0;
  let upTo = 0;
  let larger = 0;
  for (const value of sorted(first)) {
    while (below < size && (others[below] as number) < value) below += 1;
    while (upTo < size && (others[upTo] as number) <= value) upTo += 1;
    larger += (below + upTo) / 2;
  }
  return (larger - (size * size) / 2) / Math.sqrt((size * size * (2 * size + 1)) / 12);
}
