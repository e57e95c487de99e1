// @size 4000 @bound n log n
export type JobStatus = 'waiting' | 'running' | 'done' | 'failed';

export interface Job {
  id: number;
  attempts: number;
  status: JobStatus;
}

export interface RunnerStats {
  done: number;
  failed: number;
  ticks: number;
}

const MAX_ATTEMPTS = 3;

/** Pretends to work: every thirteenth job fails at first. */
function execute(job: Job): JobStatus {
  return job.id % 13 === 0 && job.attempts < 2 ? 'waiting' : 'done';
}

class JobRunner {
  private readonly active: Job[];
  private readonly finished: Job[] = [];

  constructor(jobs: Job[]) {
    this.active = jobs.map((job) => ({ ...job }));
  }

  get idle(): boolean {
    return this.active.length === 0;
  }

  tick(): void {
    for (const job of this.active) {
      job.attempts += 1;
      job.status = job.attempts > MAX_ATTEMPTS ? 'failed' : execute(job);
    }
    this.sweep();
  }

  private sweep(): void {
    let index = 0;
    while (index < this.active.length) {
      const job = this.active[index] as Job;
      if (job.status === 'done' || job.status === 'failed') {
        // HOT front-of-array
        this.active.splice(index, 1);
        this.finished.push(job);
      } else {
        index += 1;
      }
    }
  }

  stats(ticks: number): RunnerStats {
    const failed = this.finished.filter((job) => job.status === 'failed').length;
    return { failed, done: this.finished.length - failed, ticks };
  }
}

export function runAll(jobs: Job[]): RunnerStats {
  const runner = new JobRunner(jobs);
  let ticks = 0;
  while (!runner.idle) {
    runner.tick();
    ticks += 1;
  }
  return runner.stats(ticks);
}

export const subject = runAll;
export const make = (n: number): Job[] =>
  Array.from({ length: n }, (_, id) => ({ id, attempts: 0, status: 'waiting' }));
