/** The rank (from 1) of a percentile among `count` sorted values by the nearest-rank rule: the smallest with `percentile` % of the values at or below it. */
export function nearestRank(percentile: number, count: number): number {
  // 95 × 20 ÷ 100 must be 19, not the 20 that a rounding error above it would give.
  return Math.min(count, Math.max(1, Math.ceil((percentile * count) / 100 - 1e-9)));
}

/** Sorts a copy, upwards. */
export function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** The percentile (0 < p < 100) of at least one value, by the nearest-rank rule; in the values' unit. */
export function percentileOf(values: readonly number[], percentile: number): number {
  return sorted(values)[nearestRank(percentile, values.length) - 1] as number;
}

/**
 * Distribution-free interval for the percentile that the values are drawn from: two order statistics between which it lies with at least the given
 * confidence, half of the error on each side (David & Nagaraja, Order Statistics, 3rd ed. 2003, section 7.1). Undefined when there are too few values:
 * 6 for the median, 473 for the 99th percentile, at 0.95.
 */
export function percentileInterval(
  values: readonly number[],
  percentile: number,
  confidence = 0.95,
): [number, number] | undefined {
  const count = values.length;
  const p = percentile / 100;
  const side = (1 - confidence) / 2;
  // The number of values below the percentile is binomial: lower is the largest rank with P(B < rank) ≤ side, upper the smallest with P(B ≥ rank) ≤ side.
  let lower = 0;
  let upper = 0;
  let below = 0;
  let logOfTerm = count * Math.log1p(-p);
  for (let rank = 1; rank <= count && upper === 0; rank++) {
    below += Math.exp(logOfTerm);
    if (below <= side) lower = rank;
    if (1 - below <= side) upper = rank;
    logOfTerm += Math.log((count - rank + 1) / rank) + Math.log(p / (1 - p));
  }
  if (lower === 0 || upper === 0) return undefined;
  const order = sorted(values);
  return [order[lower - 1] as number, order[upper - 1] as number];
}
