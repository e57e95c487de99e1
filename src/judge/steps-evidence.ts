import { type BestSum, bestSum, misfitOf } from './best-sum.js';
import type { GrowthBound } from './bound.js';
import type { StepPoint } from './step-point.js';
import { type Column, termsOf } from './steps-terms.js';

/** What counts say of a bound, as differences of log-likelihoods: 0 says nothing. */
export interface StepEvidence {
  /** For a term beyond the bound against none. */
  readonly over: number;
  /** What terms beyond the bound make up of the growth at the largest size, in the sum that explains the counts best. */
  readonly share: number;
  /** The log-likelihood of the best sum with the scatter assumed. */
  readonly likelihood: number;
  /** Calls told how far counts scatter. */
  readonly scatterIsKnown: boolean;
  /** The most that a size takes, in terms of what the best sum up to the bound has for it. */
  readonly worst: number;
  /** Whether the evidence for no term beyond the bound against terms that make up most of the growth is above some value. */
  isWithin(beyond: number): boolean;
}

/**
 * What a term takes away from a faster one, at most, as a share of it at the largest size: a sort makes n log n − 1.3 n comparisons, pairs of the rows beyond a
 * threshold are (n − 600)².
 */
const dent = 0.4;

/** Terms beyond the bound make up this share of the growth in the opposite of 'within'; where nothing grows, this share of the whole. */
const opposite = { ofGrowth: 0.7, ofTotal: 0.25 } as const;

/** Rounding to whole units against scatter of one in a hundred, where calls do not tell the scatter. */
const rounding = { share: 0.3, against: 0.01 } as const;

/**
 * Weighs three explanations of counts against each other, each a sum of few terms, none negative but in what a term takes away from a faster one: terms up to the
 * bound; any terms; terms beyond the bound that make up most of the growth. Deviations are taken as shares of what has grown, so that every size has its say
 * and a large fixed cost hides nothing, and in units of the scatter of calls where there are several; how large they are beyond that is not known beforehand:
 * see bestSum.
 *
 * @param points ascending in n
 * @param unit what counts differ by whole multiples of
 * @param fade how scatter falls with n where calls do not tell it: as n^-fade
 */
export function evidenceOf(points: readonly StepPoint[], bound: GrowthBound, unit: number, fade = 0): StepEvidence {
  const {
    constant,
    lower,
    bound: own,
    beyond,
  } = termsOf(
    points.map(({ n }) => n),
    bound,
  );
  const scatter = scatterOf(points);
  const largest = (points[points.length - 1] as StepPoint).n;
  const least = Math.min(...points.map(({ steps }) => steps));
  const deviation = points.map(({ n, steps }, i) =>
    Math.max(
      1e-9,
      scatter
        ? Math.hypot((scatter[i] as number) * steps, rounding.share * unit)
        : Math.hypot((steps - 0.98 * least) * (largest / n) ** fade, (rounding.share / rounding.against) * unit),
    ),
  );
  const top = Math.max(1, (points[points.length - 1] as StepPoint).steps);
  const row = (column: Column): Column => column.map((x, i) => (x * top) / (deviation[i] as number));
  const target = points.map(({ steps }, i) => steps / (deviation[i] as number));
  const known = { points: scatter ? points.length : 0, misfit: misfitOf(row(constant), target) };
  const best = (columns: readonly Column[], least?: number): BestSum | undefined =>
    bestSum(columns.map(row), target, known, least);

  const dented = (x: Column, below: readonly Column[]): Column[] =>
    below.map((f) => x.map((y, i) => y - dent * (f[i] as number)));
  const upTo = [...lower, ...(own ? [own, ...dented(own, [constant, ...lower])] : [])];
  const leaders = beyond.slice(0, 3);
  const further = [...beyond, ...leaders.flatMap((x) => dented(x, [constant, ...lower, ...(own ? [own] : [])]))];
  const within = best([constant, ...upTo]) as BestSum;
  const fitted = points.map((_, i) =>
    within.used.reduce((sum, k, j) => {
      const column = [constant, ...upTo][k] as Column;
      return sum + top * (within.weights[j] as number) * (column[i] as number);
    }, 0),
  );

  const any = [constant, ...upTo, ...further];
  const over = best(any, within.score) ?? within;
  const grown = (from: number): number =>
    over.used.reduce(
      (sum, k, i) => sum + (k < from ? 0 : (over.weights[i] as number) * ((any[k] as Column).at(-1) as number)),
      0,
    );
  const spread = deviation.reduce((sum, d) => sum + Math.log(d), 0);
  return {
    likelihood: over.score - 0.5 * points.length * Math.log(known.misfit) - spread,
    scatterIsKnown: scatter !== undefined,
    worst: Math.max(...points.map(({ steps }, i) => steps / Math.max(1e-9, fitted[i] as number))),
    over: over.score - within.score,
    share: grown(1 + upTo.length) / Math.max(grown(1), 1e-12),
    isWithin(evidence) {
      // Every other term brings its share of one beyond with it: so none of them can outgrow that share.
      const led = (column: Column, share: number): Column[] =>
        leaders.map((x) => column.map((y, i) => (1 - share) * y + share * (x[i] as number)));
      const isLevel = within.used.every((k) => k === 0);
      const opponents = [
        ...(isLevel ? led(constant, opposite.ofTotal) : [constant]),
        ...upTo.flatMap((column) => led(column, opposite.ofGrowth)),
        ...further,
      ];
      const strongest = best(opponents, within.score - evidence);
      return !strongest || within.score - strongest.score > evidence;
    },
  };
}

/**
 * How far the median of a size's calls scatters, as a share of it, from the calls of five neighbouring sizes; undefined where calls do not differ. The median of
 * three normal numbers has 0.449 of their variance.
 */
function scatterOf(points: readonly StepPoint[]): readonly number[] | undefined {
  const variances = points.map(({ calls = [] }) => {
    const mean = calls.reduce((sum, x) => sum + x, 0) / calls.length;
    if (calls.length < 2 || mean <= 0) return 0;
    return calls.reduce((sum, x) => sum + (x / mean - 1) ** 2, 0) / (calls.length - 1);
  });
  if (variances.filter((variance) => variance > 0).length < points.length / 2) return undefined;
  return variances.map((_, i) => {
    const near = variances.slice(Math.max(0, i - 2), i + 3);
    return Math.sqrt((0.449 * near.reduce((sum, variance) => sum + variance, 0)) / near.length);
  });
}
