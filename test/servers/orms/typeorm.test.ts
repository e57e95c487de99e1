import { DataSource, EntitySchema } from 'typeorm';
import { type Connection, mariaDb, postgres } from './backends.js';
import { type Orm, testOrm } from './orm.js';

interface User {
  id: number;
  name: string;
  posts: Post[];
}
interface Post {
  id: number;
  title: string;
  user: User;
}
const users = new EntitySchema<User>({
  name: 'users',
  columns: { id: { type: Number, primary: true, generated: true }, name: { type: 'text' } },
  relations: { posts: { type: 'one-to-many', target: 'posts', inverseSide: 'user' } },
});
const posts = new EntitySchema<Post>({
  name: 'posts',
  columns: { id: { type: Number, primary: true, generated: true }, title: { type: 'text' } },
  relations: { user: { type: 'many-to-one', target: 'users', joinColumn: { name: 'user_id' } } },
});

const open =
  (type: 'postgres' | 'mariadb') =>
  async ({ user, ...connection }: Connection): Promise<Orm> => {
    const db = new DataSource({
      type,
      ...connection,
      username: user,
      entities: [users, posts],
      poolSize: 2,
    });
    await db.initialize();
    return {
      async listUsers() {
        return await db.getRepository(users).find(); // the read
      },
      async withPostsOneByOne() {
        const all = await db.getRepository(users).find();
        const found: unknown[] = [];
        for (const { id } of all) {
          found.push(await db.getRepository(posts).find({ where: { user: { id } } })); // once per user
        }
        return found;
      },
      withPosts: () => db.getRepository(users).find({ relations: { posts: true } }),
      changeTwo: () =>
        db.transaction(async (manager) => {
          await manager.getRepository(users).insert({ name: 'new' });
          await manager.getRepository(users).update({ id: 1 }, { name: 'changed' });
        }),
      insertThree: () => db.getRepository(users).insert([{ name: 'a' }, { name: 'b' }, { name: 'c' }]),
      close: () => db.destroy(),
    };
  };

const expected = { withPosts: 1, changeTwo: 2 };
testOrm(import.meta.filename, postgres, open('postgres'), expected);
testOrm(import.meta.filename, mariaDb, open('mariadb'), expected);
