/**
 * Non-negative least squares: the sum of `columns`, none weighed below zero, that comes nearest to `target`, every row counted by `precision` (1 ÷ its standard
 * deviation). Lawson and Hanson, Solving Least Squares Problems, 1974, ch. 23: columns enter one by one, the one that helps most first, and leave when their
 * weight would fall below zero.
 */
export function nonNegative(
  columns: readonly (readonly number[])[],
  target: readonly number[],
  precision: readonly number[],
): number[] {
  const scaled = columns.map((column) => column.map((x, i) => x * (precision[i] as number)));
  const aim = target.map((y, i) => y * (precision[i] as number));
  const weights = new Array<number>(columns.length).fill(0);
  const worthwhile = 1e-9 * dot(aim, aim);
  let used: readonly number[] = [];
  for (let tries = 0; tries < 3 * columns.length && used.length < target.length; tries++) {
    const left = minus(aim, scaled, weights, used);
    const entering = mostHelpful(scaled, left, used, worthwhile);
    if (entering === undefined) break;
    used = settle(scaled, aim, weights, [...used, entering]);
  }
  return minus(target, columns, weights, used).map((left, i) => (target[i] as number) - left);
}

type Columns = readonly (readonly number[])[];

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** What the used columns leave of a target. */
function minus(
  target: readonly number[],
  columns: Columns,
  weights: readonly number[],
  used: readonly number[],
): number[] {
  const left = [...target];
  for (const k of used) {
    const [column, weight] = [columns[k] as readonly number[], weights[k] as number];
    for (let i = 0; i < left.length; i++) left[i] = (left[i] as number) - weight * (column[i] as number);
  }
  return left;
}

/** The unused column that lessens the misfit most; undefined where none does by more than `worthwhile`. */
function mostHelpful(
  columns: Columns,
  left: readonly number[],
  used: readonly number[],
  worthwhile: number,
): number | undefined {
  let best: number | undefined;
  let most = worthwhile;
  for (const [k, column] of columns.entries()) {
    const gradient = used.includes(k) ? 0 : dot(column, left);
    if (gradient <= 0) continue;
    const gain = gradient ** 2 / dot(column, column);
    if (gain > most) [best, most] = [k, gain];
  }
  return best;
}

/** Sets the weights of the used columns to their least squares, dropping on the way those that would fall below zero; gives those that are left. */
function settle(
  columns: Columns,
  aim: readonly number[],
  weights: number[],
  used: readonly number[],
): readonly number[] {
  let kept = used;
  while (kept.length > 0) {
    const chosen = kept.map((k) => columns[k] as readonly number[]);
    const wanted = solved(
      // A trace of ridge keeps columns that are nearly alike apart.
      chosen.map((a, i) => chosen.map((b, j) => dot(a, b) * (i === j ? 1 + 1e-10 : 1))),
      chosen.map((a) => dot(a, aim)),
    );
    const step = Math.min(
      1,
      ...kept.map((k, i) => {
        const [from, to] = [weights[k] as number, wanted[i] as number];
        return to > 0 ? 1 : from / (from - to);
      }),
    );
    for (const [i, k] of kept.entries())
      weights[k] = (weights[k] as number) + step * ((wanted[i] as number) - (weights[k] as number));
    if (step === 1 && wanted.every((weight) => weight > 0)) return kept;
    const positive = kept.filter((k) => (weights[k] as number) > 1e-12);
    for (const k of kept) if (!positive.includes(k)) weights[k] = 0;
    if (positive.length === kept.length) return kept;
    kept = positive;
  }
  return kept;
}

/** Solves a small set of linear equations by Gauss's elimination with pivots. */
function solved(matrix: Columns, right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  const cell = (r: number, c: number): number => (rows[r] as number[])[c] as number;
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c + 1; r < size; r++) if (Math.abs(cell(r, c)) > Math.abs(cell(pivot, c))) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot] as number[], rows[c] as number[]];
    for (let r = c + 1; r < size; r++) {
      const factor = cell(r, c) / (cell(c, c) || Number.MIN_VALUE);
      for (let k = c; k <= size; k++) (rows[r] as number[])[k] = cell(r, k) - factor * cell(c, k);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let r = size - 1; r >= 0; r--) {
    let rest = cell(r, size);
    for (let c = r + 1; c < size; c++) rest -= cell(r, c) * (solution[c] as number);
    solution[r] = rest / (cell(r, r) || Number.MIN_VALUE);
  }
  return solution;
}
