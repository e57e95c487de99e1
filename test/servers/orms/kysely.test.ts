import { type Dialect, type Generated, Kysely, MysqlDialect, PostgresDialect } from 'kysely';
import mysql from 'mysql2';
import pg from 'pg';
import { type Connection, mariaDb, postgres } from './backends.js';
import { type Orm, testOrm } from './orm.js';

interface Schema {
  users: { id: Generated<number>; name: string };
  posts: { id: Generated<number>; user_id: number; title: string };
}

const open =
  (dialect: (connection: Connection) => Dialect) =>
  async (connection: Connection): Promise<Orm> => {
    const db = new Kysely<Schema>({ dialect: dialect(connection) });
    return {
      async listUsers() {
        return await db.selectFrom('users').selectAll().execute(); // the read
      },
      async withPostsOneByOne() {
        const users = await db.selectFrom('users').selectAll().execute();
        // No callback waits for its query: the line that waits for all of them is the user's on the stack.
        const asked = users.map(({ id }) => db.selectFrom('posts').selectAll().where('user_id', '=', id).execute());
        return await Promise.all(asked); // once per user
      },
      withPosts: () =>
        db
          .selectFrom('users')
          .innerJoin('posts', 'posts.user_id', 'users.id')
          .select(['users.id', 'users.name', 'posts.title'])
          .execute(),
      changeTwo: () =>
        db.transaction().execute(async (trx) => {
          await trx.insertInto('users').values({ name: 'new' }).execute();
          await trx.updateTable('users').set({ name: 'changed' }).where('id', '=', 1).execute();
        }),
      insertThree: () =>
        db
          .insertInto('users')
          .values([{ name: 'a' }, { name: 'b' }, { name: 'c' }])
          .execute(),
      close: () => db.destroy(),
    };
  };

const toPostgres = (connection: Connection): Dialect =>
  new PostgresDialect({ pool: new pg.Pool({ ...connection, max: 2 }) });
const toMariaDb = (connection: Connection): Dialect =>
  new MysqlDialect({ pool: mysql.createPool({ ...connection, connectionLimit: 2 }) });

const expected = { withPosts: 1, changeTwo: 2 };
testOrm(import.meta.filename, postgres, open(toPostgres), expected);
testOrm(import.meta.filename, mariaDb, open(toMariaDb), expected);
