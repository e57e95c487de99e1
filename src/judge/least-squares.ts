// Loops go by index: judging runs in processes whose code is not optimised and whose iterators are watched.

export type Column = readonly number[];

/** A column that differs from the sums of those before it by less than this share of its length adds nothing. */
const alike = 1e-10;

/**
 * The weights of a sum of columns that comes nearest to a target. By the modified Gram-Schmidt process (Björck, Solving linear least squares problems by
 * Gram-Schmidt orthogonalization, BIT 7, 1967), which unlike the normal equations keeps the digits that tell exact counts apart. A column that adds nothing
 * to those before it gets no weight.
 */
function leastSquares(columns: readonly Column[], target: Column): number[] {
  const count = columns.length;
  const directions: number[][] = [];
  const rows: number[][] = [];
  const parts: number[] = [];
  const left = target.slice();
  for (let k = 0; k < count; k++) {
    const direction = (columns[k] as Column).slice();
    const whole = dot(direction, direction);
    const row: number[] = [];
    for (let j = 0; j < k; j++) row.push(takeOut(direction, directions[j] as number[]));
    const square = dot(direction, direction);
    const adds = square > alike * alike * whole;
    const length = adds ? Math.sqrt(square) : 1;
    for (let i = 0; i < direction.length; i++) direction[i] = adds ? (direction[i] as number) / length : 0;
    row.push(length);
    directions.push(direction);
    rows.push(row);
    parts.push(takeOut(left, direction));
  }
  const weights = new Array<number>(count).fill(0);
  for (let k = count - 1; k >= 0; k--) {
    let rest = parts[k] as number;
    for (let j = k + 1; j < count; j++) rest -= ((rows[j] as number[])[k] as number) * (weights[j] as number);
    weights[k] = rest / ((rows[k] as number[])[k] as number);
  }
  return weights;
}

/** Takes the part along `direction`, which has length 1 or 0, out of `vector`; gives its length. */
function takeOut(vector: number[], direction: Column): number {
  const along = dot(vector, direction);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - along * (direction[i] as number);
  return along;
}

/** The sum of the products. */
export function dot(a: Column, b: Column): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** A sum of columns, each weighed above zero. */
export interface NonNegativeSum {
  /** Which columns it has. */
  readonly used: readonly number[];
  readonly weights: readonly number[];
  /** The sum of squares that it leaves of the target. */
  readonly misfit: number;
}

/** A column whose gain is below this share of the target's square is left out. */
const worthwhile = 1e-18;

/** Columns nearly alike may enter and leave for ever. */
const mostTries = 60;

/**
 * Non-negative least squares (Lawson and Hanson, Solving Least Squares Problems, 1974, ch. 23) to the last digits: the sum of columns, none weighed below
 * zero, that comes nearest to the target.
 */
export function nonNegativeSum(columns: readonly Column[], target: Column): NonNegativeSum {
  const count = columns.length;
  const squares: number[] = [];
  const isOut: boolean[] = [];
  for (let k = 0; k < count; k++) {
    squares.push(dot(columns[k] as Column, columns[k] as Column));
    isOut.push((squares[k] as number) > 0);
  }
  const least = worthwhile * dot(target, target);
  let used: readonly number[] = [];
  let weights: readonly number[] = [];
  let left = target;
  let misfit = dot(left, left);
  for (let tries = 0; tries < mostTries; tries++) {
    let entering = -1;
    let most = least;
    for (let k = 0; k < count; k++) {
      if (!isOut[k]) continue;
      const along = dot(columns[k] as Column, left);
      const gain = (along * along) / (squares[k] as number);
      if (along > 0 && gain > most) [entering, most] = [k, gain];
    }
    if (entering < 0) break;
    isOut[entering] = false;
    const settled = settle(columns, target, [...used, entering], [...weights, 0]);
    const after = target.slice();
    for (let j = 0; j < settled.used.length; j++) {
      const [column, weight] = [columns[settled.used[j] as number] as Column, settled.weights[j] as number];
      for (let i = 0; i < after.length; i++) after[i] = (after[i] as number) - weight * (column[i] as number);
    }
    const now = dot(after, after);
    // Rounding makes it go in circles: the column stays barred.
    if (now >= misfit) continue;
    for (let j = 0; j < used.length; j++)
      if (!settled.used.includes(used[j] as number)) isOut[used[j] as number] = true;
    ({ used, weights } = settled);
    [left, misfit] = [after, now];
  }
  return { used, weights, misfit };
}

/** The least squares of some columns that have weights, those taken away that would fall below zero on the way. */
function settle(
  columns: readonly Column[],
  target: Column,
  kept: readonly number[],
  from: readonly number[],
): { used: readonly number[]; weights: readonly number[] } {
  const chosen: Column[] = [];
  for (let j = 0; j < kept.length; j++) chosen.push(columns[kept[j] as number] as Column);
  const wanted = leastSquares(chosen, target);
  let step = 1;
  let lowest = 0;
  let isPositive = true;
  for (let j = 0; j < wanted.length; j++) {
    const [at, to] = [from[j] as number, wanted[j] as number];
    if (to < (wanted[lowest] as number)) lowest = j;
    if (to > 0) continue;
    isPositive = false;
    step = Math.min(step, at > to ? at / (at - to) : 0);
  }
  if (isPositive) return { used: kept, weights: wanted };
  const used: number[] = [];
  const weights: number[] = [];
  for (let j = 0; j < wanted.length; j++) {
    const [at, to] = [from[j] as number, wanted[j] as number];
    const weight = at + step * (to - at);
    if (j === lowest || (weight <= 1e-14 && to <= 0)) continue;
    used.push(kept[j] as number);
    weights.push(weight);
  }
  return settle(columns, target, used, weights);
}
