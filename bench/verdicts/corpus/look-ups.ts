import { DatabaseSync } from 'node:sqlite';
import { below, list, login, logins, ordered, same, type User, user } from '../data.js';
import { constant, logarithmic } from '../growth.js';
import { kind, known } from '../known.js';

/** The first index of an ascending list whose item is not less. */
function lowerBound<T>(items: ArrayLike<T>, isLess: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLess(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Node {
  key: number;
  left: Node | undefined;
  right: Node | undefined;
}

const balanced = (from: number, to: number): Node | undefined => {
  if (from >= to) return undefined;
  const key = (from + to) >> 1;
  return { key, left: balanced(from, key), right: balanced(key + 1, to) };
};

function table(n: number): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec('create table users (id integer primary key, name text, email text)');
  db.exec(
    `with recursive ids(id) as (select 1 union all select id + 1 from ids where id < ${n}) insert into users select id, 'user ' || id, id || '@example.com' from ids`,
  );
  return db;
}

export const logarithmicSearches = kind('logarithmic look-up', [
  known({
    name: 'binary search',
    input: ordered,
    truth: logarithmic,
    subject: (xs) => lowerBound(xs, (x) => x < 7),
  }),
  known({
    name: 'binary search in records by e-mail',
    input: (n) => {
      const rows = list(n, (id): User => ({ ...user(id), email: `u${String(id).padStart(9, '0')}@example.com` }));
      return { rows, email: (rows[below(n)] as User).email };
    },
    truth: logarithmic,
    subject: ({ rows, email }) => rows[lowerBound(rows, (row) => row.email < email)],
  }),
  known({
    name: 'binary search in sorted strings',
    input: (n) => ({ names: logins(n).sort(), wanted: login() }),
    truth: logarithmic,
    subject: ({ names, wanted }) => lowerBound(names, (name) => name < wanted),
  }),
  known({
    name: 'balanced tree look-up',
    input: (n) => ({ root: balanced(0, n), wanted: below(n) }),
    truth: logarithmic,
    subject: ({ root, wanted }) => {
      let node = root;
      while (node && node.key !== wanted) node = wanted < node.key ? node.left : node.right;
      return node;
    },
  }),
  known({
    name: 'SQLite row by primary key',
    input: (n) => ({ get: table(n).prepare('select * from users where id = ?'), id: 1 + below(n) }),
    truth: logarithmic,
    subject: ({ get, id }) => get.get(id),
  }),
  known({
    name: 'SQLite page of 20 rows',
    input: (n) => table(n).prepare('select * from users order by id desc limit 20'),
    truth: [constant, logarithmic],
    subject: (page) => page.all(),
  }),
  known({
    name: 'power by squaring',
    input: same,
    truth: logarithmic,
    subject: (n) => {
      let result = 1;
      let square = 3;
      for (let left = n; left > 0; left >>= 1) {
        if (left & 1) result = (result * square) % 1_000_003;
        square = (square * square) % 1_000_003;
      }
      return result;
    },
  }),
  known({
    name: 'push onto a heap of n',
    // The push and pop leave room: an array without takes a copy of all to grow.
    input: (n) => {
      const heap = ordered(n).map((x) => x + 5);
      heap.push(0);
      heap.pop();
      return heap;
    },
    truth: logarithmic,
    subject: (heap) => {
      let at = heap.push(1) - 1;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if ((heap[up] as number) <= 1) break;
        heap[at] = heap[up] as number;
        at = up;
      }
      heap[at] = 1;
      return at;
    },
  }),
  known({
    name: 'version bisection, async',
    input: (n) => ({ n, bad: below(n) }),
    truth: logarithmic,
    subject: async ({ n, bad }) => {
      const isBad = async (version: number) => version >= bad;
      let low = 0;
      let high = n;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (await isBad(middle)) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  }),
  known({
    name: 'binary search in a typed array',
    input: (n) => ({ times: Float64Array.from({ length: n }, (_, i) => i * 1000), at: below(n) * 1000 + 5 }),
    truth: logarithmic,
    subject: ({ times, at }) => lowerBound(times, (time) => time < at),
  }),
]);
