import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverProgram } from './apt.js';
import { freePort } from './free-port.js';

const ended = (server: ChildProcess): Promise<void> =>
  server.exitCode !== null || server.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => server.once('exit', () => resolve()));

/** Waits for the server's own word; its last lines where it ends instead. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-5000);
      if (/ready to accept connections/i.test(log)) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}:\n${log}`)));
  });
}

/** A Redis of its own on a free loopback port, which keeps nothing; `stop` ends it. */
export async function startRedis(): Promise<{ host: string; port: number; stop: () => Promise<void> }> {
  const program = await serverProgram('redis-server', 'redis-server');
  const home = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: home };
  const server = spawn(
    program,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: ['ignore', 'pipe', 'ignore'] },
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
  return { host: '127.0.0.1', port, stop };
}
