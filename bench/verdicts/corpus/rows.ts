import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { list, orders, text, users } from '../data.js';
import { linear, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' });

/** A table of n orders, with an index or without. */
function table(n: number, indexed: boolean): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec('create table orders (id integer primary key, buyer integer, cents integer)');
  db.exec(
    `with recursive ids(id) as (select 1 union all select id + 1 from ids where id < ${n}) insert into orders select id, id * 7 % ${n}, id * 13 % 1000 from ids`,
  );
  if (indexed) db.exec('create index by_buyer on orders (buyer)');
  return db;
}

export const rows = kind('work per row', [
  known({
    name: 'dates formatted by row',
    input: orders,
    truth: linear,
    subject: (sales) => sales.map(({ at }) => new Date(at).toISOString().slice(0, 7)),
  }),
  known({
    name: 'money formatted by row',
    input: orders,
    truth: linear,
    subject: (sales) => sales.map(({ cents }) => format.format(cents / 100)),
  }),
  known({
    name: 'a formatter made for every row',
    input: orders,
    truth: linear,
    subject: (sales) => sales.map(({ at }) => new Intl.DateTimeFormat('en-GB').format(new Date(at))),
  }),
  known({
    name: 'hash of all',
    input: text,
    truth: linear,
    subject: (all) => createHash('sha256').update(all).digest('hex'),
  }),
  known({ name: 'gzip of all', input: text, truth: linear, subject: (all) => gzipSync(all).length }),
  known({
    name: 'hash of all before each',
    input: (n) => list(n, (id) => ({ id, body: `entry ${id} of the log` })),
    truth: quadraticFrom(1000),
    subject: (entries) => {
      let log = '';
      return entries.map(({ body }) => {
        log += body;
        return createHash('sha1').update(log).digest('hex');
      });
    },
  }),
  known({
    name: 'validation with messages',
    input: users,
    truth: linear,
    subject: (all) =>
      all.flatMap((row) => [
        ...(row.age < 21 ? [`${row.name} is too young`] : []),
        ...(/^\S+@\S+\.\w+$/.test(row.email) ? [] : [`${row.name} has no e-mail`]),
      ]),
  }),
  known({
    name: 'SQLite: all rows read',
    input: (n) => table(n, false).prepare('select * from orders'),
    truth: linear,
    subject: (all) => all.all().length,
  }),
  known({
    name: 'SQLite: a query by row, by primary key',
    input: (n) => ({ n, get: table(n, false).prepare('select cents from orders where id = ?') }),
    truth: linear,
    subject: ({ n, get }) => {
      let sum = 0;
      for (let id = 1; id <= n; id++) sum += get.get(id)?.cents as number;
      return sum;
    },
  }),
  known({
    name: 'SQLite: a query by row, no index',
    input: (n) => ({ n, get: table(n, false).prepare('select sum(cents) as cents from orders where buyer = ?') }),
    truth: quadraticFrom(250),
    subject: ({ n, get }) => {
      let sum = 0;
      for (let buyer = 0; buyer < n; buyer++) sum += get.get(buyer)?.cents as number;
      return sum;
    },
  }),
]);
