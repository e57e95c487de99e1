import { busy, list, login, numbers, orders, same, users } from '../data.js';
import { constant, cubic, linear, linearithmic, quadratic, quadraticFrom, regimes } from '../growth.js';
import { kind, known } from '../known.js';

const byNumber = new Map<number, number>();
const byContent = new Map<string, number>();
const formatted = new Map<number, string[]>();

function pairs(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += i ^ j;
  return sum;
}

export const fixedCosts = kind('fixed cost', [
  known({
    name: 'fixed 2 ms + n²',
    input: same,
    truth: (to) => (to < 1000 ? [constant, quadratic] : quadratic),
    subject: (n) => (busy(2), pairs(n)),
  }),
  known({
    name: 'fixed 5 ms + n',
    input: numbers,
    // A million items take 0.8 ms: flat up to where that shows beside the fixed cost.
    truth: (to) => (to < 3_000_000 ? [constant, linear] : linear),
    subject: (xs) => {
      busy(5);
      let sum = 0;
      for (const x of xs) sum += x;
      return sum;
    },
  }),
  known({ name: 'fixed 3 ms', input: same, truth: constant, subject: () => busy(3) }),
  known({
    name: 'set-up of 1 ms, then a sort',
    input: users,
    truth: (to) => (to < 4000 ? [constant, linearithmic] : linearithmic),
    subject: (rows) => (busy(1), rows.toSorted((a, b) => (a.email < b.email ? -1 : 1))),
  }),
  known({
    name: 'set-up of 4 ms, then pairs of records',
    input: orders,
    truth: (to) => (to < 1000 ? [constant, quadratic] : quadratic),
    subject: (sales) => {
      busy(4);
      return sales.filter((a) => sales.every((b) => a === b || a.id !== b.id)).length;
    },
  }),
  known({
    name: 'set-up of 1 ms, then rows',
    input: users,
    truth: (to) => (to < 5000 ? [constant, linear] : linear),
    subject: (rows) => (busy(1), rows.map(({ name, city }) => `${name} of ${city}`).join('\n').length),
  }),
]);

export const caches = kind('cache across calls', [
  known({
    name: 'memoised n²',
    reset: () => byNumber.clear(),
    input: same,
    truth: quadratic,
    subject: (n) => {
      const had = byNumber.get(n);
      if (had !== undefined) return had;
      const value = pairs(n);
      byNumber.set(n, value);
      return value;
    },
  }),
  known({
    name: 'memoised by content, n²',
    reset: () => byContent.clear(),
    input: (n) => list(n, (id) => ({ id, of: (id * 7) % n })),
    truth: quadraticFrom(1000),
    subject: (rows) => {
      const key = JSON.stringify(rows);
      const had = byContent.get(key);
      if (had !== undefined) return had;
      const value = rows.filter(({ of }) => rows.some(({ id }) => id === of)).length;
      byContent.set(key, value);
      return value;
    },
  }),
  known({
    name: 'memoised n',
    reset: () => formatted.clear(),
    input: same,
    truth: linear,
    subject: (n) => {
      const had = formatted.get(n);
      if (had) return had;
      const value = list(n, (i) => `row ${i}`);
      // A cache of all sizes would hold on to too much.
      if (formatted.size > 200) formatted.clear();
      formatted.set(n, value.slice(0, 10));
      return value;
    },
  }),
]);

export const costlyInputs = kind('costly input', [
  known({
    name: 'costly input, n²',
    input: (n) => (busy(n * 0.01), numbers(n)),
    truth: quadratic,
    subject: (xs) => pairs(xs.length),
  }),
  known({
    name: 'costly input, linear',
    input: (n) => (busy(n * 0.003), users(n)),
    truth: linear,
    subject: (rows) => rows.map(({ email }) => email.split('@')),
  }),
]);

/** More elements than this are worth a better way. */
const few = 600;

export const regimeChanges = kind('change of regime', [
  known({
    name: 'pairs up to 600, an index beyond',
    input: (n) => list(n, (id) => ({ id, key: login() })),
    truth: regimes([200, few, quadratic], [4 * 4096, Number.POSITIVE_INFINITY, linear]),
    subject: (rows) => {
      if (rows.length > few) return new Set(rows.map(({ key }) => key)).size;
      return rows.filter((a, i) => rows.findIndex((b) => b.key === a.key) === i).length;
    },
  }),
  known({
    name: 'linear up to 600, pairs of the rest beyond',
    input: numbers,
    // Pairs are (n − 600)², whose exponent falls from 2.9 at n = 2,000 to 2.2 at 6,000.
    truth: regimes([0, few, linear], [2000, 6000, [quadratic, cubic]], [6001, Number.POSITIVE_INFINITY, quadratic]),
    subject: (xs) => {
      let sum = xs.slice(0, few).reduce((all, x) => all + x, 0);
      for (let i = few; i < xs.length; i++) for (let j = few; j < xs.length; j++) sum += xs[i]! ^ xs[j]!;
      return sum;
    },
  }),
]);
