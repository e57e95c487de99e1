import { between, classes, type Family, log2, type Random, up, whole } from './steps-family.js';

const basics: Family[] = classes.slice(0, 9).map(({ text, at }) => ({
  name: `pure ${text}`,
  truth: text,
  make: (random) => {
    const [a, c] = [whole(random, 1, 60), whole(random, 1, 30)];
    return (n) => a + c * Math.round(at(n));
  },
}));

/** Every class with lower-order terms, fixed costs, pieces that are rounded differently. */
const sums: Family[] = classes.slice(1, 9).flatMap(({ text, at }, k) => [
  {
    name: `${text} and lower terms`,
    truth: text,
    make: (random: Random) => {
      let main = whole(random, 1, 12);
      const lower = classes
        .slice(0, k + 1)
        .map((one) => ({ at: one.at, times: random() < 0.5 ? 0 : whole(random, 1, 40) }));
      const rest = (n: number): number => lower.reduce((sum, one) => sum + one.times * Math.floor(one.at(n)), 3);
      // A term that makes up less of the count than this is a constant factor, up to the sizes judged.
      while (main * at(1024) < 0.2 * rest(1024)) main += 1;
      return (n: number) => main * Math.round(at(n)) + rest(n);
    },
  },
  {
    name: `${text} and a large fixed cost`,
    truth: text,
    make: (random: Random) => {
      const [a, c] = [whole(random, 1e3, 3e5), whole(random, 2, 12)];
      return (n: number) => a + c * Math.round(at(n));
    },
  },
]);

/** Functions whose count is a sum of classes. */
export const plainFamilies: readonly Family[] = [
  ...basics,
  ...sums,
  {
    name: 'n² and 1,000 n',
    truth: 'n^2',
    make: (random) => {
      const [a, b] = [whole(random, 1, 5), whole(random, 100, 1000)];
      return (n) => 7 + b * n + a * n * n;
    },
  },
  {
    name: '0.01 n² and n',
    truth: 'n^2',
    make: (random) => {
      const [a, b] = [between(random, 0.005, 0.1), whole(random, 1, 4)];
      return (n) => 7 + b * n + Math.floor(a * n * n);
    },
  },
  {
    name: 'half the pairs',
    truth: 'n^2',
    make: (random) =>
      (
        (c) => (n: number) =>
          5 + c * ((n * (n - 1)) / 2) + 3 * n
      )(whole(random, 1, 9)),
  },
  {
    name: 'triples',
    truth: 'n^3',
    make: (random) =>
      (
        (c) => (n: number) =>
          5 + (c * (n * (n - 1) * (n - 2))) / 6 + 2 * n
      )(whole(random, 1, 5)),
  },
  {
    name: 'n log n hidden in n',
    truth: 'n log n',
    make: (random) => {
      const [a, b] = [whole(random, 5, 60), whole(random, 1, 3)];
      return (n) => 11 + a * n + b * n * log2(n);
    },
  },
  {
    name: 'batches',
    truth: 'n',
    make: (random) => {
      const [c, size] = [whole(random, 1, 40), whole(random, 2, 200)];
      return (n) => 3 + c * up(n / size);
    },
  },
  {
    name: 'batches and rows',
    truth: 'n',
    make: (random) => {
      const [c, d, size] = [whole(random, 1, 40), whole(random, 1, 9), whole(random, 2, 200)];
      return (n) => 3 + d * n + c * up(n / size);
    },
  },
  {
    name: 'powers of two up to n',
    truth: 'log n',
    make: (random) =>
      (
        (c) => (n: number) =>
          4 + c * (log2(n) + 1)
      )(whole(random, 1, 9)),
  },
  {
    name: 'jumps of the root',
    truth: 'sqrt n',
    make: (random) =>
      (
        (c) => (n: number) =>
          4 + c * Math.floor(Math.sqrt(n))
      )(whole(random, 1, 9)),
  },
  {
    name: 'trial division',
    truth: 'sqrt n',
    make: (random) =>
      (
        (c) => (n: number) =>
          4 + c * Math.floor(Math.sqrt(n)) + 2 * log2(n)
      )(whole(random, 1, 9)),
  },
];
