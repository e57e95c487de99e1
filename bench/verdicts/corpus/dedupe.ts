import { logins, ordered, users } from '../data.js';
import { linear, linearIntoTable, linearithmic, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

export const dedupes = kind('dedupe', [
  known({
    name: 'Set dedupe',
    input: logins,
    truth: linearIntoTable,
    subject: (names) => [...new Set(names)].length,
  }),
  known({
    name: 'includes dedupe',
    input: ordered,
    truth: quadraticFrom(1000),
    subject: (xs) => {
      const seen: number[] = [];
      for (const x of xs) if (!seen.includes(x)) seen.push(x);
      return seen;
    },
  }),
  known({
    name: 'indexOf dedupe',
    input: logins,
    truth: quadratic,
    subject: (names) => names.filter((name, i) => names.indexOf(name) === i).length,
  }),
  known({
    name: 'dedupe records by a JSON key',
    input: users,
    truth: linear,
    subject: (rows) => new Map(rows.map((row) => [JSON.stringify([row.city, row.name]), row])).size,
  }),
  known({
    name: 'findIndex dedupe of records',
    input: users,
    truth: quadratic,
    subject: (rows) => rows.filter((row, i) => rows.findIndex(({ email }) => email === row.email) === i).length,
  }),
  known({
    name: 'dedupe after a sort',
    input: logins,
    truth: linearithmic,
    subject: (names) => names.sort().filter((name, i) => name !== names[i - 1]).length,
  }),
  known({
    name: 'dedupe by keys of an object',
    input: (n) => users(n).map(({ name, age }) => `${name} ${age}`),
    truth: linear,
    subject: (names) => {
      const seen: Record<string, true> = {};
      for (const name of names) seen[name] = true;
      return Object.keys(seen);
    },
  }),
]);
