// big_O (Python), from its README: time is fitted by least squares, with an intercept, to the classes Constant, Logarithmic, Linear, Linearithmic,
// Quadratic, Cubic, Polynomial (a line through the logarithms of n and time) and Exponential (a line through n and the logarithm of time); the class with the
// least residual sum of squares of time is the best. It asserts nothing: as a gate, a class above the bound fails. The exponent of Polynomial is read to the nearest half.
// Left out: its preference for simpler classes, a residual of 1e-6 s², which would name everything of ours Constant.
// It sees the first call of each size: by default it calls once.
import {
  constant,
  cubic,
  exponential,
  type Growth,
  linear,
  linearithmic,
  logarithmic,
  order,
  quadratic,
} from '../growth.js';
import { fitLine, squares } from './least-squares.js';
import type { Rival } from './rival.js';

const classes: readonly (readonly [Growth, (n: number) => number])[] = [
  [logarithmic, Math.log],
  [linear, (n) => n],
  [linearithmic, (n) => n * Math.log(n)],
  [quadratic, (n) => n ** 2],
  [cubic, (n) => n ** 3],
];

/** The class that is named. */
export function bigOClass(ns: readonly number[], times: readonly number[]): Growth {
  const logs = times.map((time) => Math.log(Math.max(time, 1e-9)));
  const flat = fitLine(
    ns.map(() => 1),
    times,
  );
  const polynomial = fitLine(ns.map(Math.log), logs);
  const power = fitLine(ns, logs);
  const fits: [Growth, number][] = [
    [
      constant,
      squares(
        times,
        ns.map(() => flat.intercept),
      ),
    ],
    ...classes.map(([growth, f]): [Growth, number] => {
      const { slope, intercept } = fitLine(ns.map(f), times);
      return [
        growth,
        squares(
          times,
          ns.map((n) => intercept + slope * f(n)),
        ),
      ];
    }),
    [
      { ...constant, power: Math.max(0, Math.round(2 * polynomial.slope) / 2) },
      squares(
        times,
        ns.map((n) => Math.exp(polynomial.intercept + polynomial.slope * Math.log(n))),
      ),
    ],
    [
      exponential,
      squares(
        times,
        ns.map((n) => Math.exp(power.intercept + power.slope * n)),
      ),
    ],
  ];
  return fits.reduce((best, fit) => (fit[1] < best[1] ? fit : best))[0];
}

export const bigO: Rival = {
  name: 'big_O (Python)',
  says(sizes, bound) {
    const named = bigOClass(
      sizes.map(({ n }) => n),
      sizes.map(({ calls }) => calls[0]?.ms ?? 0),
    );
    return order(named, bound) > 0 ? 'over' : 'within';
  },
};
