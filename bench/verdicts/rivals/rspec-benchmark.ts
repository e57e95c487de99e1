// rspec-benchmark with benchmark-trend (Ruby), from their READMEs: lines through (n, t), (ln n, t), (ln n, ln t) and (n, ln t) are the fits linear,
// logarithmic, power and exponential; a series whose times do not vary is constant. The fit with the best R² must be the one that the matcher names, with R² of
// at least 0.9. perform_constant, _logarithmic, _linear, _power, _exponential: any exponent is a power; n log n has no matcher.
// It sees the second call of each size (or the only one): one warm-up, one sample.
import { fitLine } from './least-squares.js';
import { mean, type Rival } from './rival.js';

export type Trend = 'constant' | 'logarithmic' | 'linear' | 'power' | 'exponential' | 'none';

const named: Record<string, Trend> = {
  '1': 'constant',
  'log n': 'logarithmic',
  'sqrt n': 'power',
  n: 'linear',
  'n^1.5': 'power',
  'n^2': 'power',
  'n^3': 'power',
  '2^n': 'exponential',
};

/** The trend of times in milliseconds. */
export function trendOf(ns: readonly number[], times: readonly number[]): Trend {
  const seconds = times.map((ms) => ms / 1000);
  const variance = mean(seconds.map((s) => s ** 2)) - mean(seconds) ** 2;
  // Its least variation, in squared seconds, over all pairs of samples.
  if (variance * ns.length ** 2 < 1e-6) return 'constant';
  const [logNs, logTimes] = [ns.map(Math.log), times.map((ms) => Math.log(Math.max(ms, 1e-9)))];
  const fits: [Trend, number][] = [
    ['exponential', fitLine(ns, logTimes).r2],
    ['power', fitLine(logNs, logTimes).r2],
    ['linear', fitLine(ns, times).r2],
    ['logarithmic', fitLine(logNs, times).r2],
  ];
  const [trend, r2] = fits.reduce((best, fit) => (fit[1] >= best[1] ? fit : best));
  return r2 >= 0.9 ? trend : 'none';
}

export const rspecBenchmark: Rival = {
  name: 'rspec-benchmark',
  says(sizes, { text }) {
    const wanted = named[text];
    if (!wanted) return undefined;
    const trend = trendOf(
      sizes.map(({ n }) => n),
      sizes.map(({ calls }) => (calls[1] ?? calls[0])?.ms ?? 0),
    );
    return trend === wanted ? 'within' : 'over';
  },
};
