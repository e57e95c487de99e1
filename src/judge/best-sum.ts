import { type Column, dot, type NonNegativeSum, nonNegativeSum } from './least-squares.js';

/** The sum of few columns that explains a target best. */
export interface BestSum extends NonNegativeSum {
  /** Its log-likelihood above that of a constant. */
  readonly score: number;
}

/** What is known of a target beforehand. */
export interface Known {
  /** As many points' worth of knowledge that a row's standard deviation is 1; 0: its size is unknown. */
  readonly points: number;
  /** The misfit of the best constant. */
  readonly misfit: number;
}

/** Misfits below this share of a constant's are rounding of the machine. */
const exact = 1e-15;

/** Sums of more columns than this are only looked for from above, by taking columns away. */
const mostForward = 4;

/**
 * Finds the sum of few columns, none weighed below zero, that explains a target best. A sum's log-likelihood with deviations of unknown size is
 * −(points ÷ 2) × log(misfit), and every weight costs a point: it has to be tuned as finely as the target is explained (the marginal likelihood of a linear model
 * under Zellner's g-prior, On assessing prior distributions and Bayesian regression analysis with g-prior distributions, 1986; the same as counting the digits
 * that a sum explains beyond those that its weights take, Rissanen's minimum description length). So terms that cancel just so explain nothing.
 *
 * All pairs are tried, then the best third and fourth column; and from the best sum of all columns those that help least are taken away. Undefined where no sum
 * can have `least` as score.
 */
export function bestSum(
  columns: readonly Column[],
  target: Column,
  known: Known,
  least = Number.NEGATIVE_INFINITY,
): BestSum | undefined {
  const size = target.length + known.points;
  const scoreOf = (misfit: number, used: number): number =>
    -0.5 * Math.max(0, size - used) * Math.log((misfit + known.points) / (known.misfit + known.points) + exact);
  const whole = nonNegativeSum(columns, target);
  // One weight at least, and no sum leaves less.
  if (scoreOf(whole.misfit, 1) < least) return undefined;
  let best: BestSum = { ...whole, score: scoreOf(whole.misfit, whole.used.length) };
  const consider = (chosen: readonly number[]): NonNegativeSum => {
    const sum = pick(columns, target, chosen);
    const score = scoreOf(sum.misfit, sum.used.length);
    if (score > best.score) best = { ...sum, score };
    return sum;
  };
  let sum = consider(bestPair(columns, target, consider));
  while (sum.used.length >= 2 && sum.used.length < mostForward) {
    const next = bestFurther(columns, target, sum.used);
    if (next === undefined) break;
    const before = sum.used.length;
    sum = consider([...sum.used, next]);
    if (sum.used.length <= before) break;
  }
  sum = whole;
  while (sum.used.length > 1) {
    let nearest: NonNegativeSum | undefined;
    for (let j = 0; j < sum.used.length; j++) {
      const without = pick(
        columns,
        target,
        sum.used.filter((_, other) => other !== j),
      );
      if (!nearest || without.misfit < nearest.misfit) nearest = without;
    }
    sum = consider((nearest as NonNegativeSum).used);
  }
  return best;
}

/** The least misfit of a multiple of one column, not below zero. */
export function misfitOf(column: Column, target: Column): number {
  return nonNegativeSum([column], target).misfit;
}

/** The best sum of chosen columns. */
function pick(columns: readonly Column[], target: Column, chosen: readonly number[]): NonNegativeSum {
  const few: Column[] = [];
  for (let j = 0; j < chosen.length; j++) few.push(columns[chosen[j] as number] as Column);
  const { used, weights, misfit } = nonNegativeSum(few, target);
  return { used: used.map((j) => chosen[j] as number), weights, misfit };
}

/** The two columns whose sum comes nearest to a target, from their products; `single` is told of the best one column. */
function bestPair(columns: readonly Column[], target: Column, single: (chosen: readonly number[]) => void): number[] {
  const count = columns.length;
  const squares: number[] = [];
  const along: number[] = [];
  let one = 0;
  for (let k = 0; k < count; k++) {
    squares.push(dot(columns[k] as Column, columns[k] as Column));
    along.push(Math.max(0, dot(columns[k] as Column, target)));
    if ((along[k] as number) ** 2 * (squares[one] as number) > (along[one] as number) ** 2 * (squares[k] as number))
      one = k;
  }
  single([one]);
  let pair: number[] = [];
  let most = 0;
  for (let i = 0; i < count; i++) {
    const [ii, it] = [squares[i] as number, along[i] as number];
    for (let j = i + 1; j < count; j++) {
      const [jj, jt] = [squares[j] as number, along[j] as number];
      const ij = dot(columns[i] as Column, columns[j] as Column);
      const a = it * jj - jt * ij;
      const b = jt * ii - it * ij;
      const free = ii * jj - ij * ij;
      if (a <= 0 || b <= 0 || free <= 1e-12 * ii * jj) continue;
      const gain = (a * it + b * jt) / free;
      if (gain > most) [pair, most] = [[i, j], gain];
    }
  }
  return pair;
}

/** The column that lessens the misfit of some columns most when it joins them, were weights below zero allowed. */
function bestFurther(columns: readonly Column[], target: Column, used: readonly number[]): number | undefined {
  const directions: Column[] = [];
  const apart = (column: Column): number[] => {
    const rest = column.slice();
    for (let j = 0; j < directions.length; j++) {
      const direction = directions[j] as Column;
      const along = dot(rest, direction);
      for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - along * (direction[i] as number);
    }
    return rest;
  };
  for (let j = 0; j < used.length; j++) {
    const rest = apart(columns[used[j] as number] as Column);
    const length = Math.sqrt(dot(rest, rest)) || 1;
    directions.push(rest.map((x) => x / length));
  }
  const left = apart(target);
  let best: number | undefined;
  let most = 0;
  for (let k = 0; k < columns.length; k++) {
    if (used.includes(k)) continue;
    const column = columns[k] as Column;
    const rest = apart(column);
    const square = dot(rest, rest);
    const along = dot(rest, left);
    if (along <= 0 || square <= 1e-18 * dot(column, column)) continue;
    if (along * along > most * square) [best, most] = [k, (along * along) / square];
  }
  return best;
}
