// A blog for Vitest and Jest: subjects that repeat statements and fetch rows, each with its repaired twin.

/** Subjects with planted defects and their repaired twins, on two clients. */
const source = `import { DatabaseSync } from 'node:sqlite';
import { Now, Query } from 'lazy-query';

interface Prepared { all(...values: unknown[]): unknown[]; get(...values: unknown[]): unknown; run(...values: unknown[]): unknown; iterate(...values: unknown[]): Iterable<unknown> }
export interface Db { prepare(text: string): Prepared; exec(text: string): unknown; close(): unknown }
export interface Row { id: number; name: string; title: string; user_id: number }

export function fill(db: Db, users: number): Db {
  db.exec('create table users (id integer primary key, name text); create table posts (id integer primary key, user_id integer, title text)');
  for (let id = 1; id <= users; id++) {
    db.prepare('insert into users values (?, ?)').run(id, 'user ' + id);
    db.prepare('insert into posts (user_id, title) values (?, ?)').run(id, 'secret ' + id);
  }
  return db;
}
export const open = (users = 10): Db => fill(new DatabaseSync(':memory:') as unknown as Db, users);
export const close = (db: Db): void => void db.close();

const users = (db: Db): Row[] => db.prepare('select id, name from users order by id').all() as Row[];

/** N+1. */
export function withPostsSlow(db: Db) {
  return users(db).map((user) => {
    const posts = db.prepare('select title from posts where user_id = ?').all(user.id);
    return { ...user, posts };
  });
}
export function withPosts(db: Db) {
  const all = users(db);
  const marks = all.map(() => '?').join(', ');
  const posts = db.prepare('select user_id, title from posts where user_id in (' + marks + ')').all(...all.map(({ id }) => id)) as Row[];
  return all.map((user) => ({ ...user, posts: posts.filter((post) => post.user_id === user.id) }));
}

export async function withPostsLazily(db: Db) {
  const all = (await new Query(db, 'select id, name from users', [])) as Row[];
  const found: unknown[] = [];
  for (const user of all) {
    const posts = await new Query(db, 'select title from posts where user_id = ?', [user.id]);
    found.push({ ...user, posts });
  }
  return found;
}
export async function withPostsNow(db: Db) {
  const found: unknown[] = [];
  for (const { id } of users(db)) {
    found.push(await new Now(db, 'select title from posts where user_id = ?', [id]));
  }
  return found;
}

/** Answers what it has been asked before: the first call asks all the same. */
const known = new Map<number, unknown>();
export const forget = (): void => known.clear();
export function withPostsRemembered(db: Db) {
  return users(db).map(({ id }) => {
    if (!known.has(id)) known.set(id, db.prepare('select title from posts where user_id = ?').all(id));
    return known.get(id);
  });
}

/** Asks for all that was asked for in one turn. */
export async function withPostsLoaded(db: Db) {
  let waiting: { id: number; give: (posts: Row[]) => void }[] = [];
  const load = (id: number) =>
    new Promise<Row[]>((give) => {
      waiting.push({ id, give });
      if (waiting.length > 1) return;
      queueMicrotask(() => {
        const asked = waiting;
        waiting = [];
        const rows = db.prepare('select user_id, title from posts where user_id in (' + asked.map(() => '?') + ')').all(...asked.map(({ id }) => id)) as Row[];
        for (const { id, give } of asked) give(rows.filter((row) => row.user_id === id));
      });
    });
  return Promise.all(users(db).map(async ({ id }) => load(id)));
}

export function inChunks(db: Db) {
  const ids = users(db).map(({ id }) => id);
  const found: unknown[] = [];
  for (let at = 0; at < ids.length; at += 3) {
    const chunk = ids.slice(at, at + 3);
    found.push(...db.prepare('select title from posts where user_id in (' + chunk.map(() => '?') + ')').all(...chunk));
  }
  return found;
}
export function inPages(db: Db) {
  const found: Row[] = [];
  for (;;) {
    const page = db.prepare('select id, title from posts where id > ? order by id limit ?').all(found.at(-1)?.id ?? 0, 3) as Row[];
    found.push(...page);
    if (page.length < 3) return found;
  }
}
export function byOffset(db: Db) {
  const found: unknown[] = [];
  for (let offset = 0; ; offset += 3) {
    const page = db.prepare('select id, title from posts order by id limit 3 offset ' + offset).all();
    found.push(...page);
    if (page.length < 3) return found;
  }
}

/** Asks the same again for every user. */
export const withTotal = (db: Db) => users(db).map((user) => ({ ...user, of: db.prepare('select count(*) as total from posts').get() }));

export function importSlow(db: Db): void {
  const insert = db.prepare('insert into posts (user_id, title) values (?, ?)');
  for (let i = 0; i < 5; i++) insert.run(1, 'secret ' + i);
}

/** Loads the table to filter it. */
export const named = (name: string) => function postsOf(db: Db) {
  const all = db.prepare('select users.name, posts.title from users join posts on posts.user_id = users.id').all() as Row[];
  return all.filter((row) => row.name === name);
};
export const namedFast = (name: string) => function postsOf(db: Db) {
  return db.prepare('select users.name, posts.title from users join posts on posts.user_id = users.id where users.name = ?').all(name);
};
/** Iterates over all rows to find one. */
export function findSlow(db: Db) {
  for (const row of db.prepare('select id, name from users').iterate() as Iterable<Row>) if (row.id === 40) return row;
  return null;
}
export const find = (db: Db) => db.prepare('select id, name from users where id = ?').get(40) ?? null;
export const countSlow = (db: Db): number => users(db).length;
export const everything = (db: Db): Row[] => users(db);
export const page = (db: Db) => db.prepare('select id, name from users order by id limit 50').all();
export const nobody = (db: Db) => db.prepare('select id from users where id < 0').all();
`;

/** A query builder of a package: its query begins when it is awaited. */
const lazyQuery: Record<string, string> = {
  'node_modules/lazy-query/package.json': '{ "name": "lazy-query", "version": "1.0.0", "main": "index.js" }',
  'node_modules/lazy-query/index.js': `exports.Query = class Query {
  constructor(db, text, values) { this.db = db; this.text = text; this.values = values; }
  then(resolve, reject) { return this.run().then(resolve, reject); }
  async run() { await null; return this.db.prepare(this.text).all(...this.values); }
};
// Its query is over before \`then\` returns.
exports.Now = class Now extends exports.Query {
  async run() { return this.db.prepare(this.text).all(...this.values); }
};
`,
};

export const blogSpecification = `
import { byOffset, close, countSlow, everything, find, findSlow, forget, importSlow, inChunks, inPages, named, namedFast, nobody, open, page, withPosts, withPostsLazily, withPostsLoaded, withPostsNow, withPostsRemembered, withPostsSlow, withTotal } from './blog';
const ten = () => open();
const open40 = () => open(40);
const open60 = () => open(60);
const three = () => 3;
const cleanup = close;
const many = (n: number) => open(n);
describe('toAvoidNPlusOneQueries', () => {
  test('within', async () => { await expect(withPosts).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('over', async () => { await expect(withPostsSlow).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('over through a lazy query', async () => { await expect(withPostsLazily).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('over through a lazy query that works at once', async () => { await expect(withPostsNow).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('over in a first call that fills a cache', async () => { forget(); await expect(withPostsRemembered).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('within in a second call', async () => { forget(); await expect(withPostsRemembered).toAvoidNPlusOneQueries({ input: ten, cleanup, warmUp: true }); });
  test('over in inserts', async () => { await expect(importSlow).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('within with a loader', async () => { await expect(withPostsLoaded).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('within in chunks', async () => { await expect(inChunks).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('within in pages', async () => { await expect(inPages).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('within by offset', async () => { await expect(byOffset).toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('not: the same values', async () => { await expect(withTotal).not.toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('not: over holds', async () => { await expect(withPostsSlow).not.toAvoidNPlusOneQueries({ input: ten, cleanup }); });
  test('not: one less than too many', async () => { await expect(withPostsSlow).not.toAvoidNPlusOneQueries({ input: ten, cleanup, repeats: 11 }); });
  test('other statements', async () => { await expect(withPostsSlow).toAvoidNPlusOneQueries({ input: ten, cleanup, matching: /from users/ }); });
  test('nothing seen', async () => { await expect(same).toAvoidNPlusOneQueries({ input: three, inconclusive: 'fail' }); });
  test('values that are not told', async () => {
    const untold = { subscribe: (on: (query: { text: string }) => void) => { tell = on; return () => {}; } };
    let tell = (_: { text: string }): void => {};
    const ask = () => { for (let i = 0; i < 3; i++) tell({ text: 'select name from users where id = $1' }); };
    await expect(ask).toAvoidNPlusOneQueries({ db: untold, inconclusive: 'fail' });
  });
  test('repeats of 1', async () => { await expect(withPosts).toAvoidNPlusOneQueries({ input: ten, repeats: 1 }); });
  test('an option of another matcher', async () => { await expect(withPosts).toAvoidNPlusOneQueries({ input: ten, sizes: [1, 2, 3] } as never); });
});
describe('toFetchAtMostRows', () => {
  test('within', async () => { await expect(namedFast('user 7')).toFetchAtMostRows(1, { input: open40, cleanup }); });
  test('over', async () => { await expect(named('user 7')).toFetchAtMostRows(1, { input: open40, cleanup }); });
  test('over through an iterator', async () => { await expect(findSlow).toFetchAtMostRows(1, { input: open60, cleanup }); });
  test('within by key', async () => { await expect(find).toFetchAtMostRows(1, { input: open60, cleanup }); });
  test('over to count', async () => { await expect(countSlow).toFetchAtMostRows(1, { input: open60, cleanup }); });
  test('over without a page', async () => { await expect(everything).toFetchAtMostRows(50, { input: open60, cleanup }); });
  test('within a page', async () => { await expect(page).toFetchAtMostRows(50, { input: open60, cleanup }); });
  test('over in N+1', async () => { await expect(withPostsSlow).toFetchAtMostRows(15, { input: ten, cleanup }); });
  test('not: over holds', async () => { await expect(everything).not.toFetchAtMostRows(50, { input: open60, cleanup }); });
  test('not: within fails', async () => { await expect(page).not.toFetchAtMostRows(50, { input: open60, cleanup }); });
  test('nothing seen', async () => { await expect(same).toFetchAtMostRows(5, { input: three, inconclusive: 'fail' }); });
  test('no row', async () => { await expect(nobody).toFetchAtMostRows(5, { input: ten, cleanup, inconclusive: 'fail' }); });
  test('no row is right', async () => { await expect(nobody).toFetchAtMostRows(0, { input: ten, cleanup }); });
  test('rows that are not told', async () => {
    const untold = { subscribe: (on: (query: { text: string }) => void) => { tell = on; return () => {}; } };
    let tell = (_: { text: string }): void => {};
    await expect(() => tell({ text: 'select name from users' })).toFetchAtMostRows(5, { db: untold, name: 'ask', inconclusive: 'fail' });
  });
  test('negative limit', async () => { await expect(page).toFetchAtMostRows(-1); });
  test('matching a text', async () => { await expect(page).toFetchAtMostRows(1, { matching: 'users' } as never); });
});
describe('toScaleNoWorseThan', () => {
  test('within, a page of 50', async () => { await expect(page).toScaleNoWorseThan('1', { of: 'rows', input: many, cleanup }); });
  test('within, by key', async () => { await expect(namedFast('user 2')).toScaleNoWorseThan('1', { of: 'rows', input: many, cleanup }); });
  test('over', async () => { await expect(named('user 2')).toScaleNoWorseThan('1', { of: 'rows', input: many, cleanup }); });
  test('over, everything', async () => { await expect(everything).toScaleNoWorseThan('log n', { of: 'rows', input: many, cleanup }); });
  test('within n', async () => { await expect(everything).toScaleNoWorseThan('n', { of: 'rows', input: many, cleanup }); });
  test('not: over holds', async () => { await expect(everything).not.toScaleNoWorseThan('1', { of: 'rows', input: many, cleanup, sizes: [5, 20, 80] }); });
  test('no row at any size', async () => { await expect(nobody).toScaleNoWorseThan('1', { of: 'rows', input: many, cleanup, inconclusive: 'fail' }); });
});
`;

export const failingBlog =
  /^(?!.*not: over holds)(?:.*\b(?:over|not:|nothing|not told|repeats of 1|option|no row(?! is)|negative|a text))/;

/** The sources of a blog. */
export const blog: Record<string, string> = { ...lazyQuery, 'src/blog.ts': source };

/** The same subjects on better-sqlite3, whose binary is of one version of Node only. */
export const better: Record<string, string> = {
  'src/better.ts': `import Database from 'better-sqlite3';
import { type Db, fill } from './blog';
export const openBetter = (users = 10): Db => fill(new Database(':memory:') as unknown as Db, users);
`,
};
export const betterSpecification = `
import { openBetter } from './better';
const better = () => openBetter();
const better40 = () => openBetter(40);
describe('toAvoidNPlusOneQueries', () => {
  test('over with better-sqlite3', async () => { await expect(withPostsSlow).toAvoidNPlusOneQueries({ input: better, cleanup }); });
});
describe('toFetchAtMostRows', () => {
  test('over with better-sqlite3', async () => { await expect(named('user 7')).toFetchAtMostRows(1, { input: better40, cleanup }); });
});
`;
