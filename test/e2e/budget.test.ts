import { expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, reportVitest } from './project.js';
import { runners } from './runners.js';

/** A budget without a subject, and two subjects: one as first written, one repaired. */
const files = {
  'src/authors.budget.ts': `import { defineBudget } from 'perf-matchers';
export const authorList = defineBudget({
  title: 'author list',
  completeWithin: '5 s',
  issueAtMostQueries: 2,
  avoidNPlusOneQueries: true,
  fetchAtMostRows: 200,
  returnAtMostItems: 50,
  scaleNoWorseThan: [{ limit: '1', of: 'queries', sizes: [5, 20, 80] }, { limit: 'n', of: 'rows' }, { limit: 'n', of: 'items' }],
});
`,
  'src/authors.ts': `import { DatabaseSync } from 'node:sqlite';
export function seedAuthors(n: number) {
  const db = new DatabaseSync(':memory:');
  db.exec('create table posts (title text, author integer); create table authors (id integer primary key, name text)');
  for (let i = 1; i <= n; i++) {
    db.prepare('insert into authors values (?, ?)').run(i, 'secret ' + i);
    db.prepare('insert into posts values (?, ?)').run('secret ' + i, i);
  }
  return db;
}
export const close = (db: DatabaseSync) => db.close();
export async function listSlow(db: DatabaseSync) {
  const posts = db.prepare('select * from posts').all();
  const names = [];
  for (const { author } of posts) names.push(db.prepare('select name from authors where id = ?').get(author as number));
  return names;
}
export async function listTodo(_db: DatabaseSync) { throw new Error('not implemented'); }
export async function listFast(db: DatabaseSync) {
  return db.prepare('select name from posts join authors on authors.id = author limit 50').all();
}
`,
};
const specification = `
import { close, listFast, listSlow, listTodo, seedAuthors } from './authors';
import { authorList } from './authors.budget';
const withDb = { ...authorList, input: seedAuthors, cleanup: close };
describe('toMeetBudget', () => {
  test('within', async () => { await expect(listFast).toMeetBudget({ ...withDb, inconclusive: 'fail' }); });
  test('over', async () => { await expect(listSlow).toMeetBudget(withDb); });
  test('not: over holds', async () => { await expect(listSlow).not.toMeetBudget(withDb); });
  test('not: within fails', async () => { await expect(listFast).not.toMeetBudget(withDb); });
  test('not written yet', async () => { await expect(listTodo).toMeetBudget(withDb); });
  test('no such key', async () => { await expect(listFast).toMeetBudget({ completesWithin: 5 } as never); });
  test('growth without input', async () => { await expect(listFast).toMeetBudget(authorList); });
});
`;

test.each(runners)('a budget in $name', async (runner) => {
  const project = runner.project('budget', { ...files, 'src/shop.perf.test.ts': specification });
  const { tests } = await runner.report(project);
  expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual([
    'toMeetBudget within',
    'toMeetBudget not: over holds',
  ]);
  const messages = failingMessages(runner, tests, (message) =>
    masked(message).replace(/(completes within <time>.* )<time>$/m, '$1<time>'),
  );
  expect(messages).not.toContain('secret');
  await expect(messages).toMatchFileSnapshot('__snapshots__/budget.txt');
  const [record] = tests.find(({ name }) => name === 'toMeetBudget over')?.records ?? [];
  expect(record).toMatchObject({
    verdict: { kind: 'over' },
    requirement: { limit: 'author list', unit: 'budget', negated: false },
    parts: [
      { matcher: 'toCompleteWithin', verdict: { kind: 'within' } },
      { matcher: 'toIssueAtMostQueries', verdict: { kind: 'over' }, measured: { value: 81 }, cost: { calls: 1 } },
      { matcher: 'toAvoidNPlusOneQueries', verdict: { kind: 'over' }, cause: { id: 'n-plus-one' }, cost: { calls: 0 } },
      { matcher: 'toFetchAtMostRows', verdict: { kind: 'within' }, measured: { value: 160 }, cost: { calls: 0 } },
      { matcher: 'toReturnAtMostItems', verdict: { kind: 'over' }, measured: { value: 80 }, cost: { calls: 0 } },
      { matcher: 'toScaleNoWorseThan', verdict: { kind: 'over' }, cost: { calls: 3 } },
      { matcher: 'toScaleNoWorseThan', verdict: { kind: 'within' }, cost: { calls: 0 } },
      { matcher: 'toScaleNoWorseThan', verdict: { kind: 'within' }, cost: { calls: 0 } },
    ],
  });
});

test('each project of two judges the parts that are its own', async () => {
  const [vitest] = runners;
  const project = vitest?.project(
    'budget-projects',
    {
      'src/growth.perf.test.ts': `
const input = (n: number) => Array.from({ length: n }, (_, i) => i);
test('a budget', async () => {
  await expect((xs: number[]) => xs.map((x) => 2 * x)).toMeetBudget({ input, scaleNoWorseThan: 'n', completeWithin: '5 s', returnAtMostItems: 1 });
});
`,
    },
    {
      'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { projects: [
  { test: { name: 'steps', include: ['**/*.perf.test.ts'], pool: 'forks', setupFiles: ['perf-matchers/vitest', 'perf-matchers/steps'] } },
  { test: { name: 'perf', include: ['**/*.perf.test.ts'], pool: 'forks', setupFiles: ['perf-matchers/vitest'] } },
] } });
`,
    },
  );
  const kinds = async (name: string): Promise<string[]> => {
    const { tests } = await reportVitest(project as NonNullable<typeof project>, [`--project=${name}`]);
    const [record] = tests[0]?.records ?? [];
    const { verdict, parts } = record as unknown as {
      verdict: { kind: string };
      parts: { verdict: { kind: string } }[];
    };
    return [verdict.kind, ...parts.map((part) => part.verdict.kind)];
  };
  expect(await kinds('steps')).toEqual(['elsewhere', 'within', 'elsewhere', 'elsewhere']);
  expect(await kinds('perf')).toEqual(['elsewhere', 'elsewhere', 'within', 'within']);
});
