import { below, list, logins, numbers, type User, users } from '../data.js';
import { linear, linearIntoArray, linearithmic, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

function insertionSort<T>(items: T[], isLess: (a: T, b: T) => boolean): void {
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as T;
    let j = i;
    while (j > 0 && isLess(item, items[j - 1] as T)) {
      items[j] = items[j - 1] as T;
      j--;
    }
    items[j] = item;
  }
}

function mergeSort(items: User[]): User[] {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle));
  const right = mergeSort(items.slice(middle));
  const merged: User[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length)
    merged.push(((left[i] as User).id <= (right[j] as User).id ? left[i++] : right[j++]) as User);
  return [...merged, ...left.slice(i), ...right.slice(j)];
}

function sink(heap: number[], from: number, end: number): void {
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= end) return;
    if (child + 1 < end && (heap[child + 1] as number) > (heap[child] as number)) child++;
    if ((heap[at] as number) >= (heap[child] as number)) return;
    [heap[at], heap[child]] = [heap[child] as number, heap[at] as number];
    at = child;
  }
}

export const sorts = kind('sort', [
  known({
    name: 'sort numbers',
    input: numbers,
    truth: linearithmic,
    subject: (xs) => [...xs].sort((a, b) => a - b),
  }),
  known({ name: 'sort strings in place', input: logins, truth: linearithmic, subject: (xs) => xs.sort() }),
  known({
    name: 'insertion sort in place',
    input: numbers,
    truth: quadratic,
    subject: (xs) => insertionSort(xs, (a, b) => a < b),
  }),
  known({
    name: 'sort by name, localeCompare',
    input: users,
    truth: linearithmic,
    subject: (rows) => rows.toSorted((a, b) => a.name.localeCompare(b.name)),
  }),
  known({
    name: 'sort by city, then date',
    input: users,
    truth: linearithmic,
    subject: (rows) => rows.sort((a, b) => (a.city < b.city ? -1 : a.city > b.city ? 1 : a.joined < b.joined ? -1 : 1)),
  }),
  known({ name: 'merge sort', input: users, truth: linearithmic, subject: mergeSort }),
  known({
    name: 'heap sort',
    input: numbers,
    truth: linearithmic,
    subject: (heap) => {
      for (let i = heap.length >> 1; i >= 0; i--) sink(heap, i, heap.length);
      for (let end = heap.length - 1; end > 0; end--) {
        [heap[0], heap[end]] = [heap[end] as number, heap[0] as number];
        sink(heap, 0, end);
      }
    },
  }),
  known({
    name: 'sort with a collator',
    input: (n) => users(n).map(({ name }) => name),
    truth: linearithmic,
    subject: (names) => names.sort(new Intl.Collator('en').compare),
  }),
  known({
    name: 'sort by a key made in the comparator',
    input: users,
    truth: linearithmic,
    subject: (rows) => rows.sort((a, b) => Date.parse(a.joined) - Date.parse(b.joined)),
  }),
  known({
    name: 'typed array sort',
    input: (n) => Float64Array.from(numbers(n)),
    truth: linearithmic,
    subject: (xs) => xs.sort(),
  }),
  known({
    name: 'top ten after a sort',
    input: users,
    truth: linearithmic,
    subject: (rows) => [...rows].sort((a, b) => b.id - a.id).slice(0, 10),
  }),
  known({
    name: 'bubble sort of records',
    input: users,
    truth: quadratic,
    subject: (rows) => {
      for (let end = rows.length - 1; end > 0; end--)
        for (let i = 0; i < end; i++) {
          const [a, b] = [rows[i] as User, rows[i + 1] as User];
          if (a.id > b.id) [rows[i], rows[i + 1]] = [b, a];
        }
    },
  }),
  known({
    name: 'selection of the least, again and again',
    input: numbers,
    truth: quadratic,
    subject: (xs) => {
      const ordered: number[] = [];
      while (xs.length > 0) {
        let least = 0;
        for (let i = 1; i < xs.length; i++) if ((xs[i] as number) < (xs[least] as number)) least = i;
        ordered.push(xs[least] as number);
        xs[least] = xs[xs.length - 1] as number;
        xs.pop();
      }
      return ordered;
    },
  }),
  known({
    name: 'quicksort, first pivot, sorted input',
    input: (n) => list(n, (i) => i),
    truth: quadratic,
    subject: (xs) => {
      const spans: [number, number][] = [[0, xs.length - 1]];
      for (let span = spans.pop(); span; span = spans.pop()) {
        const [low, high] = span;
        if (low >= high) continue;
        const pivot = xs[low] as number;
        let edge = low;
        for (let i = low + 1; i <= high; i++)
          if ((xs[i] as number) < pivot) {
            edge++;
            [xs[i], xs[edge]] = [xs[edge] as number, xs[i] as number];
          }
        [xs[low], xs[edge]] = [xs[edge] as number, pivot];
        spans.push([low, edge - 1], [edge + 1, high]);
      }
    },
  }),
  known({
    name: 'insertion of each into a sorted list of records',
    input: users,
    truth: quadratic,
    subject: (rows) => insertionSort(rows, (a, b) => a.id < b.id),
  }),
  known({
    name: 'sort of a sorted list',
    input: (n) => list(n, (id) => ({ id, at: id * 1000 })),
    truth: linearIntoArray,
    subject: (rows) => rows.sort((a, b) => a.at - b.at),
  }),
  known({
    name: 'counting sort',
    input: (n) => list(n, () => below(256)),
    truth: linear,
    subject: (xs) => {
      const counts = new Uint32Array(256);
      for (const x of xs) counts[x] = (counts[x] as number) + 1;
      const sorted = new Uint8Array(xs.length);
      let at = 0;
      for (const [x, count] of counts.entries()) {
        sorted.fill(x, at, at + count);
        at += count;
      }
      return sorted;
    },
  }),
  known({
    name: 'top ten by insertion',
    input: numbers,
    truth: linear,
    subject: (xs) => {
      const top: number[] = [];
      for (const x of xs) {
        if (top.length === 10 && x <= (top[9] as number)) continue;
        top.push(x);
        top.sort((a, b) => b - a);
        top.length = Math.min(10, top.length);
      }
      return top;
    },
  }),
]);
