import { list, random, same } from '../data.js';
import { cubic, quadratic, quadraticLog } from '../growth.js';
import { kind, known } from '../known.js';

const square = (n: number): number[][] => list(n, () => list(n, random));
const typed = (n: number): Float64Array[] => list(n, () => Float64Array.from({ length: n }, random));

export const matrices = kind('matrix', [
  known({
    name: 'matrix multiplication',
    input: square,
    truth: cubic,
    subject: (m) =>
      m.map((row) => m.map((_, j) => row.reduce((sum, x, k) => sum + x * ((m[k] as number[])[j] as number), 0))),
  }),
  known({
    name: 'matrix multiplication, typed rows',
    input: typed,
    truth: cubic,
    subject: (m) =>
      m.map((row) => {
        const out = new Float64Array(m.length);
        for (let k = 0; k < m.length; k++) for (let j = 0; j < m.length; j++) out[j]! += row[k]! * m[k]![j]!;
        return out;
      }),
  }),
  known({
    name: 'matrix times vector',
    input: square,
    truth: quadratic,
    subject: (m) => m.map((row) => row.reduce((a, b) => a + b * 3, 0)),
  }),
  known({
    name: 'shortest paths of all pairs',
    input: typed,
    truth: cubic,
    subject: (far) => {
      const n = far.length;
      for (let k = 0; k < n; k++)
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) far[i]![j] = Math.min(far[i]![j]!, far[i]![k]! + far[k]![j]!);
      return far;
    },
  }),
  known({
    name: 'rows of a matrix sorted',
    input: typed,
    truth: quadraticLog,
    subject: (m) => m.map((row) => Array.from(row).sort((a, b) => a - b)),
  }),
  known({
    name: 'transpose',
    input: square,
    truth: quadratic,
    subject: (m) => m.map((_, j) => m.map((row) => row[j])),
  }),
  known({
    name: 'elimination',
    input: typed,
    truth: cubic,
    subject: (m) => {
      for (let k = 0; k < m.length; k++)
        for (let i = k + 1; i < m.length; i++) {
          const factor = m[i]![k]! / m[k]![k]!;
          for (let j = k; j < m.length; j++) m[i]![j]! -= factor * m[k]![j]!;
        }
      return m[m.length - 1];
    },
  }),
  known({
    name: 'rings of a square, each scanned whole',
    input: same,
    truth: cubic,
    subject: (n) => {
      const grid = list(n, () => new Uint32Array(n));
      let count = 0;
      for (let ring = 0; 2 * ring < n; ring++)
        for (let i = ring; i < n - ring; i++)
          for (let j = ring; j < n - ring; j++) if (i === ring || j === ring) grid[i]![j] = count++;
      return grid;
    },
  }),
]);
