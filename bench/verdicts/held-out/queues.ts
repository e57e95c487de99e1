import { below, list, numbers } from '../data.js';
import { linear, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

class TwoStacks<T> {
  #in: T[] = [];
  #out: T[] = [];

  put(one: T): void {
    this.#in.push(one);
  }

  take(): T | undefined {
    if (this.#out.length === 0) {
      this.#out = this.#in.reverse();
      this.#in = [];
    }
    return this.#out.pop();
  }
}

export const queuesHeld = kind('queue', [
  known({
    name: 'tasks served in turn, shift and push',
    input: (n) => list(n, (id) => ({ id, left: 1 + below(3) })),
    // V8 moves the start of an array while it is no large object, and all elements beyond: 0.17 µs a task at n = 8,276, 1.6 at 11,752, 2.9 at 23,697.
    truth: regimes([0, 8000, linear], [60_000, Number.POSITIVE_INFINITY, quadratic]),
    subject: (tasks) => {
      const finished: number[] = [];
      for (let task = tasks.shift(); task; task = tasks.shift()) {
        task.left -= 1;
        if (task.left > 0) tasks.push(task);
        else finished.push(task.id);
      }
      return finished;
    },
  }),
  known({
    name: 'queue of two stacks',
    input: (n) => list(n, (id) => ({ id, attempts: below(3) })),
    // The stacks become large objects: 38 ns a message at n = 11,652, 78 at 16,546, 128 at 23,496, 199 at 135,663.
    truth: regimes([0, 12_000, linear], [12_001, Number.POSITIVE_INFINITY, [linear, quadratic]]),
    subject: (messages) => {
      const queue = new TwoStacks<(typeof messages)[number]>();
      for (const message of messages) queue.put(message);
      let sent = 0;
      for (let message = queue.take(); message; message = queue.take()) {
        if (message.attempts > 0) queue.put({ ...message, attempts: message.attempts - 1 });
        else sent++;
      }
      return sent;
    },
  }),
  known({
    name: 'greatest of the last 60 readings, candidates in a queue',
    input: numbers,
    truth: linear,
    subject: (readings) => {
      const candidates: number[] = [];
      return readings.map((reading, at) => {
        if ((candidates[0] as number) <= at - 60) candidates.shift();
        while (candidates.length > 0 && (readings[candidates.at(-1) as number] as number) <= reading) candidates.pop();
        candidates.push(at);
        return readings[candidates[0] as number];
      });
    },
  }),
]);
