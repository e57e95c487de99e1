import { below, ids, list } from '../data.js';
import { linearithmic, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

export const sortsHeld = kind('sort', [
  known({
    name: 'ranks by points, then time',
    input: (n) => list(n, (id) => ({ id, points: below(n), ms: below(60_000) })),
    truth: linearithmic,
    subject: (players) => {
      const order = players.map((_, i) => i);
      order.sort((a, b) => {
        const [one, other] = [players[a], players[b]] as const;
        return (other?.points ?? 0) - (one?.points ?? 0) || (one?.ms ?? 0) - (other?.ms ?? 0);
      });
      const ranks: number[] = players.map(() => 0);
      for (const [rank, i] of order.entries()) ranks[i] = rank + 1;
      return ranks;
    },
  }),
  known({
    name: 'file names in natural order',
    input: (n) => ids(n).map((id) => `scan ${id % 40} page ${id}.png`),
    truth: linearithmic,
    subject: (names) =>
      names.sort((a, b) => {
        const right = b.split(/(\d+)/);
        for (const [i, part] of a.split(/(\d+)/).entries()) {
          const other = right[i] ?? '';
          if (part === other) continue;
          return i % 2 === 1 ? Number(part) - Number(other) : part < other ? -1 : 1;
        }
        return -1;
      }),
  }),
  known({
    name: 'queue sorted anew after every push',
    input: (n) => ids(n).map((id) => ({ id, priority: below(1e6) })),
    truth: quadratic,
    subject: (jobs) => {
      const queue: { id: number; priority: number }[] = [];
      for (const job of jobs) {
        queue.push(job);
        queue.sort((a, b) => a.priority - b.priority);
      }
      return queue;
    },
  }),
]);
