// The same shop for Vitest and Jest: subjects with planted defects and their repaired twins, as CommonJS-free TypeScript that both runners compile.

/** Sources of a small project that reads users and posts from SQLite. */
export const shop: Record<string, string> = {
  'src/users.ts': `import { DatabaseSync } from 'node:sqlite';

export interface User {
  id: number;
  name: string;
}

export const db = new DatabaseSync(':memory:');
db.exec('create table users (id integer primary key, name text); create table posts (id integer primary key, user_id integer, title text)');

export function seed(n: number): number {
  db.exec('delete from users; delete from posts');
  for (let id = 1; id <= n; id++) {
    db.prepare('insert into users values (?, ?)').run(id, 'user ' + id);
    db.prepare('insert into posts (user_id, title) values (?, ?)').run(id, 'secret ' + id);
  }
  return n;
}

/** N+1: one more query for every user. */
export function listUsersSlow() {
  const users = db.prepare('select id, name from users').all() as unknown as User[];
  return users.map((user) => ({
    ...user,
    posts: db.prepare('select title from posts where user_id = ?').all(user.id),
  }));
}

/** Two queries, however many users. */
export function listUsersFast() {
  const users = db.prepare('select id, name from users').all() as unknown as User[];
  const posts = db.prepare('select user_id, title from posts').all();
  const byUser = Map.groupBy(posts, (post) => post.user_id);
  return users.map((user) => ({ ...user, posts: byUser.get(user.id) ?? [] }));
}
`,
  'src/lists.ts': `export const makeNames = (n: number): string[] => Array.from({ length: n }, (_, i) => 'name ' + ((i * 7919) % n));

/** Linear search inside a loop. */
export function dedupeSlow(names: string[]): string[] {
  const seen: string[] = [];
  for (const name of names) {
    if (!seen.includes(name)) seen.push(name);
  }
  return seen;
}

export const makeNumbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export function sum(numbers: number[]): number {
  let total = 0;
  for (const number of numbers) total += number % 7;
  return total;
}

export function dedupeFast(names: string[]): string[] {
  return [...new Set(names)];
}

/** Works for so long by this thread's processor time: what other processes take is no part of it. */
export function spin(ms: number): void {
  const used = process.threadCpuUsage ?? process.cpuUsage;
  const start = used();
  for (let spent = 0; spent < ms * 1000; ) {
    const { user, system } = used(start);
    spent = user + system;
  }
}

export const slowSearch = (): void => spin(8);
export const fastSearch = (): void => spin(0.2);
export const same = (n: number): number => n;
export const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));
export const never = (): Promise<never> => new Promise(() => {});
export function loop(): never {
  for (;;);
}
export async function loopLater(): Promise<void> {
  await null;
  loop();
}
export const throws = (): never => {
  throw new RangeError('out of stock');
};
export const rejects = async (): Promise<never> => throws();

/** Works twice, and throws from its third call on. */
export function failsLater(): () => void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls > 2) throws();
  };
}
`,
  'src/clients.ts': `import { EventEmitter } from 'node:events';
import { db, listUsersFast, type User } from './users';

/** A client that no driver knows, and that tells of its queries. */
export class Store extends EventEmitter {
  async get(id: number): Promise<number> {
    this.emit('query', 'get user:' + id, [id]);
    return id;
  }
}
export const store = new Store();
export const adapter = {
  subscribe(on: (query: { text: string; values?: readonly unknown[]; rows?: number }) => void) {
    const listener = (text: string, values: readonly unknown[]): void => on({ text, values, rows: 1 });
    store.on('query', listener);
    return () => store.off('query', listener);
  },
};
export async function readOneByOne(): Promise<void> {
  for (const id of [1, 2, 3]) await store.get(id);
}

let columns: unknown;
/** Reads the table's columns once. */
export function listWithColumns(): User[] {
  columns ??= db.prepare('select name from pragma_table_info(?)').all('users');
  return listUsersFast();
}
`,
};

/** Specifications for both runners; each test's name says what must become of it. */
export const specification = `
describe('toCompleteWithin', () => {
  test('within', async () => { await expect(fastSearch).toCompleteWithin(50); });
  test('over', async () => { await expect(slowSearch).toCompleteWithin(2); });
  test('within at p95', async () => { await expect(fastSearch).toCompleteWithin('50 ms', { percentile: 95 }); });
  test('over in one run', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
  test('within in three runs', async () => { await expect(fastSearch).toCompleteWithin('1 s', { runs: 3 }); });
  test('not: over holds', async () => { await expect(slowSearch).not.toCompleteWithin(2); });
  test('not: within fails', async () => { await expect(fastSearch).not.toCompleteWithin(50); });
  test('never settles', async () => { await expect(never).toCompleteWithin(20, { timeBudget: 300 }); });
  test('loops for ever', async () => { await expect(loop).toCompleteWithin(20, { timeBudget: 300 }); });
  test('loops after an await', async () => { await expect(loopLater).toCompleteWithin(20, { timeBudget: 300 }); });
  test('no time for the percentile', async () => { await expect(slowSearch).toCompleteWithin(20, { percentile: 99, timeBudget: 400 }); });
  test('no time for the percentile, strict', async () => {
    await expect(slowSearch).toCompleteWithin(20, { percentile: 99, timeBudget: 400, inconclusive: 'fail' });
  });
});
describe('toScaleNoWorseThan', () => {
  test('within', async () => { await expect(sum).toScaleNoWorseThan('n log n', { input: makeNumbers }); });
  test('over', async () => { await expect(dedupeSlow).toScaleNoWorseThan('n log n', { input: makeNames }); });
  test('exponential', async () => { await expect(fib).toScaleNoWorseThan('n^2', { input: same }); });
  test('never ends', async () => { await expect(loop).toScaleNoWorseThan('n', { input: same, timeBudget: 500 }); });
  test('upTo missed', async () => { await expect(dedupeSlow).toScaleNoWorseThan('n^2', { input: makeNames, upTo: 10_000_000, timeBudget: 600 }); });
  test('not: over holds', async () => { await expect(dedupeSlow).not.toScaleNoWorseThan('n', { input: makeNames }); });
  test('queries within', async () => { await expect(listUsersFast).toScaleNoWorseThan('1', { of: 'queries', input: seed, reuseInput: true }); });
  test('no queries, strict', async () => { await expect(dedupeFast).toScaleNoWorseThan('1', { of: 'queries', input: makeNames, sizes: [5, 20, 80], inconclusive: 'fail' }); });
  test('queries over', async () => { await expect(listUsersSlow).toScaleNoWorseThan('1', { of: 'queries', input: seed, sizes: [5, 20, 80] }); });
});
describe('toIssueAtMostQueries', () => {
  test('within', async () => { seed(10); await expect(listUsersFast).toIssueAtMostQueries(2); });
  test('over', async () => { seed(10); await expect(listUsersSlow).toIssueAtMostQueries(2); });
  test('not: over holds', async () => { seed(10); await expect(listUsersSlow).not.toIssueAtMostQueries(2); });
  test('not: within fails', async () => { seed(10); await expect(listUsersFast).not.toIssueAtMostQueries(2); });
  test('nothing seen', async () => { await expect(fastSearch).toIssueAtMostQueries(2); });
  test('nothing seen, strict', async () => { await expect(fastSearch).toIssueAtMostQueries(2, { inconclusive: 'fail' }); });
  test('none is right', async () => { await expect(fastSearch).toIssueAtMostQueries(0); });
  test('warm-up within', async () => { await expect(listWithColumns).toIssueAtMostQueries(2, { warmUp: true }); });
  test('warm-up over', async () => { await expect(listWithColumns).toIssueAtMostQueries(1, { warmUp: true }); });
  test('watched client within', async () => {
    const stop = watch(adapter);
    try { await expect(readOneByOne).toIssueAtMostQueries(3); } finally { stop(); }
  });
  test('watched client over', async () => {
    const stop = watch(adapter);
    try { await expect(readOneByOne).toIssueAtMostQueries(1); } finally { stop(); }
  });
  test('client no longer watched', async () => { watch(adapter)(); await expect(readOneByOne).toIssueAtMostQueries(3, { inconclusive: 'fail' }); });
  test('watched database over', async () => {
    const stop = watch(db);
    try { seed(2); await expect(listUsersSlow).toIssueAtMostQueries(2); } finally { stop(); }
  });
  test('given as db', async () => { await expect(readOneByOne).toIssueAtMostQueries(2, { db: adapter }); });
  test('matching', async () => { seed(10); await expect(listUsersSlow).toIssueAtMostQueries(1, { matching: /from users/ }); });
});
describe('errors', () => {
  test('throws', async () => { await expect(throws).toCompleteWithin(50); });
  test('rejects', async () => { await expect(rejects).toCompleteWithin(50); });
  test('throws in growth', async () => { await expect(throws).toScaleNoWorseThan('n', { input: same }); });
  test('throws in queries', async () => { await expect(throws).toIssueAtMostQueries(1); });
  test('input throws', async () => { await expect(fastSearch).toCompleteWithin(50, { input: throws }); });
  test('throws later', async () => { await expect(failsLater()).toCompleteWithin(50, { name: 'fails later' }); });
  test('throws at the third n', async () => { await expect((n: number) => { if (n === 80) throws(); seed(1); }).toScaleNoWorseThan('1', { of: 'queries', name: 'seed', input: same, sizes: [5, 20, 80] }); });
  test('input rejects', async () => { await expect(fastSearch).toIssueAtMostQueries(2, { input: rejects }); });
  test('cleanup throws', async () => { await expect(fastSearch).toCompleteWithin(50, { cleanup: throws }); });
  test('cleanup runs after a throw, which is told with its cause', async () => {
    const cleaned: unknown[] = [];
    const cleanup = (input: unknown, result: unknown) => { cleaned.push(input, result); };
    for (const subject of [throws, rejects]) {
      const error = await expect(subject).toIssueAtMostQueries(2, { input: () => 7, cleanup }).catch((error: unknown) => error) as Error;
      expect(error.message).toMatch(/^(throws|rejects) failed at call 1: RangeError: out of stock$/);
      expect((error.cause as Error).message).toBe('out of stock');
    }
    expect(cleaned).toEqual([7, undefined, 7, undefined]);
  });
  test('same input twice', async () => { const shared = {}; await expect(fastSearch).toCompleteWithin(50, { input: () => shared }); });
  test('not a function', async () => { await expect(Promise.resolve(1)).toCompleteWithin(50); });
  test('percentile 0.99', async () => { await expect(fastSearch).toCompleteWithin(50, { percentile: 0.99 }); });
  test('unknown unit', async () => { await expect(fastSearch).toCompleteWithin('5 minutes' as '5 s'); });
  test('unknown bound', async () => { await expect(dedupeFast).toScaleNoWorseThan('fast', { input: makeNames }); });
  test('no input', async () => { await expect(dedupeFast).toScaleNoWorseThan('n', {} as never); });
  test('two sizes', async () => { await expect(dedupeFast).toScaleNoWorseThan('n', { input: makeNames, sizes: [1, 2] }); });
  test('upTo above sizes', async () => { await expect(dedupeFast).toScaleNoWorseThan('n', { input: makeNames, sizes: [1, 2, 3], upTo: 4 }); });
  test('unknown option', async () => { await expect(fastSearch).toCompleteWithin(50, { timeout: 5 } as never); });
  test('a db that is none', async () => { await expect(listUsersFast).toIssueAtMostQueries(2, { db: {} }); });
  test('a third argument', async () => { await (expect(fastSearch).toCompleteWithin as (...given: unknown[]) => Promise<void>)(50, {}, 5); });
  test('watching something else', async () => { watch({ query: () => 1 }); });
  test('negative limit', async () => { await expect(listUsersFast).toIssueAtMostQueries(-1); });
});
`;

export const imports = `import { watch } from 'perf-matchers';
import { adapter, listWithColumns, readOneByOne } from './clients';
import { dedupeFast, dedupeSlow, failsLater, fastSearch, fib, loop, loopLater, makeNames, makeNumbers, never, rejects, same, slowSearch, spin, sum, throws } from './lists';
import { db, listUsersFast, listUsersSlow, seed } from './users';
`;

/** Tests that must pass; every other test of the specification must fail. */
export const passing = [
  'toCompleteWithin within',
  'toCompleteWithin within at p95',
  'toCompleteWithin within in three runs',
  'toCompleteWithin not: over holds',
  'toCompleteWithin no time for the percentile',
  'toScaleNoWorseThan within',
  'toScaleNoWorseThan not: over holds',
  'toScaleNoWorseThan queries within',
  'toIssueAtMostQueries within',
  'toIssueAtMostQueries not: over holds',
  'toIssueAtMostQueries nothing seen',
  'toIssueAtMostQueries none is right',
  'toIssueAtMostQueries warm-up within',
  'toIssueAtMostQueries watched client within',
  'toIssueAtMostQueries matching',
  'errors cleanup runs after a throw, which is told with its cause',
];

/** How many tests the specification has. */
export const total = (specification.match(/^ *test\(/gm) ?? []).length;
