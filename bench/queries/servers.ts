import { PGlite } from '@electric-sql/pglite';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import pg from 'pg';
import postgres from 'postgres';
import { createClient } from 'redis';
import { startMariaDb } from '../../test/servers/mariadb.js';
import { openPool, startPostgres } from '../../test/servers/postgres.js';
import { startRedis } from '../../test/servers/redis.js';

/** A driver, opened: its statement, how many of them make a batch, and its end. */
interface Opened {
  ask(i: number): Promise<unknown>;
  readonly perBatch: number;
  close(): Promise<unknown>;
}

/** Drivers by name, on servers that `stop` ends. */
export interface Servers {
  readonly drivers: Record<string, () => Promise<Opened>>;
  stop(): Promise<void>;
}

// A batch takes some 20 ms or more: shorter ones would compare the scheduler's whims.
const perBatch = 300;
const numbered = 'select name from users where id = $1';
const questioned = 'select name from users where id = ?';
const table = 'create table users (id int primary key, name varchar(20))';
const rows = `insert into users values ${Array.from({ length: 100 }, (_, id) => `(${id}, 'user ${id}')`).join(', ')}`;
const id = (i: number): number => i % 100;

/** Starts the servers that drivers whose name contains `only` need. */
export async function startServers(only = ''): Promise<Servers> {
  const stops: (() => Promise<unknown>)[] = [];
  const drivers: Servers['drivers'] = {
    async pglite() {
      const db = await PGlite.create();
      await db.exec(`${table}; ${rows}`);
      return { ask: (i) => db.query(numbered, [id(i)]), perBatch, close: () => db.close() };
    },
  };
  const wanted = (names: readonly string[]): boolean => names.some((name) => name.includes(only));

  if (wanted(['pg, a client', 'pg, a pool', 'postgres.js'])) {
    const { options, stop } = await startPostgres();
    stops.push(stop);
    const client = new pg.Client(options);
    await client.connect();
    await client.query(table);
    await client.query(rows);
    await client.end();
    drivers['pg, a client'] = async () => {
      const client = new pg.Client(options);
      await client.connect();
      return { ask: (i) => client.query(numbered, [id(i)]), perBatch, close: () => client.end() };
    };
    drivers['pg, a pool'] = async () => {
      const pool = openPool(options, 2);
      return { ask: (i) => pool.query(numbered, [id(i)]), perBatch, close: () => pool.end() };
    };
    drivers['postgres.js'] = async () => {
      const sql = postgres({ ...options, max: 1 });
      return {
        ask: (i) => sql`select name from users where id = ${id(i)}`.then((found) => found),
        perBatch,
        close: () => sql.end(),
      };
    };
  }

  if (wanted(['mysql2, query', 'mysql2, execute'])) {
    const { options, stop } = await startMariaDb();
    stops.push(stop);
    const pool = mysql.createPool({ ...options, connectionLimit: 1 });
    await pool.query(table);
    await pool.query(rows);
    await pool.end();
    for (const ask of ['query', 'execute'] as const) {
      drivers[`mysql2, ${ask}`] = async () => {
        const pool = mysql.createPool({ ...options, connectionLimit: 2 });
        return {
          ask: (i) => (ask === 'query' ? pool.query(questioned, [id(i)]) : pool.execute(questioned, [id(i)])),
          perBatch,
          close: () => pool.end(),
        };
      };
    }
  }

  if (wanted(['ioredis', 'redis'])) {
    const { host, port, stop } = await startRedis();
    stops.push(stop);
    drivers.ioredis = async () => {
      const client = new Redis({ host, port });
      return { ask: (i) => client.get(`user:${id(i)}`), perBatch, close: () => client.quit() };
    };
    drivers.redis = async () => {
      const client = createClient({ socket: { host, port } });
      await client.connect();
      return { ask: (i) => client.get(`user:${id(i)}`), perBatch, close: () => client.close() };
    };
  }

  return {
    drivers,
    async stop() {
      for (const stop of stops) await stop();
    },
  };
}
