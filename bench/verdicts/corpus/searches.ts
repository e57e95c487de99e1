import { ids, list, logins, ordered, same, user, users } from '../data.js';
import { linear, quadratic, quadraticFrom, root } from '../growth.js';
import { kind, known } from '../known.js';

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
    truth: quadraticFrom(500),
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
