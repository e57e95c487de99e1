import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { placeShapes } from '../../../src/explain/statements.js';
import { matchers } from '../../../src/index.js';
import type { PerfMatchers } from '../../../src/matchers/types.js';
import { watchQueries } from '../../../src/measure/queries.js';
import { type QueryReading, stopWatching } from '../../../src/sensors/queries/index.js';
import { connectionsGone } from '../connections-gone.js';
import { startPostgres } from '../postgres.js';

declare module 'vitest' {
  interface Matchers extends PerfMatchers {}
}

/** Where the database listens, and who may come in. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** What every ORM or builder is made to do with five users, each with two posts. */
export interface Orm {
  /** All users, in one query. Its line ends with `// the read`. */
  listUsers(): Promise<unknown>;
  /** The posts of every user, asked for one by one. That line ends with `// once per user`. */
  withPostsOneByOne(): Promise<unknown>;
  /** The same without a query per user. */
  withPosts(): Promise<unknown>;
  /** In a transaction: inserts a user, updates another. */
  changeTwo(): Promise<unknown>;
  /** Inserts three users at once. */
  insertThree(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Exact counts, where ORMs differ. */
export interface Expected {
  withPosts: number;
  changeTwo: number;
}

/** Tests an ORM on a PostgreSQL of its own. */
export function testOrm(file: string, open: (connection: Connection) => Promise<Orm>, expected: Expected): void {
  const source = readFileSync(file, 'utf8').split('\n');
  const here = relative(process.cwd(), file).replaceAll('\\', '/');
  const lineOf = (mark: string): string => `${here}:${source.findIndex((line) => line.includes(mark)) + 1}`;
  let orm: Orm;
  let admin: pg.Client;
  let stopPostgres: () => Promise<void>;

  beforeAll(async () => {
    expect.extend(matchers as never);
    const { options, stop } = await startPostgres();
    stopPostgres = () => connectionsGone(options).then(stop);
    admin = new pg.Client(options);
    await admin.connect();
    await admin.query('create table users (id serial primary key, name text)');
    await admin.query('create table posts (id serial primary key, user_id int references users (id), title text)');
    orm = await open(options as Connection);
  });
  afterAll(async () => {
    stopWatching();
    await orm?.close();
    await admin?.end();
    await stopPostgres?.();
  });
  beforeEach(async () => {
    await admin.query('truncate users, posts restart identity');
    await admin.query("insert into users (name) select 'secret ' || i from generate_series(1, 5) as i");
    await admin.query("insert into posts (user_id, title) select 1 + i % 5, 'secret' from generate_series(0, 9) as i");
  });

  async function readingOf(subject: () => Promise<unknown>): Promise<QueryReading> {
    const { subject: watched, readings, close } = watchQueries(subject, { variants: true });
    await watched();
    close();
    const [reading] = readings as [QueryReading];
    expect(reading).toMatchObject({ ambiguous: 0, stillRunning: 0 });
    return reading;
  }
  const places = ({ shapes }: QueryReading): (string | undefined)[] =>
    placeShapes(shapes).map(({ places: [place] }) => place && `${place.file}:${place.line}`);

  test('a plain read', async () => {
    const reading = await readingOf(orm.listUsers);
    expect(reading).toMatchObject({ count: 1, rows: 5 });
    expect(places(reading)).toEqual([lineOf('// the read')]);
  });

  describe('an N+1', () => {
    test('is counted, at its line', async () => {
      const reading = await readingOf(orm.withPostsOneByOne);
      expect(reading).toMatchObject({ count: 6, rows: 15 });
      expect(reading.shapes[0]).toMatchObject({ count: 5, distinctValues: 5, rows: 10 });
      expect(places(reading)[0]).toBe(lineOf('// once per user'));
    });

    test('is accused, at its line, without a value', async () => {
      const assertion = expect(orm.withPostsOneByOne).toAvoidNPlusOneQueries({ name: 'oneByOne' });
      const { message } = await assertion.then(
        () => new Error('passed'),
        (error: Error) => error,
      );
      expect(message).toContain(`5 times with 5 different values, from ${lineOf('// once per user')}.`);
      expect(message).toMatch(
        /Likely cause: N\+1: `select .*` gave 5 rows, and the statement is issued once for each\./i,
      );
      expect(message).not.toContain('secret');
    });
  });

  test('its repaired twin', async () => {
    const reading = await readingOf(orm.withPosts);
    expect(reading.count).toBe(expected.withPosts);
    await expect(orm.withPosts).toAvoidNPlusOneQueries();
  });

  test('a transaction: what keeps it does not count', async () => {
    const reading = await readingOf(orm.changeTwo);
    expect(reading.count).toBe(expected.changeTwo);
    expect(reading.excluded).toBeGreaterThanOrEqual(2);
    const { rows } = await admin.query('select count(*)::int as users from users');
    expect(rows).toEqual([{ users: 6 }]);
  });

  test('a bulk write', async () => {
    const reading = await readingOf(orm.insertThree);
    expect(reading.count).toBe(1);
    await expect(orm.insertThree).toAvoidNPlusOneQueries({ repeats: 2 });
    const { rows } = await admin.query('select count(*)::int as users from users');
    expect(rows).toEqual([{ users: 11 }]);
  });
}
