import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Line } from './line.js';

/** A verdict that takes longer than this many milliseconds is a hang: the time budget is 2,000. */
const hung = 60_000;

/** Judges what is asked in a fresh process, in order, telling each verdict; gives how many it came to, and why it ended before the last. */
export async function judgeInProcess<One = Line>(
  program: string,
  asked: readonly (readonly [name: string, bound: string, seed: number])[],
  tell: (line: One) => void,
  { executable = process.execPath, given = [] }: { executable?: string; given?: readonly string[] } = {},
): Promise<{ told: number; ended?: string }> {
  const child = spawn(executable, [program, ...given], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-2000);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(asked));
  const end = (): void => void child.kill('SIGKILL');
  process.on('exit', end);
  let told = 0;
  let silent = setTimeout(end, hung);
  const exited = new Promise<string>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`)),
  );
  for await (const text of createInterface({ input: child.stdout })) {
    clearTimeout(silent);
    silent = setTimeout(end, hung);
    tell(JSON.parse(text));
    told += 1;
  }
  const how = await exited;
  clearTimeout(silent);
  process.off('exit', end);
  return told === asked.length ? { told } : { told, ended: `${how} ${errors.trim()}`.trim() };
}
