import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { postgres } from './backends.js';
import { testOrm } from './orm.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Delegate {
  findMany(query?: object): Promise<{ id: number }[]>;
  create(query: object): Promise<unknown>;
  update(query: object): Promise<unknown>;
  createMany(query: object): Promise<unknown>;
}
/** As far as it is used here: the client is generated before it is loaded. */
interface Prisma {
  users: Delegate;
  posts: Delegate;
  $transaction<T>(work: (tx: Prisma) => Promise<T>): Promise<T>;
  $disconnect(): Promise<void>;
}

/** Generates the client into the folder for temporary things. No engine is needed for that, and none is fetched. */
async function generate(): Promise<new (options: object) => Prisma> {
  execFileSync(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate', '--schema', 'test/servers/orms/prisma/schema.prisma'],
    {
      cwd: root,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
      stdio: 'pipe',
    },
  );
  const generated = `${root}.tmp/prisma/client.ts`;
  const { PrismaClient } = (await import(generated)) as { PrismaClient: new (options: object) => Prisma };
  return PrismaClient;
}

testOrm(
  import.meta.filename,
  postgres,
  async (connection) => {
    const PrismaClient = await generate();
    const db = new PrismaClient({ adapter: new PrismaPg({ ...connection, max: 2 }) });
    return {
      async listUsers() {
        return await db.users.findMany(); // the read
      },
      async withPostsOneByOne() {
        const users = await db.users.findMany();
        const found: unknown[] = [];
        for (const { id } of users) {
          found.push(await db.posts.findMany({ where: { user_id: id } })); // once per user
        }
        return found;
      },
      withPosts: async () => await db.users.findMany({ include: { posts: true } }),
      changeTwo: () =>
        db.$transaction(async (tx) => {
          await tx.users.create({ data: { name: 'new' } });
          await tx.users.update({ where: { id: 1 }, data: { name: 'changed' } });
        }),
      insertThree: async () => await db.users.createMany({ data: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }),
      close: () => db.$disconnect(),
    };
  },
  { withPosts: 2, changeTwo: 2 },
);
