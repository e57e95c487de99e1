import { percentileOf } from './percentile.js';

/** Calls in a window are too few to show a trend below this. */
const fewest = 12;

/**
 * Whether calls have settled: neither all of them (the first left out) nor their last third (at least 12) are getting faster at a rate that would bring
 * the percentile to the limit within as many calls again. The decline is the difference between the medians of a window's two halves, a robust line in
 * the manner of Tukey (Exploratory Data Analysis, 1977, chapter 10) and of the Brown–Mood median line, carried on straight.
 *
 * Strict on purpose: it can only delay `over`. Where nothing declines, the next few calls show it.
 */
export function isSteady(samples: readonly { readonly ms: number }[], limit: number, percentile: number): boolean {
  const times = samples.slice(1).map(({ ms }) => ms);
  return [times.length, Math.max(fewest, Math.ceil(times.length / 3))].every((length) => {
    const window = times.slice(-length);
    const half = window.length >> 1;
    if (half === 0) return true;
    const latest = window.slice(-half);
    const decline = percentileOf(window.slice(0, half), 50) - percentileOf(latest, 50);
    const halvesAhead = times.length / half;
    return decline <= 0 || percentileOf(latest, percentile) - decline * halvesAhead > limit;
  });
}
