import { logins, orders, type User, users } from '../data.js';
import { linear, linearIntoArray, linearIntoTable, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

/** ES2024, which every Node that we support has, and the types of this project do not. */
type GroupBy<Groups> = { groupBy<T>(items: readonly T[], key: (item: T) => unknown): Groups };
const inObject = Object as unknown as GroupBy<object>;
const inMap = Map as unknown as GroupBy<Map<unknown, unknown[]>>;

export const groupings = kind('group', [
  known({
    name: 'group by in a Map',
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
    truth: linearIntoArray,
    subject: (rows) => inObject.groupBy(rows, ({ city }) => city),
  }),
  known({
    name: 'Map.groupBy buyer',
    input: orders,
    truth: linearIntoTable,
    subject: (sales) => inMap.groupBy(sales, ({ userId }) => userId).size,
  }),
  known({
    name: 'group with spread arrays',
    input: users,
    // Local exponents 1.7 at n = 4,222, 1.4 to 2.1 at 14,000 to 17,000.
    truth: quadraticFrom(30_000),
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
