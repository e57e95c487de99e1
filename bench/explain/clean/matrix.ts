// @size 120
export type Matrix = number[][];

const zeros = (rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(0));

function multiply(a: Matrix, b: Matrix): Matrix {
  const result = zeros(a.length, b[0]?.length ?? 0);
  for (let i = 0; i < a.length; i++) {
    const row = a[i] as number[];
    const into = result[i] as number[];
    for (let k = 0; k < row.length; k++) {
      const factor = row[k] as number;
      const other = b[k] as number[];
      for (let j = 0; j < other.length; j++) into[j] = (into[j] as number) + factor * (other[j] as number);
    }
  }
  return result;
}

function trace(matrix: Matrix): number {
  return matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
}

export function power(matrix: Matrix): number {
  return trace(multiply(matrix, matrix));
}

export const subject = power;
export const make = (n: number): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i * j) % 7));
