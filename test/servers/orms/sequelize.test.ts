import { DataTypes, Sequelize } from 'sequelize';
import { type Connection, mariaDb, postgres } from './backends.js';
import { type Orm, testOrm } from './orm.js';

const open =
  (dialect: 'postgres' | 'mysql') =>
  async ({ host, port, user, password, database }: Connection): Promise<Orm> => {
    const db = new Sequelize(database, user, password, {
      host,
      port,
      dialect,
      logging: false,
      pool: { max: 2 },
      define: { timestamps: false },
    });
    const users = db.define('users', { name: DataTypes.TEXT });
    const posts = db.define('posts', { title: DataTypes.TEXT, user_id: DataTypes.INTEGER });
    users.hasMany(posts, { foreignKey: 'user_id' });
    await db.authenticate();
    return {
      async listUsers() {
        return await users.findAll(); // the read
      },
      async withPostsOneByOne() {
        const all = await users.findAll();
        const found: unknown[] = [];
        for (const user of all) {
          found.push(await posts.findAll({ where: { user_id: user.get('id') as number } })); // once per user
        }
        return found;
      },
      withPosts: () => users.findAll({ include: posts }),
      changeTwo: () =>
        db.transaction(async (transaction) => {
          await users.create({ name: 'new' }, { transaction });
          await users.update({ name: 'changed' }, { where: { id: 1 }, transaction });
        }),
      insertThree: () => users.bulkCreate([{ name: 'a' }, { name: 'b' }, { name: 'c' }]),
      close: () => db.close(),
    };
  };

const expected = { withPosts: 1, changeTwo: 2 };
testOrm(import.meta.filename, postgres, open('postgres'), expected);
testOrm(import.meta.filename, mariaDb, open('mysql'), expected);
