import { below, list, users } from '../data.js';
import { constant, linear, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

const reply = async (id: number): Promise<{ id: number; status: string }> => ({ id, status: id % 9 ? 'ok' : 'late' });

export const asynchronousHeld = kind('asynchronous', [
  known({
    name: 'four workers at one list of jobs',
    input: (n) => list(n, (id) => id),
    truth: linear,
    subject: async (jobs) => {
      let next = 0;
      let late = 0;
      const work = async () => {
        for (let at = next++; at < jobs.length; at = next++) {
          const { status } = await reply(jobs[at] as number);
          if (status === 'late') late++;
        }
      };
      await Promise.all(list(4, work));
      return late;
    },
  }),
  known({
    name: 'reply within 2 ms or none',
    input: users,
    truth: constant,
    subject: async (rows) => {
      const timer = new AbortController();
      const answer = new Promise((resolve) => setTimeout(resolve, 2, rows[0]?.name));
      const none = new Promise((resolve) => {
        const timeout = setTimeout(resolve, 500, undefined);
        timer.signal.addEventListener('abort', () => clearTimeout(timeout));
      });
      try {
        return await Promise.race([answer, none]);
      } finally {
        timer.abort();
      }
    },
  }),
  known({
    name: 'saves that each wait for all before',
    input: (n) => list(n, () => ({ id: below(n), body: 'draft' })),
    truth: quadraticFrom(64),
    subject: async (drafts) => {
      const saves: Promise<number>[] = [];
      for (const { id } of drafts) {
        const before = await Promise.all(saves);
        saves.push(Promise.resolve(id + before.length));
      }
      return Promise.all(saves);
    },
  }),
]);
