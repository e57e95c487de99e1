import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** What a child process printed and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  /** Both streams, as they came. */
  output: string;
}

/** How a child is started. */
export interface Command {
  readonly words: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The words are one line for a shell. */
  readonly shell?: boolean;
}

/** The last lines are what is shown. */
const mostKept = 1 << 20;
const graceMs = 2000;

/**
 * Child processes, and what is to be undone, both ended by `end` however the command ends: at its end, on a failure, or by a signal. Children lead process
 * groups of their own, so that their workers end with them.
 */
export class Children {
  private readonly running = new Set<ChildProcess>();
  private readonly undos: (() => void)[] = [];
  private ending = false;

  /** Something to undo at the end; the last begun is undone first. */
  atEnd(undo: () => void): void {
    this.undos.push(undo);
  }

  /** @throws Error where the command cannot be started, or the end has begun */
  run({ words: [command, ...args], cwd, env = process.env, shell = false }: Command): Promise<Ended> {
    if (this.ending) return Promise.reject(new Error('interrupted'));
    const windows = process.platform === 'win32';
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd,
        env,
        shell,
        detached: !windows,
        windowsHide: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.running.add(child);
      let [stdout, output] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
        output = (output + text).slice(-mostKept);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-mostKept);
      });
      child.on('error', (error) => {
        this.running.delete(child);
        reject(error);
      });
      child.on('close', (code) => {
        this.running.delete(child);
        resolve({ code, stdout, output });
      });
    });
  }

  /** Ends children, first asking them to, and undoes what was begun; a second call does nothing. */
  async end(): Promise<void> {
    this.ending = true;
    const left = [...this.running];
    const gone = Promise.all(left.map((child) => new Promise((resolve) => child.once('close', resolve))));
    for (const child of left) signal(child, 'SIGTERM');
    if (left.length > 0) {
      const late = setTimeout(() => {
        for (const child of left) signal(child, 'SIGKILL');
      }, graceMs);
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2 * graceMs).unref())]);
      clearTimeout(late);
    }
    // Workers that outlived their runner would keep the folder in use.
    for (const child of left) signal(child, 'SIGKILL');
    this.undo();
  }

  /** As `end`, where nothing can be waited for: the process exits. */
  endNow(): void {
    this.ending = true;
    for (const child of this.running) signal(child, 'SIGKILL');
    this.undo();
  }

  private undo(): void {
    for (let undo = this.undos.pop(); undo; undo = this.undos.pop()) undo();
  }
}

/** A signal to a child and to all that it started. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/PID', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
