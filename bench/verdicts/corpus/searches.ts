import { DatabaseSync } from 'node:sqlite';
import { below, ids, list, login, logins, numbers, ordered, same, type User, user, users } from '../data.js';
import { constant, linear, logarithmic, quadratic, root } from '../growth.js';
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
    tuned: true,
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

export const constants = kind('constant', [
  known({ name: 'first of an array', tuned: true, input: numbers, truth: constant, subject: (xs) => xs[0] }),
  known({ name: 'remainder of n', tuned: true, input: same, truth: constant, subject: (n) => n % 7 }),
  known({
    name: 'look-up in a Map of n',
    input: (n) => ({ byId: new Map(users(n).map((one) => [one.id, one])), id: below(n) }),
    truth: constant,
    subject: ({ byId, id }) => byId.get(id)?.name,
  }),
  known({
    name: 'look-up in an object of n keys',
    input: (n) => ({ ages: Object.fromEntries(logins(n).map((name, i) => [name, i])), name: login() }),
    truth: constant,
    subject: ({ ages, name }) => ages[name] ?? 0,
  }),
  known({
    name: 'page of a list',
    input: (n) => ({ rows: users(n), page: below(n / 20) }),
    truth: constant,
    subject: ({ rows, page }) => rows.slice(page * 20, page * 20 + 20).map(({ id, name }) => ({ id, name })),
  }),
  known({
    name: 'LRU get',
    input: (n) => ({ cache: new Map(ids(n).map((id) => [`user:${id}`, { id }])), key: `user:${below(n)}` }),
    truth: constant,
    subject: ({ cache, key }) => {
      const value = cache.get(key);
      if (!value) return undefined;
      cache.delete(key);
      cache.set(key, value);
      return value;
    },
  }),
  known({
    name: 'some, found early',
    input: (n) => list(n, (id) => ({ ...user(id), active: id === 3 })),
    truth: constant,
    subject: (rows) => rows.some(({ active }) => active),
  }),
  known({
    name: 'first page of a generator',
    input: same,
    truth: constant,
    subject: (n) => {
      function* all() {
        for (let id = 0; id < n; id++) yield { id, name: `user ${id}` };
      }
      const page: { id: number; name: string }[] = [];
      for (const row of all()) if (page.push(row) === 10) break;
      return page;
    },
  }),
  known({
    name: 'sum of 2,000 items at most',
    input: (n) => ({ n, items: list(2000, (i) => i) }),
    truth: constant,
    subject: ({ n, items }) => items.reduce((sum, item) => sum + ((item * n) % 7), 0),
  }),
]);

export const linearSearches = kind('search', [
  known({
    name: 'find by id, last',
    input: (n) => list(n, user),
    truth: linear,
    subject: (rows) => rows.find(({ id }) => id === rows.length - 1),
  }),
  known({ name: 'indexOf, absent', input: logins, truth: linear, subject: (names) => names.indexOf('nobody') }),
  known({
    name: 'oldest user',
    input: users,
    truth: linear,
    subject: (rows) => rows.reduce((oldest, row) => (row.age > oldest.age ? row : oldest)),
  }),
  known({
    name: 'filter by name, lower case',
    input: users,
    truth: linear,
    subject: (rows) => rows.filter(({ name }) => name.toLowerCase().includes('ada')).length,
  }),
  known({
    name: 'first id missing, by includes',
    input: ids,
    truth: quadratic,
    subject: (all) => {
      for (let id = 0; ; id++) if (!all.includes(id)) return id;
    },
  }),
  known({
    name: 'every pair of e-mails',
    input: (n) => users(n).map(({ email }) => email),
    truth: quadratic,
    subject: (emails) => {
      for (let i = 0; i < emails.length; i++)
        for (let j = i + 1; j < emails.length; j++) if (emails[i] === emails[j]) return [i, j];
      return undefined;
    },
  }),
  known({
    name: 'sqrt loop',
    tuned: true,
    input: same,
    truth: root,
    subject: (n) => {
      let sum = 0;
      for (let i = 0; i * i < n; i++) sum += i;
      return sum;
    },
  }),
  known({
    name: 'divisors up to the root',
    input: same,
    truth: root,
    subject: (n) => {
      let count = 0;
      for (let i = 1; i * i <= n; i++) if (n % i === 0) count += 2;
      return count;
    },
  }),
  known({
    name: 'jump search in blocks',
    input: (n) => ({ xs: ordered(n), wanted: 3 * (n - 2) }),
    truth: root,
    subject: ({ xs, wanted }) => {
      const step = Math.floor(Math.sqrt(xs.length));
      let at = 0;
      while ((xs[Math.min(at + step, xs.length) - 1] as number) < wanted) at += step;
      while ((xs[at] as number) < wanted) at++;
      return at;
    },
  }),
]);
