import { below, ids, list, logins, numbers, word } from '../data.js';
import { linear, power1_5, quadratic, quadraticLog, root } from '../growth.js';
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
    truth: linear,
    subject: ({ names, ages, tokens }) => names.map((name, i) => ({ name, age: ages[i], token: tokens[i] })),
  }),
  known({
    name: 'greatest of every √n readings in a row',
    input: numbers,
    truth: power1_5,
    subject: (readings) => {
      const size = Math.ceil(Math.sqrt(readings.length));
      return readings.map((_, i) => Math.max(...readings.slice(i, i + size)));
    },
  }),
  known({
    name: 'row and column through the middle of a board',
    input: (n) => list(n, (cell) => ({ cell, piece: below(3) })),
    truth: root,
    subject: (board) => {
      const side = Math.floor(Math.sqrt(board.length));
      const middle = side >> 1;
      let pieces = 0;
      for (let i = 0; i < side; i++) {
        if (board[middle * side + i]?.piece) pieces++;
        if (board[i * side + middle]?.piece) pieces++;
      }
      return pieces;
    },
  }),
  known({
    name: 'parcels into the first box with room',
    input: (n) => ids(n).map((id) => ({ id, grams: 300 + below(700) })),
    truth: quadratic,
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
