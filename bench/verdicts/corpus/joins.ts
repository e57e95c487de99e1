import { ids, list, logins, type Order, ordered, orders, type User, users } from '../data.js';
import { linear, linearInCaches, linearIntoTable, quadratic, quadraticFrom, regimes } from '../growth.js';
import { kind, known } from '../known.js';

const both = (n: number): { rows: User[]; sales: Order[] } => ({ rows: users(n), sales: orders(n) });

export const joins = kind('join', [
  known({
    name: 'join by find',
    input: (n) => ordered(n).map((id) => ({ id, of: (id * 7) % (3 * n) })),
    truth: quadratic,
    subject: (rows) => rows.map((row) => rows.find(({ id }) => id === row.of)),
  }),
  known({
    name: 'join by nested loops',
    input: both,
    truth: quadratic,
    subject: ({ rows, sales }) => {
      const joined: string[] = [];
      for (const sale of sales)
        for (const row of rows) if (row.id === sale.userId) joined.push(`${row.name}: ${sale.cents}`);
      return joined;
    },
  }),
  known({
    name: 'join by an index in a Map',
    input: both,
    truth: linearIntoTable,
    subject: ({ rows, sales }) => {
      const byId = new Map(rows.map((row) => [row.id, row]));
      return sales.map((sale) => ({ ...sale, buyer: byId.get(sale.userId)?.name }));
    },
  }),
  known({
    name: 'orders of each user by filter',
    input: both,
    truth: quadratic,
    subject: ({ rows, sales }) => rows.map(({ id }) => sales.filter(({ userId }) => userId === id).length),
  }),
  known({
    name: 'join by an index in an object',
    input: both,
    // Beyond 1,000 keys the object is a dictionary that leaves the caches: local exponents 1.5 to 2.0 up to n = 16,384.
    truth: regimes([0, 1000, linear], [1001, Number.POSITIVE_INFINITY, [linear, quadratic]]),
    subject: ({ rows, sales }) => {
      const byId: Record<string, User> = {};
      for (const row of rows) byId[`u${row.id}`] = row;
      return sales.map(({ userId, cents }) => [byId[`u${userId}`]?.email, cents]);
    },
  }),
  known({
    name: 'merge join of sorted lists',
    input: (n) => ({ a: list(n, (i) => ({ id: 2 * i })), b: list(n, (i) => ({ id: 3 * i })) }),
    truth: linearInCaches,
    subject: ({ a, b }) => {
      const pairs: number[] = [];
      let j = 0;
      for (const { id } of a) {
        while (j < b.length && (b[j]?.id as number) < id) j++;
        if (b[j]?.id === id) pairs.push(id);
      }
      return pairs;
    },
  }),
  known({
    name: 'missing ids by includes',
    input: (n) => ({ had: ids(n), wanted: ids(n) }),
    truth: quadraticFrom(500),
    subject: ({ had, wanted }) => wanted.filter((id) => !had.includes(id)),
  }),
  known({
    name: 'intersection by Set',
    input: (n) => ({ a: logins(n), b: logins(n) }),
    truth: linearIntoTable,
    subject: ({ a, b }) => {
      const has = new Set(b);
      return a.filter((name) => has.has(name)).length;
    },
  }),
]);
