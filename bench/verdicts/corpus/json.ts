import { list, orders, users } from '../data.js';
import { linear, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

export const json = kind('JSON and copies', [
  known({
    name: 'JSON there and back',
    input: (n) => list(n, (id) => ({ id, name: `n${id}` })),
    truth: linear,
    subject: (rows) => JSON.parse(JSON.stringify(rows)),
  }),
  known({ name: 'JSON of users', input: users, truth: linear, subject: (rows) => JSON.stringify(rows) }),
  known({
    name: 'a deep copy of all for each',
    input: orders,
    truth: quadratic,
    subject: (sales) => {
      let all = sales;
      for (let i = 0; i < sales.length; i++) all = JSON.parse(JSON.stringify(all));
      return all;
    },
  }),
  known({ name: 'structuredClone of users', input: users, truth: linear, subject: (rows) => structuredClone(rows) }),
  known({
    name: 'lines of JSON',
    input: (n) =>
      orders(n)
        .map((sale) => JSON.stringify(sale))
        .join('\n'),
    truth: linear,
    subject: (lines) => lines.split('\n').map((line) => JSON.parse(line)),
  }),
  known({
    name: 'equal records by JSON in pairs',
    input: orders,
    truth: quadratic,
    subject: (sales) => sales.filter((a) => sales.some((b) => JSON.stringify(a) === JSON.stringify({ ...b, id: -1 }))),
  }),
]);
