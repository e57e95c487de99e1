import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createProject, masked, type Project, type Run, reportVitest, root, run } from './project.js';

const bin = join(root, '.tmp/e2e/node_modules/perf-matchers/dist/cli.js');

const files = {
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { setupFiles: ['perf-matchers/vitest'], reporters: ['default', 'perf-matchers/vitest/reporter'] } });
`,
  'src/orders.budget.mjs': `import { defineBudget } from 'perf-matchers';
export const orderList = defineBudget({
  title: 'order list',
  completeWithin: { limit: '200 ms', percentile: 95 },
  issueAtMostQueries: 2,
  useAtMostMemory: '20 MB',
  returnAtMostItems: 50,
  scaleNoWorseThan: [{ limit: 'n log n', upTo: 1_000_000 }, { limit: '1', of: 'queries' }, { limit: 'O(n)', of: 'items' }],
});
export const other = defineBudget({ sustainAtLeast: { limit: 500, concurrency: 10 }, makeAtMostRequests: 1, avoidBlockingApis: true, avoidMemoryLeaks: { perCall: '1 kB' } });
export const page = 50;
`,
  'src/none.mjs': 'export const page = 50;\n',
  'src/broken.mjs': "import './missing.mjs';\n",
  'src/orders.ts': `import { DatabaseSync } from 'node:sqlite';
export function seed(n: number) {
  const db = new DatabaseSync(':memory:');
  db.exec('create table orders (id integer primary key, customer text); create table lines (orders integer, text text)');
  for (let i = 1; i <= n; i++) db.prepare('insert into orders values (?, ?)').run(i, 'secret ' + i);
  return db;
}
export function listOrders(db: DatabaseSync) {
  const orders = db.prepare('select * from orders').all();
  return orders.map(({ id }) => db.prepare('select text from lines where orders = ?').all(id as number));
}
export const later = (): never => {
  throw new Error('not implemented');
};
`,
  'src/orders.perf.test.ts': `import { expect, test } from 'vitest';
import { later, listOrders, seed } from './orders';
const input = () => seed(60);
test('returns a page', async () => { await expect(listOrders).toReturnAtMostItems(50, { input }); });
test('avoids N+1', async () => { await expect(listOrders).toAvoidNPlusOneQueries({ input }); });
test('asks twice', async () => { await expect(listOrders).toIssueAtMostQueries(2, { input }); });
test('is within', async () => { await expect(listOrders).toFetchAtMostRows(100, { input }); });
test('is written later', async () => { await expect(later).toReturnAtMostItems(5); });
test('grows', async () => { await expect(later).toScaleNoWorseThan('1', { of: 'queries', input: seed }); });
`,
};

describe('perf-matchers prompt', () => {
  let project: Project;
  const prompt = (...args: string[]): Promise<Run> => run(process.execPath, [bin, 'prompt', ...args], project.path);
  beforeAll(async () => {
    project = createProject('prompt', files);
    await reportVitest(project, ['--reporter=perf-matchers/vitest/reporter']);
  });

  test('--failing: the most telling first, what they share said once', async () => {
    const { code, output } = await prompt();
    expect(code).toBe(0);
    expect(output).not.toContain('secret');
    expect(output.match(/Same results for all inputs/g)).toHaveLength(1);
    const alike = masked(output).replace(/Node \d+\.\d+\.\d+, .*/g, 'Node <version>, <machine>');
    await expect(`${alike}\n`).toMatchFileSnapshot('__snapshots__/prompt-failing.txt');
  });

  test('--characters: as many as fit, the others by name', async () => {
    const { output } = await prompt('--characters', '1500');
    expect(output).toMatch(/4 more:\n(- src\/orders\.perf\.test\.ts: .*\n){4}$/);
  });

  test('--spec of budgets that have no subject yet, and of records of one that throws', async () => {
    const budgets = await prompt('--spec', 'src/orders.budget.mjs');
    const records = await prompt('--spec');
    expect([budgets.code, records.code]).toEqual([0, 0]);
    await expect(`${budgets.output}\n${records.output}`).toMatchFileSnapshot('__snapshots__/prompt-spec.txt');
  });

  test('--copy without a clipboard prints, and says so', async () => {
    const nothing = { PATH: '', DISPLAY: '', WAYLAND_DISPLAY: '' };
    const { code, output } = await run(process.execPath, [bin, 'prompt', '--copy'], project.path, nothing);
    expect(code).toBe(0);
    expect(output).toContain('there is no clipboard here, so it is printed.');
    expect(output).toContain('performance assertions fail.');
  });

  test('--json', async () => {
    const { output } = await prompt('--spec', '--json', 'src/orders.budget.mjs');
    expect(JSON.parse(output)).toMatchObject([
      { title: "'order list'", file: 'src/orders.budget.mjs' },
      { title: 'other', constraints: expect.arrayContaining(['makes at most 1 HTTP request']) },
    ]);
  });

  test.each([
    [['--spec', 'src/none.mjs'], 'src/none.mjs exports no budget'],
    [['--spec', 'src/broken.mjs'], 'src/broken.mjs cannot be loaded: it, or something that it imports, is not there'],
    [['none.json'], 'There is no none.json'],
    [['--characters', 'many'], 'It is a whole number above 0.'],
  ])('%j says what is wrong, and ends with 2', async (args, message) => {
    const { code, output } = await prompt(...args);
    expect([code, output]).toEqual([2, expect.stringContaining(message)]);
  });
});
