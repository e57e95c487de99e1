import { between, type Family, log2, normal, type Random, up, whole } from './steps-family.js';

/** Comparisons of one quicksort of n distinct numbers in random order, the pivot drawn at random. */
function quicksort(n: number, random: Random): number {
  let sum = 0;
  const left = [n];
  while (left.length > 0) {
    const m = left.pop() as number;
    if (m < 2) continue;
    sum += m - 1;
    const k = Math.floor(random() * m);
    left.push(k, m - 1 - k);
  }
  return sum;
}

/** What copying costs when a table doubles at `load` of its size. */
function rehashed(n: number, factor: number, first: number, load: number): number {
  let sum = 0;
  let size = first;
  while (n > size * load) {
    sum += Math.floor(size * load);
    size = Math.ceil(size * factor);
  }
  return sum;
}

/** What well-known algorithms and containers do. */
export const algorithmFamilies: readonly Family[] = [
  {
    name: 'merge sort',
    truth: 'n log n',
    make: (random) => {
      const [c, m, o] = [whole(random, 1, 9), whole(random, 1, 20), whole(random, 1, 9)];
      const of = (n: number): number => (n < 2 ? 1 : o + c * n + of(n >> 1) + of(n - (n >> 1)));
      return (n) => m * n + of(n) + 4;
    },
  },
  {
    name: 'merge sort with insertion sort below 16',
    truth: 'n log n',
    make: (random) => {
      const [c, o, cut] = [whole(random, 2, 9), whole(random, 1, 9), whole(random, 6, 20)];
      const of = (n: number): number =>
        n < cut ? 2 + Math.floor((3 * n * n) / 4) : o + c * n + of(n >> 1) + of(n - (n >> 1));
      return (n) => of(n) + 4;
    },
  },
  {
    name: "a sort's comparisons",
    truth: 'n log n',
    make: (random) => {
      const [c, m, d] = [whole(random, 1, 4), whole(random, 1, 20), 1 + random() * 0.4];
      return (n) => m + Math.round(c * (n * Math.log2(n) - d * n + 1));
    },
  },
  {
    name: 'quicksort',
    truth: 'n log n',
    make: (random) => {
      const [c, m] = [whole(random, 1, 6), whole(random, 1, 8)];
      return (n) => 5 + m * n + c * quicksort(n, random);
    },
  },
  {
    name: 'binary search',
    truth: 'log n',
    make: (random) => {
      const [c, m] = [whole(random, 2, 9), whole(random, 1, 30)];
      return (n) => m + c * log2(n);
    },
  },
  {
    name: 'binary search, found early at times',
    truth: 'log n',
    rough: true,
    make: (random) => {
      const [c, m] = [whole(random, 2, 9), whole(random, 1, 30)];
      return (n) => m + c * Math.max(1, log2(n) - Math.floor(-Math.log2(1 - random())));
    },
  },
  {
    name: 'B-tree levels',
    truth: 'log n',
    rough: true,
    make: (random) => {
      const [c, m, b] = [whole(random, 2, 20), whole(random, 1, 30), whole(random, 3, 16)];
      return (n) => m + c * up(Math.log(n + 1) / Math.log(b) - 1e-9);
    },
  },
  {
    name: 'random search tree, all inserted',
    truth: 'n log n',
    make: (random) => {
      const c = whole(random, 2, 9);
      return (n) => 5 + 4 * n + c * quicksort(n, random);
    },
  },
  {
    name: 'skip list, one look-up',
    truth: 'log n',
    rough: true,
    make: (random) => {
      const c = whole(random, 2, 9);
      return (n) =>
        5 +
        c *
          Array.from({ length: log2(n) + 1 }, () => Math.floor(-Math.log2(1 - random()))).reduce(
            (a, b) => a + b + 1,
            0,
          );
    },
  },
  {
    name: 'pushes with amortised doubling',
    truth: 'n',
    make: (random) => {
      const [c, m, f] = [whole(random, 1, 6), whole(random, 3, 12), whole(random, 2, 16)];
      return (n) => 4 + m * n + c * rehashed(n, 2, f, 1);
    },
  },
  {
    name: 'pushes with growth by other factors',
    truth: 'n',
    rough: true,
    make: (random) => {
      const [c, m, f] = [whole(random, 1, 4), whole(random, 3, 12), 1.5 + random() * 2];
      return (n) => 4 + m * n + c * rehashed(n, f, 4, 1);
    },
  },
  {
    name: 'hash table with rehashing',
    truth: 'n',
    make: (random) => {
      const [c, m, load] = [whole(random, 2, 6), whole(random, 4, 12), 0.5 + random() / 2];
      return (n) =>
        4 + m * n + c * rehashed(n, 2, 16, load) + Math.round(0.5 * n + 0.6 * Math.sqrt(n) * normal(random));
    },
  },
  {
    name: 'distinct of random keys',
    truth: 'n',
    make: (random) => {
      const [c, m] = [whole(random, 2, 6), whole(random, 2, 12)];
      return (n) => 4 + m * n + c * Math.round(n * (1 - Math.exp(-1)) + 0.4 * Math.sqrt(n) * normal(random));
    },
  },
  {
    name: 'dedupe with includes of random keys',
    truth: 'n^2',
    make: (random) => {
      const m = whole(random, 2, 12);
      return (n) => 4 + m * n + Math.round(n * n * 0.3 * (1 + (0.5 / Math.sqrt(n)) * normal(random)));
    },
  },
  {
    name: 'heap sort',
    truth: 'n log n',
    make: (random) => {
      const [c, spread] = [whole(random, 3, 9), between(random, 0.001, 0.01)];
      return (n) => {
        let sum = 0;
        for (let i = 2; i <= n; i++) sum += log2(i) - 0.4;
        return Math.round(5 + 3 * n + c * 2 * sum * (1 + spread * normal(random)));
      };
    },
  },
  {
    name: 'insertion sort of random numbers',
    truth: 'n^2',
    make: (random) => {
      const c = whole(random, 1, 6);
      return (n) => 4 + 5 * n + c * Math.round((n * (n - 1)) / 4 + (n ** 1.5 / 6) * normal(random));
    },
  },
  {
    name: 'sort, then pairs of few',
    truth: 'n log n',
    make: (random) => {
      const c = whole(random, 1, 6);
      return (n) => 4 + 2500 + c * Math.round(n * Math.log2(n) - 1.3 * n);
    },
  },
];
