import { between, classes, type Family, log2, normal, whole } from './steps-family.js';

/** Counts that scatter, depend on the input, or change their class. */
export const unevenFamilies: readonly Family[] = [
  ...[0.01, 0.03, 0.08].flatMap((spread): Family[] =>
    classes.slice(2, 9).map(({ text, at }) => ({
      name: `${text}, scattered by ${spread * 100}%`,
      truth: text,
      rough: spread > 0.01,
      make: (random) => {
        const [a, c] = [whole(random, 1, 60), whole(random, 2, 30)];
        return (n) => Math.max(1, Math.round((a + c * at(n)) * (1 + spread * normal(random))));
      },
    })),
  ),
  {
    name: 'found early in n',
    truth: 'n',
    rough: true,
    make: (random) => {
      const c = whole(random, 1, 6);
      return (n) => 4 + c * (1 + Math.floor(n * random()));
    },
  },
  {
    name: 'inner loop left early',
    truth: 'n^2',
    rough: true,
    make: (random) => {
      const c = whole(random, 1, 6);
      return (n) => 4 + c * Array.from({ length: n }, () => 1 + Math.floor(n * random())).reduce((a, b) => a + b, 0);
    },
  },
  {
    name: 'inner loop left after a constant number',
    truth: 'n',
    rough: true,
    make: (random) => {
      const [c, p] = [whole(random, 1, 6), between(random, 0.1, 0.9)];
      return (n) =>
        4 +
        2 * n +
        c *
          Array.from({ length: n }, () => Math.min(n, 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - p)))).reduce(
            (a, b) => a + b,
            0,
          );
    },
  },
  {
    name: 'always found at once',
    truth: '1',
    make: (random) =>
      (
        (c) => () =>
          c
      )(whole(random, 1, 1e5)),
  },
  {
    name: 'a page',
    truth: '1',
    make: (random) => {
      const [c, most] = [whole(random, 1, 9), whole(random, 5, 100)];
      return (n) => 3 + c * Math.min(n, most);
    },
  },
  {
    name: 'a page of random rows',
    truth: '1',
    rough: true,
    make: (random) => {
      const [c, spread] = [whole(random, 20, 9000), between(random, 0.001, 0.05)];
      return () => Math.round(c * (1 + spread * normal(random)));
    },
  },
  {
    name: 'n or n² by bits of n',
    truth: 'n^2',
    rough: true,
    make: (random) => {
      const c = whole(random, 1, 6);
      return (n) => 3 + (Math.imul(n, 0x9e3779b1) & 4096 ? 5 * n : c * n * n);
    },
  },
  {
    name: 'n² on one input of three, else n',
    truth: 'n^2',
    rough: true,
    make: (random) => {
      const c = whole(random, 1, 6);
      let inputs = 0;
      return (n) => 3 + 4 * n + (inputs++ % 3 === 1 ? c * n * n : 0);
    },
  },
  {
    name: '1 or n by bits of n',
    truth: 'n',
    rough: true,
    make: (random) => {
      const c = whole(random, 1, 6);
      return (n) => 9 + (Math.imul(n, 0x9e3779b1) & 4096 ? 1 : c * n);
    },
  },
  {
    name: 'n² of the part beyond a threshold',
    truth: 'n^2',
    rough: true,
    make: (random) => {
      const [few, c] = [whole(random, 10, 500), whole(random, 1, 5)];
      return (n) => 5 + 6 * n + (n > few ? c * (n - few) ** 2 : 0);
    },
  },
  {
    name: 'n² from a threshold on, n below',
    truth: 'n^2',
    rough: true,
    make: (random) => {
      const [few, c] = [whole(random, 10, 500), whole(random, 1, 5)];
      return (n) => 5 + 6 * n + (n > few ? c * n * n : 0);
    },
  },
  {
    name: 'n² below a threshold, n from it on',
    truth: 'n',
    rough: true,
    make: (random) => {
      const [few, c] = [whole(random, 10, 100), whole(random, 1, 5)];
      return (n) => 5 + 6 * n + (n < few ? c * n * n : 0);
    },
  },
  {
    name: 'n log n below a threshold of pairs',
    truth: 'n log n',
    rough: true,
    make: (random) => {
      const [few, c] = [whole(random, 10, 60), whole(random, 1, 5)];
      return (n) => 5 + (n < few ? c * n * n : 6 * n * log2(n));
    },
  },
];
