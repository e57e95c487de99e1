import { knex } from 'knex';
import { type Connection, mariaDb, postgres } from './backends.js';
import { type Orm, testOrm } from './orm.js';

const open =
  (client: string) =>
  async (connection: Connection): Promise<Orm> => {
    const db = knex({ client, connection: { ...connection }, pool: { min: 0, max: 2 } });
    return {
      async listUsers() {
        return await db('users').select('id', 'name'); // the read
      },
      async withPostsOneByOne() {
        const users = await db('users').select('id', 'name');
        const found: unknown[] = [];
        for (const { id } of users) {
          found.push(await db('posts').where({ user_id: id })); // once per user
        }
        return found;
      },
      async withPosts() {
        const users = await db('users').select('id', 'name');
        const ids = users.map(({ id }) => id);
        return db('posts').whereIn('user_id', ids);
      },
      changeTwo: () =>
        db.transaction(async (trx) => {
          await trx('users').insert({ name: 'new' });
          await trx('users').where({ id: 1 }).update({ name: 'changed' });
        }),
      async insertThree() {
        await db('users').insert([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
      },
      close: () => db.destroy(),
    };
  };

const expected = { withPosts: 2, changeTwo: 2 };
testOrm(import.meta.filename, postgres, open('pg'), expected);
testOrm(import.meta.filename, mariaDb, open('mysql2'), expected);
