// @size 90000
export interface Job {
  id: number;
  priority: number;
  retries: number;
}

export interface Done {
  id: number;
  ok: boolean;
}

function execute(job: Job): Done {
  return { id: job.id, ok: job.priority % 7 !== 0 };
}

class Queue {
  #waiting: Job[];
  constructor(jobs: Job[]) {
    this.#waiting = [...jobs];
  }
  get size(): number {
    return this.#waiting.length;
  }
  next(): Job | undefined {
    // HOT front-of-array
    return this.#waiting.shift();
  }
}

function drain(queue: Queue): Done[] {
  const done: Done[] = [];
  while (queue.size > 0) {
    const job = queue.next();
    if (job) done.push(execute(job));
  }
  return done;
}

export function runAll(jobs: Job[]): number {
  return drain(new Queue(jobs)).filter(({ ok }) => ok).length;
}

export const subject = runAll;
export const make = (n: number): Job[] => Array.from({ length: n }, (_, id) => ({ id, priority: id % 11, retries: 0 }));
