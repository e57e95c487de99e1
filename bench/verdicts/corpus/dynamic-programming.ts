import { below, list, same } from '../data.js';
import { cubic, linear, linearIntoArray, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

export const tables = kind('dynamic programming', [
  known({
    name: 'edit distance',
    input: (n) => 'abcdefghij'.repeat(Math.ceil(n / 10)).slice(0, n),
    truth: quadratic,
    subject: (text) => {
      let row = Array.from({ length: text.length + 1 }, (_, i) => i);
      for (let i = 1; i <= text.length; i++) {
        const next = [i];
        for (let j = 1; j <= text.length; j++) {
          const cost = text[i - 1] === text[text.length - j] ? 0 : 1;
          next.push(Math.min((next[j - 1] as number) + 1, (row[j] as number) + 1, (row[j - 1] as number) + cost));
        }
        row = next;
      }
      return row[text.length];
    },
  }),
  known({
    name: 'longest common subsequence',
    input: (n) => ({ a: list(n, () => below(26)), b: list(n, () => below(26)) }),
    truth: quadraticFrom(300),
    subject: ({ a, b }) => {
      let row = new Uint32Array(b.length + 1);
      for (const x of a) {
        const next = new Uint32Array(b.length + 1);
        for (let j = 0; j < b.length; j++)
          next[j + 1] = x === b[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number);
        row = next;
      }
      return row[b.length];
    },
  }),
  known({
    name: 'coin change',
    input: same,
    truth: linearIntoArray,
    subject: (amount) => {
      const fewest = new Array<number>(amount + 1).fill(Number.POSITIVE_INFINITY);
      fewest[0] = 0;
      for (let sum = 1; sum <= amount; sum++)
        for (const coin of [1, 5, 12, 25])
          if (sum >= coin) fewest[sum] = Math.min(fewest[sum] as number, (fewest[sum - coin] as number) + 1);
      return fewest[amount];
    },
  }),
  known({
    name: 'longest increasing subsequence, pairs',
    input: (n) => list(n, () => below(n)),
    truth: quadratic,
    subject: (xs) => {
      const longest = xs.map(() => 1);
      for (let i = 0; i < xs.length; i++)
        for (let j = 0; j < i; j++)
          if ((xs[j] as number) < (xs[i] as number))
            longest[i] = Math.max(longest[i] as number, (longest[j] as number) + 1);
      return longest.reduce((a, b) => Math.max(a, b), 0);
    },
  }),
  known({
    name: 'matrix chain',
    input: (n) => list(n, () => 1 + below(50)),
    truth: cubic,
    subject: (sizes) => {
      const n = sizes.length;
      const cost = list(n, () => new Float64Array(n));
      for (let span = 2; span < n; span++)
        for (let i = 0; i + span < n; i++) {
          let least = Number.POSITIVE_INFINITY;
          for (let k = i + 1; k < i + span; k++)
            least = Math.min(least, cost[i]![k]! + cost[k]![i + span]! + sizes[i]! * sizes[k]! * sizes[i + span]!);
          cost[i]![i + span] = least;
        }
      return cost[0]?.[n - 1];
    },
  }),
  known({
    name: 'best day to sell',
    input: (n) => list(n, () => below(1000)),
    truth: linear,
    subject: (prices) => {
      let least = Number.POSITIVE_INFINITY;
      let best = 0;
      for (const price of prices) {
        least = Math.min(least, price);
        best = Math.max(best, price - least);
      }
      return best;
    },
  }),
]);
