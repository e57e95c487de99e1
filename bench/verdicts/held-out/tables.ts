import { below, list, word } from '../data.js';
import { linear, linearithmic, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

export const tablesHeld = kind('dynamic programming', [
  known({
    name: 'seam of least energy through a square picture',
    input: (n) => list(n, () => Uint8Array.from({ length: n }, () => below(256))),
    truth: quadratic,
    subject: (picture) => {
      let above: number[] = [];
      for (const row of picture) {
        const costs: number[] = [];
        for (let x = 0; x < row.length; x++) {
          const left = above[x - 1] ?? Number.POSITIVE_INFINITY;
          const right = above[x + 1] ?? Number.POSITIVE_INFINITY;
          costs.push((row[x] as number) + (above.length > 0 ? Math.min(left, above[x] as number, right) : 0));
        }
        above = costs;
      }
      return above.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
    },
  }),
  known({
    name: 'least ragged lines of 80 columns',
    input: (n) => list(n, word),
    truth: linear,
    subject: (words) => {
      const costs = new Float64Array(words.length + 1);
      const ends = new Uint32Array(words.length);
      for (let first = words.length - 1; first >= 0; first--) {
        let least = Number.POSITIVE_INFINITY;
        let width = -1;
        for (let end = first; end < words.length; end++) {
          width += (words[end] as string).length + 1;
          if (width > 80) break;
          const cost = (80 - width) ** 3 + (costs[end + 1] as number);
          if (cost < least) {
            least = cost;
            ends[first] = end + 1;
          }
        }
        costs[first] = least;
      }
      return { cost: costs[0], ends };
    },
  }),
  known({
    name: 'longest rise of prices, by piles',
    input: (n) => list(n, () => below(1_000_000)),
    truth: linearithmic,
    subject: (prices) => {
      const piles: number[] = [];
      for (const price of prices) {
        let low = 0;
        let high = piles.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((piles[middle] as number) < price) low = middle + 1;
          else high = middle;
        }
        piles[low] = price;
      }
      return piles.length;
    },
  }),
]);
