import { below, list } from '../data.js';
import { cubic, linear, power1_5 } from '../growth.js';
import { kind, known } from '../known.js';

const sideOf = (cells: number): number => Math.floor(Math.sqrt(cells));

/** One turn of Conway's game of life, on a board without edges. */
function turn(board: Uint8Array, side: number): Uint8Array {
  return board.map((alive, at) => {
    const row = Math.floor(at / side);
    let around = 0;
    for (const up of [side - 1, 0, 1])
      for (const right of [side - 1, 0, 1])
        around += board[((row + up) % side) * side + ((at + right) % side)] as number;
    return around === 3 || (alive === 1 && around === 4) ? 1 : 0;
  });
}

export const gridsHeld = kind('grid', [
  known({
    name: 'islands of a map of n squares',
    input: (n) => list(sideOf(n), () => list(sideOf(n), () => (below(5) < 2 ? '#' : '~'))),
    truth: linear,
    subject: (map) => {
      let islands = 0;
      const sink = (y: number, x: number) => {
        const stack = [[y, x] as const];
        for (let at = stack.pop(); at; at = stack.pop()) {
          const [row, column] = at;
          if (map[row]?.[column] !== '#') continue;
          (map[row] as string[])[column] = '~';
          stack.push([row - 1, column], [row + 1, column], [row, column - 1], [row, column + 1]);
        }
      };
      map.forEach((row, y) => {
        row.forEach((square, x) => {
          if (square !== '#') return;
          islands++;
          sink(y, x);
        });
      });
      return islands;
    },
  }),
  known({
    name: 'as many turns of life as the board is wide',
    input: (n) => Uint8Array.from({ length: sideOf(n) ** 2 }, () => below(2)),
    truth: power1_5,
    subject: (board) => {
      const side = sideOf(board.length);
      let now: Uint8Array = board;
      for (let turns = 0; turns < side; turns++) now = turn(now, side);
      return now;
    },
  }),
  known({
    name: 'rectangle of the greatest sum in a table',
    input: (n) => list(n, () => Int16Array.from({ length: n }, () => below(200) - 100)),
    truth: cubic,
    subject: (table) => {
      let best = 0;
      for (let top = 0; top < table.length; top++) {
        const sums = new Int32Array(table.length);
        for (const row of table.slice(top)) {
          let here = 0;
          for (let x = 0; x < row.length; x++) {
            const sum = (sums[x] as number) + (row[x] as number);
            sums[x] = sum;
            here = Math.max(0, here + sum);
            best = Math.max(best, here);
          }
        }
      }
      return best;
    },
  }),
]);
