import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { type Budget, defineBudget, type MatcherResult, matchers } from '../../src/index.js';

interface Author {
  name: string;
}
interface Post {
  title: string;
  author: number;
}

const seed = (n: number): DatabaseSync => {
  const db = new DatabaseSync(':memory:');
  db.exec('create table posts (title text, author integer); create table authors (id integer primary key, name text)');
  for (let i = 1; i <= n; i++) {
    db.prepare('insert into authors values (?, ?)').run(i, `Author ${i}`);
    db.prepare('insert into posts values (?, ?)').run(`Post ${i}`, i);
  }
  return db;
};
const cleanup = (db: DatabaseSync): void => db.close();

function listSlowly(db: DatabaseSync): Author[] {
  const posts = db.prepare('select * from posts').all() as unknown as Post[];
  const author = db.prepare('select name from authors where id = ?');
  return posts.map((post) => author.get(post.author) as unknown as Author);
}
function listFast(db: DatabaseSync): Author[] {
  return db.prepare('select name from posts join authors on authors.id = author limit 50').all() as unknown as Author[];
}

const listing = defineBudget<DatabaseSync, Author[]>({
  title: 'list of authors',
  issueAtMostQueries: 2,
  avoidNPlusOneQueries: true,
  fetchAtMostRows: { limit: 100 },
  returnAtMostItems: 50,
  avoidBlockingApis: true,
  scaleNoWorseThan: [
    { limit: '1', of: 'queries', sizes: [4, 16, 64, 256] },
    { limit: 'n', of: 'rows' },
  ],
  input: seed,
  cleanup,
});

const meet = (subject: unknown, budget: unknown, isNot = false): Promise<MatcherResult> =>
  matchers.toMeetBudget.call({ isNot }, subject, budget);
const kinds = ({ perf }: MatcherResult): string[] =>
  (perf.parts ?? []).map(({ matcher, verdict, cost }) => `${matcher}: ${verdict.kind}, ${cost.calls}`);

test('parts that one call can tell of share it', async () => {
  const found = await meet(listFast, listing);
  expect(found.pass).toBe(true);
  expect(kinds(found)).toEqual([
    'toIssueAtMostQueries: within, 1',
    'toAvoidNPlusOneQueries: within, 0',
    'toFetchAtMostRows: within, 0',
    'toReturnAtMostItems: within, 0',
    'toAvoidBlockingApis: within, 1',
    'toScaleNoWorseThan: within, 4',
    'toScaleNoWorseThan: within, 0',
  ]);
  expect(found.perf.cost.calls).toBe(6);
});

test('what is over is said of each part, the whole message', async () => {
  const found = await meet(listSlowly, listing);
  expect(found.pass).toBe(false);
  expect(found.perf.verdict).toEqual({ kind: 'over' });
  await expect(found.message().replace(/, [^,]*s; Node .*/, ', <time>; <machine>')).toMatchFileSnapshot(
    '__snapshots__/budget.txt',
  );
  expect(found.message().split('\n').length).toBeLessThan(60);
});

test('.not passes where a part is over', async () => {
  expect((await meet(listSlowly, listing, true)).pass).toBe(false);
  expect((await meet(listFast, listing, true)).pass).toBe(true);
});

test('parts beside growth are called with its largest size, an input of its own wins', async () => {
  const sizes: (number | string)[] = [];
  const input = (n: number): number[] => {
    sizes.push(n);
    return Array.from({ length: n }, () => 1);
  };
  const own = (n: number): number[] => {
    sizes.push(`own ${n}`);
    return [];
  };
  const found = await meet((xs: number[]) => xs, {
    input,
    returnAtMostItems: 300,
    makeAtMostRequests: 0,
    scaleNoWorseThan: { limit: 'n', of: 'items', sizes: [10, 20, 300] },
    fetchAtMostRows: { limit: 0, input: own },
  });
  expect(sizes).toEqual([300, 10, 20, 300, 'own 300']);
  expect(found.perf.parts?.map(({ measured }) => measured?.value)).toEqual([300, 0, 300, 0]);
});

test('cannot tell is the verdict where no part is over', async () => {
  const found = await meet(() => [], { issueAtMostQueries: 2, returnAtMostItems: 5, inconclusive: 'fail' });
  expect(found.pass).toBe(false);
  expect(found.message()).toContain(
    'Cannot tell whether () => [] meets its budget: toIssueAtMostQueries: no query was seen',
  );
});

test('a part keeps its options', async () => {
  const { perf } = await meet(() => ({ page: [1, 2, 3] }), {
    returnAtMostItems: { limit: 2, items: ({ page }: { page: number[] }) => page },
    completeWithin: { limit: '1 s', runs: 3 },
    avoidMemoryLeaks: { perCall: '1 kB', iterations: 200, timeBudget: '20 s' },
  });
  expect(perf.parts?.map(({ verdict: { kind }, requirement: { limit } }) => `${kind} ${limit}`)).toEqual([
    'over 2',
    'within 1000',
    'within 1 kB',
  ]);
});

test('what the subject throws is thrown', async () => {
  const sold = (): never => {
    throw new RangeError('sold out');
  };
  await expect(meet(sold, { input: () => 1, issueAtMostQueries: 2, fetchAtMostRows: 1 })).rejects.toThrow(
    'sold failed at call 1: RangeError: sold out',
  );
});

test('a blocking part finds what the other parts do not do', async () => {
  const found = await meet(() => readFileSync(new URL(import.meta.url)), {
    avoidBlockingApis: true,
    makeAtMostRequests: 0,
  });
  expect(kinds(found)).toEqual(['toAvoidBlockingApis: over, 1', 'toMakeAtMostRequests: within, 1']);
});

describe('a budget that cannot be read is refused at once', () => {
  test.each<[string, unknown]>([
    ['no object', 50],
    ['the name of a matcher', { toCompleteWithin: 50 }],
    ['an unknown key', { completesWithin: 50 }],
    ['no part', { title: 'nothing' }],
    ['a flag that is false', { avoidBlockingApis: false }],
    ['an empty title', { title: '', completeWithin: 50 }],
  ])('%s', (name, budget) => {
    expect(() => defineBudget(budget as Budget)).toThrow(TypeError);
    expect(() => defineBudget(budget as Budget)).toThrowErrorMatchingSnapshot(name);
  });

  test('a limit that its matcher cannot read', async () => {
    await expect(meet(() => 1, { allocateAtMost: 100 })).rejects.toThrow(/must be bytes|unit/);
    await expect(meet(() => 1, { scaleNoWorseThan: 'n' })).rejects.toThrow('Growth needs input');
  });
});
