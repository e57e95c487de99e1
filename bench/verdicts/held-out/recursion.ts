import { below, list } from '../data.js';
import { type Growth, golden, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

/** Three products of half the digits instead of four. */
const karatsuba: Growth = { power: Math.log2(3), logs: 0, base: 1 };

const digits = (n: number): number[] => list(n, () => below(10));

const added = (a: readonly number[], b: readonly number[]): number[] =>
  list(Math.max(a.length, b.length), (i) => (a[i] ?? 0) + (b[i] ?? 0));

/** The digits of a product, lowest first, nothing carried yet. */
function product(a: readonly number[], b: readonly number[]): number[] {
  const length = Math.max(a.length, b.length);
  if (length < 2) return [(a[0] ?? 0) * (b[0] ?? 0)];
  const half = length >> 1;
  const [aLow, aHigh, bLow, bHigh] = [a.slice(0, half), a.slice(half), b.slice(0, half), b.slice(half)];
  const low = product(aLow, bLow);
  const high = product(aHigh, bHigh);
  const both = product(added(aLow, aHigh), added(bLow, bHigh));
  const all = new Array<number>(2 * length).fill(0);
  const put = (at: number, value: number) => {
    all[at] = (all[at] ?? 0) + value;
  };
  both.forEach((x, i) => {
    put(i + half, x - (low[i] ?? 0) - (high[i] ?? 0));
  });
  low.forEach((x, i) => {
    put(i, x);
  });
  high.forEach((x, i) => {
    put(i + 2 * half, x);
  });
  return all;
}

export const recursionsHeld = kind('recursion', [
  known({
    name: 'text cut into words of a dictionary, no memo',
    input: (n) => ({ text: `${'a'.repeat(n)}b`, words: ['a', 'aa', 'on', 'in'] }),
    truth: golden,
    subject: ({ text, words }) => {
      const cuts = (at: number): boolean =>
        at === text.length || words.some((word) => text.startsWith(word, at) && cuts(at + word.length));
      return cuts(0);
    },
  }),
  known({
    name: 'search trees of n keys counted, with a memo',
    // Deeper recursion overflows the stack.
    input: (n) => Math.min(n, 3000),
    truth: (to) => (to <= 3000 ? quadratic : undefined),
    subject: (n) => {
      const memo = new Map<number, number>();
      const shapes = (keys: number): number => {
        if (keys < 2) return 1;
        const had = memo.get(keys);
        if (had !== undefined) return had;
        let count = 0;
        for (let left = 0; left < keys; left++) count = (count + shapes(left) * shapes(keys - 1 - left)) % 9973;
        memo.set(keys, count);
        return count;
      };
      return shapes(n);
    },
  }),
  known({
    name: 'product of long numbers by three products of halves',
    input: (n) => ({ a: digits(n), b: digits(n) }),
    truth: karatsuba,
    subject: ({ a, b }) => {
      let carry = 0;
      return product(a, b).map((x) => {
        const sum = x + carry;
        carry = Math.floor(sum / 10);
        return sum % 10;
      });
    },
  }),
]);
