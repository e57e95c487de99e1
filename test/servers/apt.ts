import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where a program is; Debian keeps servers where only root looks. */
function find(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** Quietly: what apt-get says is only shown when it fails. */
async function aptGet(...args: string[]): Promise<void> {
  // Another test run, or the system's own updates, may hold the lock.
  await run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

const lastLines = (error: unknown): string => {
  const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
  return `${stdout}\n${stderr}`.trim().split('\n').slice(-10).join('\n') || message;
};

/**
 * The path of a server's program, of a Debian package that is installed where it is missing.
 * @throws Error when it cannot be had: tests of a server are never skipped.
 */
export async function serverProgram(program: string, debianPackage: string): Promise<string> {
  const found = find(program);
  if (found) return found;
  try {
    const install = ['install', '-y', '--no-install-recommends', debianPackage];
    // The lists of a bare machine are empty or old.
    await aptGet(...install).catch(() => aptGet('update').then(() => aptGet(...install)));
  } catch (error) {
    throw new Error(
      `${program} is missing, and apt-get could not install ${debianPackage} (root can):\n${lastLines(error)}`,
    );
  }
  const installed = find(program);
  if (!installed) throw new Error(`${debianPackage} is installed, and ${program} is nowhere on the PATH.`);
  return installed;
}
