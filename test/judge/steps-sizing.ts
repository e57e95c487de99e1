import type { StepPoint } from '../../src/judge/steps.js';
import type { Count } from './steps-family.js';

/** Sizes of steep functions. */
export const steepSizes: readonly (readonly number[])[] = [
  [2, 4, 6, 8, 10, 12, 14, 16],
  [1, 2, 4, 8, 16, 18, 20],
  [4, 8, 12, 16, 20],
];

/** How sizes are chosen: doubling from `first` as long as all calls together stay below `most` steps, then as many more between the largest as make ten. */
export interface Sizing {
  readonly first: number;
  readonly most: number;
}

export const judgedSizes: readonly Sizing[] = [
  { first: 8, most: 1e6 },
  { first: 4, most: 1e7 },
];

/** Fewest sizes, and as many as are asked for. */
const [fewest, enough] = [5, 10];

/**
 * Three calls of every size and their median.
 * @param alike the three calls have the same count, as with an input that is not random
 */
export function pointsOf(count: Count, { first, most }: Sizing, alike: boolean): StepPoint[] {
  const point = (n: number): StepPoint => {
    const steps = count(n);
    const calls = alike ? [steps, steps, steps] : [steps, count(n), count(n)];
    return { n, steps: calls.toSorted((a, b) => a - b)[1] as number, calls };
  };
  const points: StepPoint[] = [];
  let sum = 0;
  for (let n = first; n <= 4096 && (sum < most / 3 || points.length < fewest); n *= 2) {
    points.push(point(n));
    sum += (points.at(-1) as StepPoint).steps;
  }
  for (let i = points.length - 1; i > 0 && points.length < enough; i--) {
    const [a, b] = [points[i - 1] as StepPoint, points[i] as StepPoint];
    points.splice(i, 0, point(Math.round(Math.sqrt(a.n * b.n))));
  }
  return points;
}
