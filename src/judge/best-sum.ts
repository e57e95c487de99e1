import { dot, nonNegativeSum } from './least-squares.js';

type Columns = readonly (readonly number[])[];

/** The sum of few columns that explains a target best. */
export interface BestSum {
  /** Which columns it has. */
  readonly used: readonly number[];
  readonly weights: readonly number[];
  /** Sum of squares that it leaves. */
  readonly misfit: number;
  /** Its log-likelihood above that of a constant. */
  readonly score: number;
}

/** What is known beforehand. */
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
 * All pairs are tried, then the best third and fourth column; and from the best sum of all columns those that help least are taken away.
 */
export function bestSum(columns: Columns, target: readonly number[], known: Known): BestSum {
  const size = target.length + known.points;
  const whole = known.misfit + known.points;
  const of = (chosen: readonly number[]): BestSum => {
    const { weights, misfit } = nonNegativeSum(
      chosen.map((k) => columns[k] as readonly number[]),
      target,
    );
    const used = chosen.filter((_, i) => (weights[i] as number) > 0);
    const digits = Math.log((misfit + known.points) / whole + exact);
    return {
      used,
      weights: weights.filter((w) => w > 0),
      misfit,
      score: -0.5 * Math.max(0, size - used.length) * digits,
    };
  };
  const all = [...columns.keys()];
  const nearer = (a: BestSum, b: BestSum): BestSum => (b.misfit < a.misfit ? b : a);
  let best = of([]);
  const consider = (sum: BestSum): BestSum => {
    if (sum.score > best.score) best = sum;
    return sum;
  };
  for (const k of all) consider(of([k]));
  let sum = consider(of(bestPair(columns, target)));
  while (sum.used.length >= 2 && sum.used.length < mostForward) {
    const before = sum;
    sum = consider(all.map((k) => (before.used.includes(k) ? before : of([...before.used, k]))).reduce(nearer));
    if (sum.used.length <= before.used.length) break;
  }
  sum = consider(of(all));
  while (sum.used.length > 1) {
    const { used } = sum;
    sum = consider(used.map((k) => of(used.filter((other) => other !== k))).reduce(nearer));
  }
  return best;
}

/** The least misfit of a multiple of one column, not below zero. */
export function misfitOf(column: readonly number[], target: readonly number[]): number {
  return nonNegativeSum([column], target).misfit;
}

/** The two columns whose sum comes nearest to a target. */
function bestPair(columns: Columns, target: readonly number[]): readonly number[] {
  const squares = columns.map((column) => dot(column, column));
  const along = columns.map((column) => dot(column, target));
  let pair: readonly number[] = [];
  let most = 0;
  for (let i = 0; i < columns.length; i++) {
    for (let j = i + 1; j < columns.length; j++) {
      const [ii, jj, it, jt] = [squares[i], squares[j], along[i], along[j]] as [number, number, number, number];
      const ij = dot(columns[i] as readonly number[], columns[j] as readonly number[]);
      const free = ii * jj - ij * ij;
      if (free <= 1e-12 * ii * jj) continue;
      const [a, b] = [(it * jj - jt * ij) / free, (jt * ii - it * ij) / free];
      const gain = a > 0 && b > 0 ? a * it + b * jt : 0;
      if (gain > most) [pair, most] = [[i, j], gain];
    }
  }
  return pair;
}
