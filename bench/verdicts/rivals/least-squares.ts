import { mean } from './rival.js';

export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** The share of the variation in y that the line explains. */
  readonly r2: number;
}

/** The straight line with the least sum of squared residuals; flat where x or y do not vary. */
export function fitLine(xs: readonly number[], ys: readonly number[]): Line {
  const [mx, my] = [mean(xs), mean(ys)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [i, x] of xs.entries()) {
    const [dx, dy] = [x - mx, (ys[i] as number) - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  if (xx === 0 || yy === 0) return { slope: 0, intercept: my, r2: 0 };
  const slope = xy / xx;
  return { slope, intercept: my - slope * mx, r2: (xy * xy) / (xx * yy) };
}

/** The sum of squared differences. */
export const squares = (ys: readonly number[], fitted: readonly number[]): number =>
  ys.reduce((sum, y, i) => sum + (y - (fitted[i] as number)) ** 2, 0);
