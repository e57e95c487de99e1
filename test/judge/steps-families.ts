import type { StepPoint } from '../../src/judge/steps.js';

/** Growth classes in ascending order, with what a count of the class can be made of. */
export const classes: readonly { readonly text: string; readonly at: (n: number) => number }[] = [
  { text: '1', at: () => 1 },
  { text: 'log n', at: (n) => Math.log2(n + 1) },
  { text: 'sqrt n', at: Math.sqrt },
  { text: 'n', at: (n) => n },
  { text: 'n log n', at: (n) => n * Math.log2(n + 1) },
  { text: 'n^1.5', at: (n) => n ** 1.5 },
  { text: 'n^2', at: (n) => n ** 2 },
  { text: 'n^2 log n', at: (n) => n ** 2 * Math.log2(n + 1) },
  { text: 'n^3', at: (n) => n ** 3 },
  { text: '2^n', at: (n) => 2 ** n },
];
export const rankOf = (text: string): number => classes.findIndex((one) => one.text === text);

export type Random = () => number;
/** A function's count at n; `n` may be any whole number from 1. */
export type Count = (n: number) => number;

export interface Family {
  readonly name: string;
  /** The class that it grows as. */
  readonly truth: string;
  /** The judge may leave it open. */
  readonly rough?: boolean;
  /** Makes one function; its weights are random. */
  readonly make: (random: Random) => Count;
}

export function randomOf(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const between = (random: Random, from: number, to: number): number => from * (to / from) ** random();
const whole = (random: Random, from: number, to: number): number => Math.round(between(random, from, to));
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const up = Math.ceil;
const log2 = (n: number): number => Math.floor(Math.log2(n));

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

export const families: readonly Family[] = [
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

/** Sizes of steep functions. */
export const steepSizes: readonly (readonly number[])[] = [
  [2, 4, 6, 8, 10, 12, 14, 16],
  [1, 2, 4, 8, 16, 18, 20],
  [4, 8, 12, 16, 20],
];

/** How sizes are chosen: doubling from `first` as long as all calls together stay below `most` steps, then as many more between the largest as make ten. */
export interface Sizing {
  readonly first: number;
  readonly most: number;
}

export const judgedSizes: readonly Sizing[] = [
  { first: 8, most: 1e6 },
  { first: 4, most: 1e7 },
];

/** Fewest sizes, and as many as are asked for. */
const [fewest, enough] = [5, 10];

/**
 * Three calls of every size and their median.
 * @param alike the three calls have the same count, as with an input that is not random
 */
export function pointsOf(count: Count, { first, most }: Sizing, alike: boolean): StepPoint[] {
  const point = (n: number): StepPoint => {
    const steps = count(n);
    const calls = alike ? [steps, steps, steps] : [steps, count(n), count(n)];
    return { n, steps: calls.toSorted((a, b) => a - b)[1] as number, calls };
  };
  const points: StepPoint[] = [];
  let sum = 0;
  for (let n = first; n <= 4096 && (sum < most / 3 || points.length < fewest); n *= 2) {
    points.push(point(n));
    sum += (points.at(-1) as StepPoint).steps;
  }
  for (let i = points.length - 1; i > 0 && points.length < enough; i--) {
    const [a, b] = [points[i - 1] as StepPoint, points[i] as StepPoint];
    points.splice(i, 0, point(Math.round(Math.sqrt(a.n * b.n))));
  }
  return points;
}
