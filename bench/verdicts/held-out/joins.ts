import { below, list, word } from '../data.js';
import { cubic, linearIntoArray, linearithmic, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

/** n prices in order of time, and n sales at any time. */
const market = (n: number) => ({
  prices: list(n, (i) => ({ since: i * 1000, cents: 100 + below(900) })),
  sales: list(n, (id) => ({ id, at: below(n * 1000), count: 1 + below(9) })),
});

export const joinsHeld = kind('join', [
  known({
    name: 'price at each sale, findLast',
    input: market,
    truth: quadratic,
    subject: ({ prices, sales }) =>
      sales.map(({ at, count }) => count * (prices.findLast(({ since }) => since <= at)?.cents ?? 0)),
  }),
  known({
    name: 'price at each sale, by halves',
    input: market,
    truth: linearithmic,
    subject: ({ prices, sales }) =>
      sales.map(({ id, at, count }) => {
        let low = 0;
        let high = prices.length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if ((prices[middle]?.since as number) <= at) low = middle;
          else high = middle - 1;
        }
        return { id, total: count * (prices[low]?.cents ?? 0) };
      }),
  }),
  known({
    name: 'price at each sale, both in order',
    input: (n) => ({ prices: market(n).prices, sales: list(n, (id) => ({ id, at: id * 997 + 400, count: id % 9 })) }),
    truth: linearIntoArray,
    subject: ({ prices, sales }) => {
      let now = 0;
      return sales.map(({ id, at, count }) => {
        while ((prices[now + 1]?.since ?? Number.POSITIVE_INFINITY) <= at) now++;
        return `${id},${count * (prices[now]?.cents ?? 0)}`;
      });
    },
  }),
  known({
    name: 'price list of every size in every colour',
    input: (n) => ({ sizes: list(n, (i) => 30 + i), colours: list(n, word) }),
    // A step of 5 times where the text outgrows 128 kB: local exponents 2.0 at n = 64, 3.6 at 128, 2.0 at 256 and 512.
    truth: regimes([0, 64, quadratic], [65, 256, [quadratic, cubic]], [257, Number.POSITIVE_INFINITY, quadratic]),
    subject: ({ sizes, colours }) =>
      sizes.map((size) => colours.map((colour) => `${size} ${colour}`).join(';')).join('\n'),
  }),
]);
