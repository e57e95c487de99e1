import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { placeShapes } from '../../../src/explain/statements.js';
import { matchers } from '../../../src/index.js';
import type { PerfMatchers } from '../../../src/matchers/types.js';
import { watchQueries } from '../../../src/measure/queries.js';
import { type QueryReading, stopWatching } from '../../../src/sensors/queries/index.js';
import type { Backend, Connection, Database } from './backends.js';

declare module 'vitest' {
  interface Matchers extends PerfMatchers {}
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

/** Tests an ORM on a database of its own. */
export function testOrm(
  file: string,
  backend: Backend,
  open: (connection: Connection) => Promise<Orm>,
  expected: Expected,
): void {
  describe(`on ${backend.name}`, () => testOn(file, backend, open, expected));
}

function testOn(
  file: string,
  backend: Backend,
  open: (connection: Connection) => Promise<Orm>,
  expected: Expected,
): void {
  const source = readFileSync(file, 'utf8').split('\n');
  const here = relative(process.cwd(), file).replaceAll('\\', '/');
  const lineOf = (mark: string): string => `${here}:${source.findIndex((line) => line.includes(mark)) + 1}`;
  let orm: Orm;
  let database: Database;

  beforeAll(async () => {
    expect.extend(matchers as never);
    database = await backend.start();
    await database.run('create table users (id serial primary key, name varchar(50))');
    await database.run('create table posts (id serial primary key, user_id int, title varchar(50))');
    orm = await open(database.connection);
  });
  afterAll(async () => {
    stopWatching();
    await orm?.close();
    await database?.stop();
  });
  beforeEach(async () => {
    for (const statement of backend.empty) await database.run(statement);
    const five = [1, 2, 3, 4, 5];
    await database.run(`insert into users (name) values ${five.map((i) => `('secret ${i}')`)}`);
    await database.run(
      `insert into posts (user_id, title) values ${five.map((i) => `(${i}, 'secret'), (${i}, 'secret')`)}`,
    );
  });
  const countUsers = async (): Promise<number> => {
    const [row] = (await database.run('select count(*) as users from users')) as [{ users: number | string }];
    return Number(row.users);
  };

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
    expect(await countUsers()).toBe(6);
  });

  test('a bulk write', async () => {
    const reading = await readingOf(orm.insertThree);
    expect(reading.count).toBe(1);
    await expect(orm.insertThree).toAvoidNPlusOneQueries({ repeats: 2 });
    expect(await countUsers()).toBe(11);
  });
}
