import { ids, list, logins, type Order, ordered, orders, type User, users } from '../data.js';
import { linear, linearithmic, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

/** ES2024, which every Node that we support has, and the types of this project do not. */
type GroupBy<Groups> = { groupBy<T>(items: readonly T[], key: (item: T) => unknown): Groups };
const inObject = Object as unknown as GroupBy<object>;
const inMap = Map as unknown as GroupBy<Map<unknown, unknown[]>>;

const both = (n: number): { rows: User[]; sales: Order[] } => ({ rows: users(n), sales: orders(n) });

export const joins = kind('join', [
  known({
    name: 'join by find',
    tuned: true,
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
    truth: linear,
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
    truth: linear,
    subject: ({ rows, sales }) => {
      const byId: Record<string, User> = {};
      for (const row of rows) byId[`u${row.id}`] = row;
      return sales.map(({ userId, cents }) => [byId[`u${userId}`]?.email, cents]);
    },
  }),
  known({
    name: 'merge join of sorted lists',
    input: (n) => ({ a: list(n, (i) => ({ id: 2 * i })), b: list(n, (i) => ({ id: 3 * i })) }),
    truth: linear,
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
    truth: quadratic,
    subject: ({ had, wanted }) => wanted.filter((id) => !had.includes(id)),
  }),
  known({
    name: 'intersection by Set',
    input: (n) => ({ a: logins(n), b: logins(n) }),
    truth: linear,
    subject: ({ a, b }) => {
      const has = new Set(b);
      return a.filter((name) => has.has(name)).length;
    },
  }),
]);

export const groupings = kind('group', [
  known({
    name: 'group by in a Map',
    tuned: true,
    input: logins,
    truth: linear,
    subject: (names) => {
      const groups = new Map<string, string[]>();
      for (const name of names) {
        const key = name.slice(0, 6);
        const group = groups.get(key);
        if (group) group.push(name);
        else groups.set(key, [name]);
      }
      return groups.size;
    },
  }),
  known({
    name: 'Object.groupBy city',
    input: users,
    truth: linear,
    subject: (rows) => inObject.groupBy(rows, ({ city }) => city),
  }),
  known({
    name: 'Map.groupBy buyer',
    input: orders,
    truth: linear,
    subject: (sales) => inMap.groupBy(sales, ({ userId }) => userId).size,
  }),
  known({
    name: 'group with spread arrays',
    input: users,
    truth: quadratic,
    subject: (rows) =>
      rows.reduce<Record<string, User[]>>((groups, row) => {
        groups[row.city] = [...(groups[row.city] ?? []), row];
        return groups;
      }, {}),
  }),
  known({
    name: 'totals by month',
    input: orders,
    truth: linear,
    subject: (sales) => {
      const totals: Record<string, number> = {};
      for (const { at, cents } of sales) totals[at.slice(0, 7)] = (totals[at.slice(0, 7)] ?? 0) + cents;
      return totals;
    },
  }),
  known({
    name: 'totals by buyer, filter for each',
    input: orders,
    truth: quadratic,
    subject: (sales) =>
      [...new Set(sales.map(({ userId }) => userId))].map((id) =>
        sales.filter(({ userId }) => userId === id).reduce((sum, { cents }) => sum + cents, 0),
      ),
  }),
]);

export const dedupes = kind('dedupe', [
  known({
    name: 'Set dedupe',
    tuned: true,
    input: logins,
    truth: linear,
    subject: (names) => [...new Set(names)].length,
  }),
  known({
    name: 'includes dedupe',
    tuned: true,
    input: ordered,
    truth: quadratic,
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
