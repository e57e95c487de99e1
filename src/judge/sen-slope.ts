/** A point of a series: `x` calls made so far, `y` bytes held. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A slope with its interval, in units of y by units of x. */
export interface Slope {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The median slope of a series and an interval for it: the slopes of all pairs in order, cut at the quantiles of Kendall's S (Sen, Estimates of the regression
 * coefficient based on Kendall's tau, JASA 63, 1968). Nothing is assumed of how the noise is spread, and a few outliers or one step move neither end far.
 * `error` is that of each end; an end is infinite where the points are too few for it (7 for 0.0002). NaN for fewer than two points.
 */
export function senSlope(points: readonly Point[], error: number): Slope {
  const slopes: number[] = [];
  for (let j = 1; j < points.length; j++) {
    for (let i = 0; i < j; i++) {
      const [a, b] = [points[i] as Point, points[j] as Point];
      slopes.push((b.y - a.y) / (b.x - a.x));
    }
  }
  slopes.sort((a, b) => a - b);
  const count = slopes.length;
  if (count === 0) return { slope: Number.NaN, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const middle = ((slopes[(count - 1) >> 1] as number) + (slopes[count >> 1] as number)) / 2;
  const cut = inversionsBelow(points.length, error);
  return {
    slope: middle,
    low: cut < 0 ? Number.NEGATIVE_INFINITY : (slopes[cut] as number),
    high: cut < 0 ? Number.POSITIVE_INFINITY : (slopes[count - 1 - cut] as number),
  };
}

/** The most inversions d of n things in random order with P(inversions ≤ d) ≤ error; -1 when there is none. Exact, by the recursion over n. */
export function inversionsBelow(n: number, error: number): number {
  let chances = [1];
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(chances.length + size - 1).fill(0);
    let sum = 0;
    for (let d = 0; d < next.length; d++) {
      sum += (chances[d] ?? 0) - (chances[d - size] ?? 0);
      next[d] = sum / size;
    }
    chances = next;
  }
  let total = 0;
  for (let d = 0; d < chances.length; d++) {
    total += chances[d] as number;
    if (total > error) return d - 1;
  }
  return chances.length - 1;
}
