import { below, ids, list, login, logins, numbers, ordered } from '../data.js';
import { linear, linearInCaches, linearithmic, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

interface Cell {
  value: number;
  next: Cell | undefined;
}

const linked = (values: readonly number[]): Cell | undefined =>
  values.reduceRight<Cell | undefined>((next, value) => ({ value, next }), undefined);

interface Branch {
  key: number;
  left?: Branch;
  right?: Branch;
}

/** Each key into a binary tree that is not balanced. */
function tree(keys: readonly number[]): number {
  const root: Branch = { key: keys[0] ?? 0 };
  let depth = 0;
  for (const key of keys) {
    let at = root;
    for (let level = 1; at.key !== key; level++) {
      const side = key < at.key ? 'left' : 'right';
      at = at[side] ??= { key };
      depth = Math.max(depth, level);
    }
  }
  return depth;
}

type Trie = { [letter: string]: Trie };

function lift(heap: number[]): void {
  let at = heap.length - 1;
  const value = heap[at]!;
  while (at > 0 && heap[(at - 1) >> 1]! > value) {
    heap[at] = heap[(at - 1) >> 1]!;
    at = (at - 1) >> 1;
  }
  heap[at] = value;
}

function takeLeast(heap: number[]): number {
  const least = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return least;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= last) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return least;
}

export const structures = kind('data structure', [
  known({
    name: 'linked list walked',
    input: (n) => linked(numbers(n)),
    truth: linearInCaches,
    subject: (first) => {
      let sum = 0;
      for (let cell = first; cell; cell = cell.next) sum += cell.value;
      return sum;
    },
  }),
  known({
    name: 'linked list by index',
    input: (n) => ({ n, first: linked(ordered(n)) }),
    truth: quadratic,
    subject: ({ n, first }) => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        let cell = first;
        for (let step = 0; step < i; step++) cell = cell?.next;
        sum += cell?.value ?? 0;
      }
      return sum;
    },
  }),
  known({
    name: 'linked list reversed',
    input: (n) => linked(ids(n)),
    truth: linearInCaches,
    subject: (first) => {
      let reversed: Cell | undefined;
      for (let cell = first; cell; ) {
        const next: Cell | undefined = cell.next;
        cell.next = reversed;
        reversed = cell;
        cell = next;
      }
      return reversed;
    },
  }),
  known({
    name: 'words into a trie',
    input: (n) => list(n, () => login().slice(4)),
    truth: linear,
    subject: (words) => {
      const root: Trie = {};
      for (const one of words) {
        let at = root;
        for (const letter of one) at = at[letter] ??= {};
      }
      return root;
    },
  }),
  known({
    name: 'heap filled and emptied',
    input: numbers,
    truth: linearithmic,
    subject: (xs) => {
      const heap: number[] = [];
      for (const x of xs) {
        heap.push(x);
        lift(heap);
      }
      return xs.map(() => takeLeast(heap));
    },
  }),
  known({ name: 'binary tree of random keys', input: ids, truth: linearithmic, subject: tree }),
  known({ name: 'binary tree of sorted keys', input: ordered, truth: quadratic, subject: tree }),
  known({
    name: 'LRU cache in a Map',
    input: (n) => list(n, () => `page:${below(400)}`),
    truth: linear,
    subject: (keys) => {
      const cache = new Map<string, number>();
      let hits = 0;
      for (const key of keys) {
        const had = cache.get(key);
        if (had !== undefined) hits++;
        cache.delete(key);
        cache.set(key, (had ?? 0) + 1);
        if (cache.size > 100) cache.delete(cache.keys().next().value as string);
      }
      return hits;
    },
  }),
  known({
    name: 'LRU order in an array',
    input: logins,
    truth: quadraticFrom(500),
    subject: (keys) => {
      const order: string[] = [];
      for (const key of keys) {
        const at = order.indexOf(key);
        if (at >= 0) order.splice(at, 1);
        order.push(key);
      }
      return order;
    },
  }),
  known({
    name: 'union-find',
    input: (n) => ({ n, pairs: list(n, () => [below(n), below(n)] as const) }),
    truth: linear,
    subject: ({ n, pairs }) => {
      const parents = list(n, (i) => i);
      const find = (x: number): number => {
        let at = x;
        while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
        return at;
      };
      for (const [a, b] of pairs) parents[find(a)] = find(b);
      return parents;
    },
  }),
  known({
    name: 'groups relabelled at every union',
    input: (n) => ({ n, pairs: list(n, (i) => [i, (i + 1) % n] as const) }),
    truth: quadratic,
    subject: ({ n, pairs }) => {
      const labels = list(n, (i) => i);
      for (const [a, b] of pairs) {
        const [from, to] = [labels[a], labels[b]!];
        for (let i = 0; i < n; i++) if (labels[i] === from) labels[i] = to;
      }
      return labels;
    },
  }),
  known({
    name: 'sorted list kept by binary search and splice',
    input: numbers,
    // The moves of splice are n² and so cheap that n log n shows alone up to tens of thousands.
    truth: [linear, quadratic],
    subject: (xs) => {
      const kept: number[] = [];
      for (const x of xs) {
        let low = 0;
        let high = kept.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (kept[middle]! < x) low = middle + 1;
          else high = middle;
        }
        kept.splice(low, 0, x);
      }
      return kept;
    },
  }),
]);
