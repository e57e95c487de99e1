import mysql from 'mysql2/promise';
import pg from 'pg';
import { connectionsGone } from '../connections-gone.js';
import { startMariaDb } from '../mariadb.js';
import { startPostgres } from '../postgres.js';

/** Where a database listens, and who may come in. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** A database with tables of users and posts. */
export interface Database {
  connection: Connection;
  /** Runs statements past what is tested. */
  run(statement: string): Promise<unknown[]>;
  stop(): Promise<void>;
}

/** A kind of database. */
export interface Backend {
  name: string;
  start(): Promise<Database>;
  /** Empties the tables, and numbers users from 1 again. */
  empty: readonly string[];
}

export const postgres: Backend = {
  name: 'PostgreSQL',
  async start() {
    const { options, stop } = await startPostgres();
    const client = new pg.Client(options);
    await client.connect();
    return {
      connection: options as Connection,
      run: async (statement) => (await client.query(statement)).rows,
      async stop() {
        await client.end();
        await connectionsGone(options);
        await stop();
      },
    };
  },
  empty: ['truncate users, posts restart identity'],
};

export const mariaDb: Backend = {
  name: 'MariaDB',
  async start() {
    const { options, stop } = await startMariaDb();
    const client = await mysql.createConnection({ ...options });
    return {
      connection: options,
      async run(statement) {
        const [rows] = await client.query(statement);
        return Array.isArray(rows) ? rows : [];
      },
      async stop() {
        await client.end();
        await stop();
      },
    };
  },
  empty: ['truncate users', 'truncate posts'],
};
