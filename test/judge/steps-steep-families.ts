import { type Family, whole } from './steps-family.js';

/** Functions that grow steeply, from few sizes. */
export const steepFamilies: readonly Family[] = [
  {
    name: 'subsets',
    truth: '2^n',
    make: (random) =>
      (
        (c, m) => (n: number) =>
          m + c * 2 ** n
      )(whole(random, 1, 9), whole(random, 1, 50)),
  },
  {
    name: 'towers',
    truth: '2^n',
    make: (random) =>
      (
        (c) => (n: number) =>
          3 + c * (2 ** n - 1) + 2 * n
      )(whole(random, 1, 9)),
  },
  {
    name: 'steep n^3',
    truth: 'n^3',
    make: (random) =>
      (
        (c) => (n: number) =>
          5 + c * n ** 3 + 4 * n * n
      )(whole(random, 1, 9)),
  },
  {
    name: 'steep n^2',
    truth: 'n^2',
    make: (random) =>
      (
        (c) => (n: number) =>
          5 + c * n ** 2 + 4 * n
      )(whole(random, 1, 9)),
  },
  {
    name: 'steep n',
    truth: 'n',
    make: (random) =>
      (
        (c) => (n: number) =>
          5 + c * n
      )(whole(random, 1, 9)),
  },
];
