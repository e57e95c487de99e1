import { list, word } from '../data.js';
import { linear, logarithmic, regimes, root } from '../growth.js';
import { kind, known } from '../known.js';

const version = (i: number): string => `${Math.floor(i / 400)}.${Math.floor(i / 20) % 20}.${i % 20}`;

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (const [i, part] of left.entries()) if (part !== right[i]) return part - (right[i] ?? 0);
  return 0;
}

/** Of days numbered from 1: each slot holds the sum of the days that its lowest bit spans. */
function fenwick(values: readonly number[]): number[] {
  const tree = [0, ...values];
  for (let i = 1; i < tree.length; i++) {
    const up = i + (i & -i);
    if (up < tree.length) tree[up] = (tree[up] as number) + (tree[i] as number);
  }
  return tree;
}

export const searchesHeld = kind('search', [
  known({
    name: 'newest version not above the wanted one',
    input: (n) => ({ releases: list(n, version), wanted: version(n - 2) }),
    truth: logarithmic,
    subject: ({ releases, wanted }) => {
      let low = 0;
      let high = releases.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compareVersions(releases[middle] as string, wanted) <= 0) low = middle + 1;
        else high = middle;
      }
      return releases[low - 1];
    },
  }),
  known({
    name: 'least of a rotated list',
    input: (n) => list(n, (i) => ((i + (n >> 2)) % n) * 10),
    truth: logarithmic,
    subject: (xs) => {
      let [low, high] = [0, xs.length - 1];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if ((xs[middle] as number) > (xs[high] as number)) low = middle + 1;
        else high = middle;
      }
      return xs[low];
    },
  }),
  known({
    name: 'galloping search from the newest entry',
    input: (n) => ({ log: list(n, (i) => ({ at: i * 1000, line: i })), since: (n >> 2) * 1000 }),
    truth: logarithmic,
    subject: ({ log, since }) => {
      let step = 1;
      let high = log.length;
      while (high - step >= 0 && (log[high - step]?.at as number) >= since) {
        high -= step;
        step *= 2;
      }
      let low = Math.max(0, high - step);
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((log[middle]?.at as number) < since) low = middle + 1;
        else high = middle;
      }
      return log[low];
    },
  }),
  known({
    name: 'staircase search in a sorted grid',
    // Of n cells: every row ascends, every column too; an odd number is absent.
    input: (n) => {
      const side = Math.floor(Math.sqrt(n));
      return { grid: list(side, (row) => list(side, (column) => 6 * row + 10 * column)), wanted: 16 * (side >> 1) + 1 };
    },
    // Beyond 32,768 every row is another miss of the caches: local exponents 1.5 at n = 65,536, 1.1 at 131,072 and 262,144, 0.8 at 1,048,576.
    truth: regimes([0, 32_768, root], [32_769, Number.POSITIVE_INFINITY, [root, linear]]),
    subject: ({ grid, wanted }) => {
      let row = 0;
      let column = grid.length - 1;
      while (row < grid.length && column >= 0) {
        const cell = grid[row]?.[column] as number;
        if (cell === wanted) return [row, column];
        if (cell > wanted) column--;
        else row++;
      }
      return undefined;
    },
  }),
  known({
    name: 'refund on the first day, in a Fenwick tree',
    input: (n) => fenwick(list(n, (day) => day % 90)),
    truth: logarithmic,
    subject: (tree) => {
      for (let day = 1; day < tree.length; day += day & -day) tree[day] = (tree[day] as number) - 5;
      return tree;
    },
  }),
  known({
    name: 'longest prefix among routes',
    input: (n) => list(n, (i) => ({ prefix: i === n >> 1 ? '/api/v1' : `/api/v${i % 3}/${word()}`, handler: i })),
    truth: linear,
    subject: (routes) => {
      const path = '/api/v1/orders/17/lines';
      let best: { prefix: string; handler: number } | undefined;
      for (const route of routes)
        if (path.startsWith(route.prefix) && route.prefix.length > (best?.prefix.length ?? 0)) best = route;
      return best?.handler;
    },
  }),
]);
