import { eq, relations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, serial, text } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { postgres } from './backends.js';
import { testOrm } from './orm.js';

const users = pgTable('users', { id: serial().primaryKey(), name: text() });
const posts = pgTable('posts', { id: serial().primaryKey(), userId: integer('user_id'), title: text() });
const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }));
const postsRelations = relations(posts, ({ one }) => ({
  user: one(users, { fields: [posts.userId], references: [users.id] }),
}));

testOrm(
  import.meta.filename,
  postgres,
  async (connection) => {
    const pool = new pg.Pool({ ...connection, max: 2 });
    const db = drizzle(pool, { schema: { users, posts, usersRelations, postsRelations } });
    return {
      async listUsers() {
        return await db.select().from(users); // the read
      },
      async withPostsOneByOne() {
        const all = await db.select().from(users);
        const found: unknown[] = [];
        for (const { id } of all) {
          found.push(await db.select().from(posts).where(eq(posts.userId, id))); // once per user
        }
        return found;
      },
      withPosts: async () => await db.query.users.findMany({ with: { posts: true } }),
      changeTwo: () =>
        db.transaction(async (tx) => {
          await tx.insert(users).values({ name: 'new' });
          await tx.update(users).set({ name: 'changed' }).where(eq(users.id, 1));
        }),
      insertThree: async () => await db.insert(users).values([{ name: 'a' }, { name: 'b' }, { name: 'c' }]),
      close: () => pool.end(),
    };
  },
  { withPosts: 1, changeTwo: 2 },
);
