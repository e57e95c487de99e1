import { type ChildProcess, spawn } from 'node:child_process';

/** Ends by itself after two minutes, or when its parent is gone. */
const loop = `
const parent = process.ppid;
const end = Date.now() + 120_000;
while (Date.now() < end && process.ppid === parent) for (let i = 0; i < 1e6; i++);
`;

/** Keeps three busy loops running until told to stop; gives the way to stop them. */
export function startBusyLoops(count = 3): () => void {
  const loops = new Set<ChildProcess>();
  let stopped = false;
  const start = (): void => {
    const child = spawn(process.execPath, ['-e', loop], { stdio: 'ignore' });
    loops.add(child);
    child.on('exit', () => {
      loops.delete(child);
      if (!stopped) start();
    });
  };
  for (let i = 0; i < count; i++) start();
  const stop = (): void => {
    stopped = true;
    for (const child of loops) child.kill('SIGKILL');
    process.off('exit', stop);
  };
  process.on('exit', stop);
  return stop;
}
