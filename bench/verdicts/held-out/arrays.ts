import { below, ids, list, logins, numbers, word } from '../data.js';
import { linear, linearIntoArray, power1_5, quadraticFrom, quadraticLog, regimes, root } from '../growth.js';
import { kind, known } from '../known.js';

export const arraysHeld = kind('array', [
  known({
    name: 'chunks of 50',
    input: logins,
    truth: linear,
    subject: (all) => {
      const chunks: string[][] = [];
      for (let from = 0; from < all.length; from += 50) chunks.push(all.slice(from, from + 50));
      return chunks.map((chunk) => `in (${chunk.map((one) => `'${one}'`).join(', ')})`);
    },
  }),
  known({
    name: 'three columns zipped into rows',
    input: (n) => ({ names: list(n, word), ages: list(n, () => below(90)), tokens: numbers(n) }),
    truth: linearIntoArray,
    subject: ({ names, ages, tokens }) => names.map((name, i) => ({ name, age: ages[i], token: tokens[i] })),
  }),
  known({
    name: 'greatest of every √n readings in a row',
    input: (n) => list(n, (at) => ({ at, degrees: below(400) / 10 })),
    // Local exponents 1.2 to 1.3 at n = 64 to 256, 1.3 to 1.7 beyond.
    truth: regimes([0, 511, [linear, power1_5]], [512, Number.POSITIVE_INFINITY, power1_5]),
    subject: (readings) => {
      const size = Math.ceil(Math.sqrt(readings.length));
      return readings.map((_, i) => Math.max(...readings.slice(i, i + size).map(({ degrees }) => degrees)));
    },
  }),
  known({
    name: 'row and column through the middle of a board',
    input: (n) => Uint8Array.from({ length: n }, () => below(3)),
    truth: root,
    subject: (board) => {
      const side = Math.floor(Math.sqrt(board.length));
      const middle = side >> 1;
      let pieces = 0;
      for (let i = 0; i < side; i++) {
        if (board[middle * side + i]) pieces++;
        if (board[i * side + middle]) pieces++;
      }
      return pieces;
    },
  }),
  known({
    name: 'parcels into the first box with room',
    input: (n) => ids(n).map((id) => ({ id, grams: 300 + below(700) })),
    // Local exponents 1.3 at n = 128, 1.8 at 256, 2.0 at 512.
    truth: quadraticFrom(256),
    subject: (parcels) => {
      const boxes: { room: number; ids: number[] }[] = [];
      for (const { id, grams } of parcels) {
        const box = boxes.find(({ room }) => room >= grams);
        if (box) {
          box.room -= grams;
          box.ids.push(id);
        } else boxes.push({ room: 1000 - grams, ids: [id] });
      }
      return boxes.length;
    },
  }),
  known({
    name: 'median after every reading, by a sort',
    input: numbers,
    truth: quadraticLog,
    subject: (readings) =>
      readings.map((_, last) => {
        const sorted = readings.slice(0, last + 1).sort((a, b) => a - b);
        return sorted[sorted.length >> 1];
      }),
  }),
]);
