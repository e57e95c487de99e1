// plasma-umass/bigO, from its README: the models 1, log log n, log n, log² n, log³ n, √n, n, n log n, n², n³, n^k and 2^n, each a × f(n) + b, are fitted by
// least squares and compared by Akaike's information criterion, 2k + N ln(RSS / N). A declared bound is compared with every model; that a model fits better has
// a p-value by the paired bootstrap (Berg-Kirkpatrick, Burkett and Klein, EMNLP 2012; 1,000 resamples, fits kept), adjusted by Holm's method. A model worse
// than the bound that fits better is an error where p < 0.05, else a warning, which counts as 'cannot tell'.
// Left out: its removal of outliers, which is not described. It sees all calls.
import type { Growth } from '../growth.js';
import { fitLine } from './least-squares.js';
import type { Bound, Rival, RivalCall, Saying } from './rival.js';

interface Model {
  readonly growth: Growth;
  readonly f: (n: number) => number;
  readonly parameters: number;
}

const model = (power: number, logs: number, f: Model['f'], parameters = 2, base = 1): Model => ({
  growth: { power, logs, base },
  f,
  parameters,
});

const models: readonly Model[] = [
  model(0, 0, () => 1, 1),
  model(0, 0.1, (n) => Math.log(Math.log(n))),
  model(0, 1, Math.log),
  model(0, 2, (n) => Math.log(n) ** 2),
  model(0, 3, (n) => Math.log(n) ** 3),
  model(0.5, 0, Math.sqrt),
  model(1, 0, (n) => n),
  model(1, 1, (n) => n * Math.log(n)),
  model(2, 0, (n) => n ** 2),
  model(3, 0, (n) => n ** 3),
  model(0, 0, (n) => 2 ** n, 2, 2),
];

type Points = readonly Pick<RivalCall, 'n' | 'ms'>[];

interface Fit {
  readonly growth: Growth;
  readonly parameters: number;
  /** The squared residual of every point. */
  readonly squares: readonly number[];
}

function fit({ growth, f, parameters }: Model, points: Points): Fit | undefined {
  const xs = points.map(({ n }) => f(n));
  const most = Math.max(...xs.map(Math.abs));
  if (!Number.isFinite(most)) return undefined;
  const scaled = xs.map((x) => x / most);
  const { slope, intercept } = fitLine(
    scaled,
    points.map(({ ms }) => ms),
  );
  return {
    growth,
    parameters,
    squares: points.map(({ ms }, i) => (ms - intercept - slope * (scaled[i] as number)) ** 2),
  };
}

const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);
const aic = (rss: number, count: number, parameters: number): number => 2 * parameters + count * Math.log(rss / count);

/** n^k with the k of the least sum of squares, in steps of a fiftieth. */
function fitPower(points: Points): Fit {
  const fits = Array.from({ length: 250 }, (_, i) => (i + 1) / 50).map(
    (k) =>
      fit(
        model(k, 0, (n) => n ** k, 3),
        points,
      ) as Fit,
  );
  return fits.reduce((best, one) => (sum(one.squares) < sum(best.squares) ? one : best));
}

/** Holm's method: true for each p-value that is significant at 0.05 among all. */
export function holm(ps: readonly number[]): boolean[] {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[a] as number) - (ps[b] as number));
  const first = order.findIndex((i, rank) => (ps[i] as number) > 0.05 / (ps.length - rank));
  const rejected = new Set(first < 0 ? order : order.slice(0, first));
  return ps.map((_, i) => rejected.has(i));
}

/** As in bigO: by base, power and logarithms, in turn. */
const isWorse = (a: Growth, b: Growth): boolean => (a.base - b.base || a.power - b.power || a.logs - b.logs) > 0;

/** The three-way verdict on all calls. */
export function checkBound(points: Points, bound: Bound): Saying | undefined {
  if (bound.logs > 0 && bound.power > 1) return undefined;
  const declared = fit(boundModel(bound), points);
  if (!declared) return 'cannot tell';
  const fits = [...models.flatMap((one) => fit(one, points) ?? []), fitPower(points)];
  const count = points.length;
  const least = aic(sum(declared.squares), count, declared.parameters);
  const gains = fits.map(({ squares, parameters }) => least - aic(sum(squares), count, parameters));
  const isRival = fits.map(({ growth }, i) => (gains[i] as number) > 0 && isWorse(growth, bound));
  if (!isRival.some(Boolean)) return 'within';
  const ps = bootstrap(fits, declared, gains, count);
  return holm(ps).some((significant, i) => significant && isRival[i]) ? 'over' : 'cannot tell';
}

const boundModel = ({ power, logs, base }: Growth): Model =>
  model(
    power,
    logs,
    (n) => (base === 1 ? n ** power * Math.log(n) ** logs : base ** n),
    power + logs === 0 && base === 1 ? 1 : 2,
    base,
  );

/** How often, of 1,000 resamples, a fit gains more than twice what it gains on the points. */
function bootstrap(fits: readonly Fit[], declared: Fit, gains: readonly number[], count: number): number[] {
  const trials = 1000;
  const exceeded = fits.map(() => 0);
  let state = 1;
  for (let trial = 0; trial < trials; trial++) {
    const chosen = Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * count);
    });
    const resampled = ({ squares, parameters }: Fit): number => {
      let rss = 0;
      for (const i of chosen) rss += squares[i] as number;
      return aic(rss, count, parameters);
    };
    const base = resampled(declared);
    for (const [i, one] of fits.entries())
      if (base - resampled(one) > 2 * (gains[i] as number)) exceeded[i] = (exceeded[i] as number) + 1;
  }
  return exceeded.map((times) => times / trials);
}

export const plasmaBigO: Rival = {
  name: 'plasma-umass bigO',
  says: (sizes, bound) =>
    checkBound(
      sizes.flatMap(({ calls }) => calls),
      bound,
    ),
};
