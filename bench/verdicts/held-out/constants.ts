import { list, numbers, user, users, word } from '../data.js';
import { constant, linear, regimes } from '../growth.js';
import { kind, known } from '../known.js';

/** The last readings, in as many slots as there are at first. */
class Readings {
  #next = 0;
  constructor(readonly slots: number[]) {}

  add(reading: number): void {
    this.slots[this.#next] = reading;
    this.#next = (this.#next + 1) % this.slots.length;
  }

  /** The mean of the last four. */
  mean(): number {
    let sum = 0;
    for (let back = 1; back <= 4; back++) sum += this.slots.at((this.#next - back) % this.slots.length) ?? 0;
    return sum / 4;
  }
}

export const constantsHeld = kind('constant', [
  known({
    name: 'first and last three of a list',
    input: users,
    truth: constant,
    subject: (rows) => [...rows.slice(0, 3), ...rows.slice(-3)].map(({ email }) => email).join(', '),
  }),
  known({
    name: 'mean of the last readings in a full ring',
    input: (n) => new Readings(numbers(n)),
    truth: constant,
    subject: (readings) => {
      readings.add(21);
      return readings.mean();
    },
  }),
  known({
    name: 'page after a cursor',
    input: (n) => {
      const rows = users(n);
      return { rows, places: new Map(rows.map(({ email }, i) => [email, i])), after: rows[n >> 1]?.email ?? '' };
    },
    // Pages are full from n = 50 on.
    truth: regimes([0, 50, [constant, linear]], [200, Number.POSITIVE_INFINITY, constant]),
    subject: ({ rows, places, after }) => {
      const from = (places.get(after) ?? -1) + 1;
      const page = rows.slice(from, from + 25);
      return { items: page.map(({ id, name }) => ({ id, name })), cursor: page.at(-1)?.email };
    },
  }),
  known({
    name: 'first line of a log',
    input: (n) => list(n, (i) => `2025-10-10 ${i} info ${word()}`).join('\n'),
    truth: constant,
    subject: (log) => {
      const [day, id, level] = log.slice(0, log.indexOf('\n')).split(' ');
      return { day, id, level };
    },
  }),
  known({
    name: 'types of columns guessed from 100 rows',
    input: (n) => list(n, user),
    truth: regimes([0, 100, [constant, linear]], [400, Number.POSITIVE_INFINITY, constant]),
    subject: (rows) => {
      const types: Record<string, Set<string>> = {};
      for (const row of rows.slice(0, 100))
        for (const [column, value] of Object.entries(row)) {
          types[column] ??= new Set();
          types[column]?.add(typeof value);
        }
      return Object.entries(types).map(([column, seen]) => `${column}: ${[...seen].join(' | ')}`);
    },
  }),
]);
