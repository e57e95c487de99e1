import { betterSqlite3 } from './better-sqlite3.js';
import type { Driver } from './driver.js';
import { ioredis } from './ioredis.js';
import { mongodb } from './mongodb.js';
import { mysql2 } from './mysql2.js';
import { nodeSqlite } from './node-sqlite.js';
import { pg } from './pg.js';
import { pglite } from './pglite.js';
import { postgresJs } from './postgres-js.js';
import { redis } from './redis.js';

/** The drivers that are found by themselves. */
export const drivers: readonly Driver[] = [
  pg,
  mysql2,
  postgresJs,
  pglite,
  betterSqlite3,
  nodeSqlite,
  ioredis,
  redis,
  mongodb,
];
