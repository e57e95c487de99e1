type Columns = readonly (readonly number[])[];

/** A column that differs from the sums of those before it by less than this share of its length adds nothing. */
const alike = 1e-10;

/**
 * The weights of a sum of columns that comes nearest to a target. By the modified Gram-Schmidt process (Björck, Solving linear least squares problems by
 * Gram-Schmidt orthogonalization, BIT 7, 1967), which unlike the normal equations keeps the digits that tell exact counts apart. A column that adds nothing
 * to those before it gets no weight.
 */
function leastSquares(columns: Columns, target: readonly number[]): number[] {
  const directions: number[][] = [];
  const rows: number[][] = [];
  const parts: number[] = [];
  const left = [...target];
  for (const column of columns) {
    const direction = [...column];
    const row = directions.map((other) => takeOut(direction, other));
    const length = Math.hypot(...direction);
    const adds = length > alike * Math.hypot(...column);
    for (let i = 0; i < direction.length; i++) direction[i] = adds ? (direction[i] as number) / length : 0;
    directions.push(direction);
    rows.push([...row, adds ? length : 1]);
    parts.push(takeOut(left, direction));
  }
  const weights = new Array<number>(columns.length).fill(0);
  for (let k = columns.length - 1; k >= 0; k--) {
    let rest = parts[k] as number;
    for (let j = k + 1; j < columns.length; j++) rest -= ((rows[j] as number[])[k] as number) * (weights[j] as number);
    weights[k] = rest / ((rows[k] as number[])[k] as number);
  }
  return weights;
}

/** Takes the part along `direction`, which has length 1 or 0, out of `vector`; gives its length. */
function takeOut(vector: number[], direction: readonly number[]): number {
  const along = dot(vector, direction);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - along * (direction[i] as number);
  return along;
}

/** The sum of the products. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** A sum of columns, none weighed below zero. */
export interface NonNegativeSum {
  /** By column. */
  readonly weights: readonly number[];
  /** The sum of squares that it leaves of the target. */
  readonly misfit: number;
}

/** A column whose gain is below this share of the target's square is left out. */
const worthwhile = 1e-18;

/**
 * Non-negative least squares (Lawson and Hanson, Solving Least Squares Problems, 1974, ch. 23) to the last digits: the sum of columns, none weighed below
 * zero, that comes nearest to the target.
 */
export function nonNegativeSum(columns: Columns, target: readonly number[]): NonNegativeSum {
  const lengths = columns.map((column) => Math.hypot(...column));
  const least = worthwhile * dot(target, target);
  let used: number[] = [];
  let weights: number[] = [];
  let left = [...target];
  let misfit = dot(left, left);
  const barred = new Set<number>();
  for (let tries = 0; tries < 60; tries++) {
    let entering = -1;
    let most = 0;
    for (let k = 0; k < columns.length; k++) {
      if (used.includes(k) || barred.has(k)) continue;
      const along = dot(columns[k] as readonly number[], left) / (lengths[k] as number);
      if (along > most) [entering, most] = [k, along];
    }
    if (entering < 0 || most * most <= least) break;
    let kept = [...used, entering];
    let from = [...weights, 0];
    for (;;) {
      const wanted = leastSquares(
        kept.map((k) => columns[k] as readonly number[]),
        target,
      );
      if (wanted.every((weight) => weight > 0)) {
        from = wanted;
        break;
      }
      let step = 1;
      for (const [i, to] of wanted.entries()) {
        const at = from[i] as number;
        if (to <= 0) step = Math.min(step, at > to ? at / (at - to) : 0);
      }
      const moved = wanted.map((to, i) => (from[i] as number) + step * (to - (from[i] as number)));
      const stay = moved.map((weight, i) => weight > 1e-14 || (wanted[i] as number) > 0);
      if (stay.every(Boolean)) stay[wanted.indexOf(Math.min(...wanted))] = false;
      kept = kept.filter((_, i) => stay[i]);
      from = moved.filter((_, i) => stay[i]);
    }
    const after = target.map((y, i) =>
      kept.reduce((sum, k, j) => sum - (from[j] as number) * ((columns[k] as readonly number[])[i] as number), y),
    );
    const now = dot(after, after);
    // Rounding makes it go in circles where columns are nearly alike.
    if (now >= misfit) {
      barred.add(entering);
      continue;
    }
    [used, weights, left, misfit] = [kept, from, after, now];
  }
  const all = new Array<number>(columns.length).fill(0);
  for (const [i, k] of used.entries()) all[k] = weights[i] as number;
  return { weights: all, misfit };
}
