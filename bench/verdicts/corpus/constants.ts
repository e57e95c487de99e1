import { below, ids, list, login, logins, numbers, same, user, users } from '../data.js';
import { constant } from '../growth.js';
import { kind, known } from '../known.js';

export const constants = kind('constant', [
  known({ name: 'first of an array', input: numbers, truth: constant, subject: (xs) => xs[0] }),
  known({ name: 'remainder of n', input: same, truth: constant, subject: (n) => n % 7 }),
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
    // The deletion and insertion leave room: a full Map is built anew when it is next added to.
    input: (n) => {
      const cache = new Map(ids(n).map((id) => [`user:${id}`, { id }]));
      cache.delete('user:0');
      cache.set('user:0', { id: 0 });
      return { cache, key: `user:${below(n)}` };
    },
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
