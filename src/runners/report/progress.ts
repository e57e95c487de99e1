import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progressText } from '../../speak/summary/progress.js';
import type { Progress } from '../../state.js';
import { folderOf, progressFolder } from '../leave-progress.js';
import { processStage, type Stage } from './finish.js';

/** Milliseconds after which a long assertion is spoken of, and after which it is again: a log that is kept gets few lines. */
const patience = { terminal: { first: 2000, next: 10_000 }, log: { first: 30_000, next: 60_000 } } as const;
const lookEvery = 500;

/** What a reporter has for saying it. */
export interface ProgressStage extends Pick<Stage, 'isTTY' | 'columns' | 'write'> {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether a process still runs: one that was killed leaves its file. */
  runs(process: number): boolean;
}

const realStage = (): ProgressStage => ({
  ...processStage(),
  now: Date.now,
  runs(process_) {
    try {
      process.kill(process_, 0);
      return true;
    } catch {
      return false;
    }
  },
});

/**
 * Says while a run goes on at which size a growth assertion is that takes long: after two seconds and every ten on a terminal, after half a minute and every
 * minute elsewhere. Its workers write it to files, as a busy thread sends no messages.
 */
export class ProgressSpeaker {
  /** By worker's file: the assertion, by when it began, and when it was spoken of. */
  readonly #spoken = new Map<string, { since: number; at: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly folder: string,
    private readonly stage: ProgressStage = realStage(),
    /** Begins a line of its own, after a reporter that leaves its last one open. */
    private readonly openLine = false,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => this.look(), lookEvery);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#spoken.clear();
  }

  /** Reads what workers left, and says what is due. */
  look(): void {
    const { now, isTTY, columns, write, runs } = this.stage;
    const { first, next } = isTTY ? patience.terminal : patience.log;
    const at = now();
    for (const { worker, progress } of left(this.folder)) {
      const before = this.#spoken.get(worker);
      const same = before?.since === progress.since;
      if (at < (same && before ? before.at + next : progress.since + first)) continue;
      if (!runs(Number.parseInt(worker, 10))) continue;
      this.#spoken.set(worker, { since: progress.since, at });
      const text = progressText(progress, at);
      const width = isTTY && columns ? columns : Number.POSITIVE_INFINITY;
      write(`${this.openLine ? '\n' : ''}${text.length > width ? `${text.slice(0, width - 1)}…` : text}\n`);
    }
  }
}

function left(folder: string): { worker: string; progress: Progress }[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.progress'))
      .flatMap((worker) => {
        const [line] = readFileSync(join(folder, worker), 'utf8').split('\n');
        return line ? [{ worker, progress: JSON.parse(line) as Progress }] : [];
      });
  } catch {
    // Caught while it is written; the next look reads it whole.
    return [];
  }
}

/** Makes the folder for what workers leave, tells them of it by the environment, and takes it along when the process ends. */
export function makeProgressFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), folderOf(process.pid)));
  process.env[progressFolder] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
