import { below, list, numbers, ordered, random, same } from '../data.js';
import {
  cubic,
  linear,
  linearIntoArray,
  linearithmic,
  power1_5,
  power2_5,
  quadratic,
  quadraticFrom,
} from '../growth.js';
import { kind, known } from '../known.js';

export const sums = kind('numbers', [
  known({
    name: 'linear scan',
    input: numbers,
    truth: linear,
    subject: (xs) => {
      let sum = 0;
      for (const x of xs) sum += x;
      return sum;
    },
  }),
  known({
    name: 'nested loop',
    input: same,
    truth: quadratic,
    subject: (n) => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += i ^ j;
      return sum;
    },
  }),
  known({
    name: 'map/filter',
    input: numbers,
    truth: linearIntoArray,
    subject: (xs) => xs.map((x) => x * 2).filter((x) => x % 3 === 0).length,
  }),
  known({
    name: 'typed array dot product',
    input: (n) => ({ a: Float64Array.from({ length: n }, random), b: Float64Array.from({ length: n }, random) }),
    truth: linear,
    subject: ({ a, b }) => {
      let sum = 0;
      for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
      return sum;
    },
  }),
  known({
    name: 'prefix sums',
    input: numbers,
    truth: linearIntoArray,
    subject: (xs) => {
      const sums = [0];
      for (const x of xs) sums.push((sums[sums.length - 1] as number) + x);
      return sums;
    },
  }),
  known({
    name: 'prefix sums, each from the start',
    input: numbers,
    truth: quadratic,
    subject: (xs) => xs.map((_, end) => xs.slice(0, end + 1).reduce((sum, x) => sum + x, 0)),
  }),
  known({
    name: 'sliding window of 50',
    input: numbers,
    truth: linearIntoArray,
    subject: (xs) => {
      let sum = 0;
      return xs.map((x, i) => {
        sum += x - (i >= 50 ? (xs[i - 50] as number) : 0);
        return sum / Math.min(i + 1, 50);
      });
    },
  }),
  known({
    name: 'moving average over a tenth, slice each',
    input: numbers,
    // Making the slice hides walking it: local exponents 1.6 to 1.7 from n = 4,000 to 17,000.
    truth: quadraticFrom(20_000),
    subject: (xs) => {
      const width = Math.ceil(xs.length / 10);
      return xs.map((_, i) => xs.slice(i, i + width).reduce((sum, x) => sum + x, 0) / width);
    },
  }),
  known({
    name: 'pair of a sum, two pointers',
    input: ordered,
    truth: linear,
    subject: (xs) => {
      let [low, high] = [0, xs.length - 1];
      while (low < high) {
        const sum = xs[low]! + xs[high]! - 3 * xs.length;
        if (sum === 1) return [low, high];
        if (sum < 1) low++;
        else high--;
      }
      return undefined;
    },
  }),
  known({
    name: 'three of a sum, three loops',
    input: ordered,
    truth: cubic,
    subject: (xs) => {
      let count = 0;
      for (let i = 0; i < xs.length; i++)
        for (let j = i + 1; j < xs.length; j++)
          for (let k = j + 1; k < xs.length; k++) if (xs[i]! + xs[j]! + xs[k]! === 1000) count++;
      return count;
    },
  }),
  known({
    name: 'three of a sum, pointers',
    input: ordered,
    truth: quadratic,
    subject: (xs) => {
      let count = 0;
      for (let i = 0; i < xs.length; i++)
        for (let low = i + 1, high = xs.length - 1; low < high; ) {
          const sum = xs[i]! + xs[low]! + xs[high]!;
          if (sum === 1000) count++;
          if (sum < 1000) low++;
          else high--;
        }
      return count;
    },
  }),
  known({
    name: 'sieve',
    input: same,
    truth: [linear, linearithmic],
    subject: (n) => {
      const composite = new Uint8Array(n + 1);
      for (let i = 2; i * i <= n; i++) if (!composite[i]) for (let j = i * i; j <= n; j += i) composite[j] = 1;
      return composite;
    },
  }),
  known({
    name: 'divisors of all by steps',
    input: same,
    truth: linearithmic,
    subject: (n) => {
      const counts = new Uint16Array(n + 1);
      for (let i = 1; i <= n; i++) for (let j = i; j <= n; j += i) counts[j]! += 1;
      return counts;
    },
  }),
  known({
    name: 'divisors of all, each up to its root',
    input: same,
    truth: power1_5,
    subject: (n) => {
      let count = 0;
      for (let x = 1; x <= n; x++) for (let i = 1; i * i <= x; i++) if (x % i === 0) count++;
      return count;
    },
  }),
  known({
    name: 'pairs, each with a root loop',
    input: same,
    truth: power2_5,
    subject: (n) => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k * k < n; k++) sum += i ^ j ^ k;
      return sum;
    },
  }),
  known({
    name: 'distances of all pairs of points',
    input: (n) => list(n, () => ({ x: below(1000), y: below(1000) })),
    truth: quadratic,
    subject: (points) => {
      let least = Number.POSITIVE_INFINITY;
      for (const a of points)
        for (const b of points) if (a !== b) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
      return least;
    },
  }),
]);
