import { join } from 'node:path';
import { type Entry, type ResultsHead, type RunFacts, resultsFile } from '../../results/results.js';
import { writeResultsNow } from '../../results/write.js';
import { version } from '../../state.js';

/** What a reporter knows so far. */
export interface SoFar {
  run: Omit<RunFacts, 'complete'>;
  entries: () => Entry[];
}

/** The environment variable that names another place for a run's results: compare runs both sides without touching the project's own. */
export const resultsVariable = 'PERF_MATCHERS_RESULTS';

/** Where a run whose config is in a folder leaves its results. */
export const resultsPath = (folder: string): string => process.env[resultsVariable] || join(folder, resultsFile);

/** Writing what is known so far takes at most this share of a run. */
const shareOfRun = 0.05;

/**
 * Keeps the results file up to date while a run goes on, so that a crash leaves what was judged before it. Failing to write is said once, and never changes
 * how the run ends.
 */
export class Recorder {
  private lastAt = Date.now();
  private lastTook = 0;
  private ended = false;
  private readonly atExit = (): void => {
    this.write(false);
  };

  constructor(
    private readonly path: string,
    private readonly soFar: () => SoFar,
    private readonly complain: (text: string) => void,
  ) {
    process.on('exit', this.atExit);
  }

  /** Some of the tests have ended. */
  progress(): void {
    if (this.ended || (Date.now() - this.lastAt) * shareOfRun < this.lastTook) return;
    this.write(false);
  }

  /** The run is over. */
  end(complete: boolean): void {
    this.ended = true;
    process.off('exit', this.atExit);
    this.write(complete);
  }

  private write(complete: boolean): void {
    const began = Date.now();
    try {
      const { run, entries } = this.soFar();
      const head: ResultsHead = { version: 1, package: version, runs: [{ ...run, complete }] };
      writeResultsNow(this.path, head, entries());
    } catch (error) {
      this.complain(
        `perf-matchers: the results file could not be written: ${(error as NodeJS.ErrnoException).code ?? (error as Error).name}.`,
      );
      this.ended = true;
    }
    this.lastAt = Date.now();
    this.lastTook = this.lastAt - began;
  }
}
