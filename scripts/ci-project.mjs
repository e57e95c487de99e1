/** The files of the project whose runs the pages on reporters and on the command line show: defects, their repaired twins, and what cannot be told. */
export const ciProject = {
  'package.json': '{ "name": "shop", "private": true, "type": "module" }\n',
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: {
    setupFiles: ['perf-matchers/vitest'],
    reporters: ['dot', 'perf-matchers/vitest/reporter'],
    fileParallelism: false,
  },
});
`,
  'src/users.ts': `export interface User { id: number; name: string }
export const makeUsers = (n: number): User[] => Array.from({ length: n }, (_, id) => ({ id, name: 'user ' + (id % 997) }));
export const byId = (users: User[]): Map<number, User> => new Map(users.map((user) => [user.id, user]));
/** Keeps what it was asked for. */
const asked: string[][] = [];
export const remember = (): void => { asked.push(Array.from({ length: 50 }, (_, at) => 'asked ' + at + asked.length)); };
`,
  'src/orders.ts': `import { DatabaseSync } from 'node:sqlite';
const db = new DatabaseSync(':memory:');
db.exec('create table orders (id integer primary key, customer text); create table lines (order_id integer, sku text)');
for (let id = 1; id <= 300; id++) {
  db.prepare('insert into orders values (?, ?)').run(id, 'customer ' + id);
  db.prepare('insert into lines values (?, ?)').run(id, 'sku ' + id);
}
const list = db.prepare('select id, customer from orders limit ?');
const linesOf = db.prepare('select sku from lines where order_id = ?');
/** One more query for every order. */
export const listOrders = (most: number) => list.all(most).map((order) => ({ ...order, lines: linesOf.all(order.id as number) }));
export const listCustomers = () => list.all(30);
`,
  'src/users.perf.test.ts': `import { expect, test } from 'vitest';
import { byId, makeUsers, remember } from './users';

const input = makeUsers;
test('the index grows like n', async () => {
  await expect(byId).toScaleNoWorseThan('n', { of: 'items', input });
});
test('the index is quick', async () => {
  await expect(byId).toCompleteWithin('20 ms', { input: () => makeUsers(2000) });
});
test('asking leaves nothing behind', async () => {
  await expect(remember).toAvoidMemoryLeaks();
});
`,
  'src/orders.perf.test.ts': `import { expect, test } from 'vitest';
import { listCustomers, listOrders } from './orders';

test('orders take two queries', async () => {
  await expect(listOrders).toIssueAtMostQueries(2, { input: () => 30 });
});
test('however many orders, as many queries', async () => {
  await expect(listOrders).toScaleNoWorseThan('1', { of: 'queries', input: (n) => n });
});
test('customers take one query', async () => {
  await expect(listCustomers).toIssueAtMostQueries(1);
});
test('customers come by the page', async () => {
  await expect(listCustomers).toReturnAtMostItems(35);
});
test('customers ask no other service twice', async () => {
  await expect(listCustomers).toMakeAtMostRequests(1);
});
`,
  // A budget of code that is still to be written.
  'src/orders.budget.mjs': `import { defineBudget } from 'perf-matchers';

export const orderList = defineBudget({
  title: 'order list',
  completeWithin: '200 ms',
  issueAtMostQueries: 2,
  useAtMostMemory: '20 MB',
  returnAtMostItems: 50,
  scaleNoWorseThan: [{ limit: 'n log n', upTo: 1_000_000 }, { limit: '1', of: 'queries' }],
});
`,
};
