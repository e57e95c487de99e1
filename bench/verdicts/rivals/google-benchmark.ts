// google/benchmark, `->Complexity()`, from its user guide: the coefficient of each of O(1), O(log N), O(N), O(N log N), O(N²), O(N³) by least squares through
// the origin; the root mean square of the residuals over the mean time is told, and the class where it is least is named, by processor time. It asserts
// nothing: as a gate, a class above the bound fails.
// It sees the mean of each size's calls but the first: it discards the runs in which it finds out how often to call.
import { constant, cubic, type Growth, linear, linearithmic, logarithmic, order, quadratic } from '../growth.js';
import { mean, type Rival } from './rival.js';

const classes: readonly (readonly [Growth, (n: number) => number])[] = [
  [constant, () => 1],
  [logarithmic, Math.log2],
  [linear, (n) => n],
  [linearithmic, (n) => n * Math.log2(n)],
  [quadratic, (n) => n ** 2],
  [cubic, (n) => n ** 3],
];

/** The class that is named. */
export function googleClass(ns: readonly number[], times: readonly number[]): Growth {
  const rms = classes.map(([, f]) => {
    const xs = ns.map(f);
    const coefficient =
      xs.reduce((sum, x, i) => sum + x * (times[i] as number), 0) / xs.reduce((sum, x) => sum + x * x, 0);
    return Math.sqrt(mean(times.map((time, i) => (time - coefficient * (xs[i] as number)) ** 2))) / mean(times);
  });
  return (classes[rms.indexOf(Math.min(...rms))] as (typeof classes)[number])[0];
}

export const googleBenchmark: Rival = {
  name: 'google/benchmark',
  says(sizes, bound) {
    const times = sizes.map(({ calls }) => mean((calls.length > 1 ? calls.slice(1) : calls).map(({ cpuMs }) => cpuMs)));
    const named = googleClass(
      sizes.map(({ n }) => n),
      times,
    );
    return order(named, bound) > 0 ? 'over' : 'within';
  },
};
