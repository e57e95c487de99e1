import { list, type Order, orders, same, word } from '../data.js';
import { constant, linearithmic, quadratic, quadraticFrom, regimes } from '../growth.js';
import { kind, known } from '../known.js';

const byIdentity = new WeakMap<readonly Order[], number>();
const rankings = new Map<string, string[]>();
let sines: Float64Array | undefined;

export const cachesHeld = kind('cache across calls', [
  known({
    name: 'pairs of orders cached by identity',
    // A fresh input is never found.
    input: orders,
    truth: quadraticFrom(64),
    subject: (sales) => {
      const had = byIdentity.get(sales);
      if (had !== undefined) return had;
      let pairs = 0;
      for (const a of sales) for (const b of sales) if (a.at === b.at && a.cents > b.cents) pairs++;
      byIdentity.set(sales, pairs);
      return pairs;
    },
  }),
  known({
    name: 'sine from a table that the first call makes',
    reset: () => {
      sines = undefined;
    },
    input: same,
    truth: constant,
    subject: (n) => {
      sines ??= Float64Array.from({ length: 9000 }, (_, i) => Math.sin((i * Math.PI) / 4500));
      return sines[(n * 7919) % 9000];
    },
  }),
  known({
    name: 'ranking cached by its parameters',
    reset: () => rankings.clear(),
    input: (n) => ({ region: 'north', top: n }),
    // The list becomes a large object: 0.77 µs a row at n = 11,887, 0.95 at 16,880, 1.31 at 23,970.
    truth: regimes([0, 12_000, linearithmic], [12_001, Number.POSITIVE_INFINITY, [linearithmic, quadratic]]),
    subject: (parameters) => {
      const key = JSON.stringify(parameters);
      let ranking = rankings.get(key);
      if (!ranking) {
        ranking = list(parameters.top, (i) => `${word()} ${(i * 7919) % 10_007}`).sort();
        // The oldest goes: a cache of all sizes would hold on to too much.
        if (rankings.size > 100) rankings.delete(rankings.keys().next().value as string);
        rankings.set(key, ranking);
      }
      return ranking.length;
    },
  }),
]);
