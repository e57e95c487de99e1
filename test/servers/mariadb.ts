import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { serverProgram } from './apt.js';
import { freePort } from './free-port.js';

const run = promisify(execFile);

/** How to reach a server; what mysql2's `createPool` and `createConnection` take. */
export interface MariaDbOptions {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

const ended = (server: ChildProcess): Promise<void> =>
  server.exitCode !== null || server.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => server.once('exit', () => resolve()));

/** Waits for the server's own word; its last lines where it ends instead. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-5000);
      if (log.includes('ready for connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`mariadbd ended with ${code}:\n${log}`)));
  });
}

/** A MariaDB of its own on a free loopback port, with temporary data; `stop` ends it and removes them. */
export async function startMariaDb(): Promise<{ options: MariaDbOptions; stop: () => Promise<void> }> {
  const program = await serverProgram('mariadbd', 'mariadb-server-core');
  // What the script that makes the data calls.
  await serverProgram('my_print_defaults', 'mariadb-client-core');
  const installer = await serverProgram('mariadb-install-db', 'mariadb-server-core');
  const home = mkdtempSync(join(os.tmpdir(), 'perf-matchers-'));
  const datadir = join(home, 'data');
  // Its own: a server that starts removes what others have just put into the system's.
  const tmpdir = join(home, 'tmp');
  mkdirSync(tmpdir);
  // As root it wants to be told that this is meant.
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  await run(installer, [
    '--no-defaults',
    `--datadir=${datadir}`,
    `--tmpdir=${tmpdir}`,
    `--basedir=${dirname(dirname(installer))}`,
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
    ...asRoot,
  ]);
  const setUp = join(home, 'set-up.sql');
  writeFileSync(
    setUp,
    [
      'create database shop;',
      "create user tester@'127.0.0.1' identified by 'tester';",
      "grant all on *.* to tester@'127.0.0.1';",
    ].join('\n'),
  );
  const port = await freePort();
  const server = spawn(
    program,
    [
      '--no-defaults',
      `--datadir=${datadir}`,
      `--tmpdir=${tmpdir}`,
      `--socket=${join(home, 'socket')}`,
      `--pid-file=${join(home, 'pid')}`,
      `--init-file=${setUp}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--max-connections=200',
      ...asRoot,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // Never left behind, whatever happens to the tests.
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    server.kill();
    await ended(server);
    process.off('exit', kill);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await ready(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { options: { host: '127.0.0.1', port, user: 'tester', password: 'tester', database: 'shop' }, stop };
}
