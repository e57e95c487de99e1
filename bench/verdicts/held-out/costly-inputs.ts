import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { below, list, random, users } from '../data.js';
import { linear, logarithmic, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

const hash = (...parts: readonly (Buffer | string)[]): Buffer => {
  const all = createHash('sha256');
  for (const part of parts) all.update(part);
  return all.digest();
};

/** The rows of a tree of hashes over n documents, leaves first. */
function merkle(n: number): Buffer[][] {
  const rows = [list(n, (i) => hash(`document ${i}`))];
  for (let row = rows[0] as Buffer[]; row.length > 1; rows.push(row)) {
    const lower = row;
    row = list(Math.ceil(lower.length / 2), (i) => hash(lower[2 * i] as Buffer, lower[2 * i + 1] ?? 'none'));
  }
  return rows;
}

export const costlyInputsHeld = kind('costly input', [
  known({
    name: 'last line of a table of n × n',
    input: (n) => list(n, () => Float64Array.from({ length: n }, random)),
    truth: linear,
    subject: (table) => Array.from(table.at(-1) ?? [], (share) => `${(share * 100).toFixed(1)} %`).join(';'),
  }),
  known({
    name: 'users out of a compressed export',
    input: (n) =>
      gzipSync(
        users(n)
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
    // Strings and buffers become large objects: 0.29 µs a row at n = 1,024, 0.73 at 2,048, 0.44 at 16,384 and 32,768.
    truth: regimes([0, 1024, linear], [1025, 4096, [linear, quadratic]], [4097, Number.POSITIVE_INFINITY, linear]),
    subject: (file) =>
      gunzipSync(file)
        .toString()
        .split('\n')
        .map((line) => line.slice(line.indexOf('"email"') + 9, line.indexOf('"city"') - 2)),
  }),
  known({
    name: 'proof that a document is in a tree of hashes',
    input: (n) => {
      const rows = merkle(n);
      const at = below(n);
      return {
        at,
        proof: rows.slice(0, -1).map((row, level) => row[(at >> level) ^ 1] ?? 'none'),
        root: rows.at(-1)?.[0] as Buffer,
      };
    },
    truth: logarithmic,
    subject: ({ at, proof, root }) => {
      let now = hash(`document ${at}`);
      proof.forEach((other, level) => {
        now = (at >> level) & 1 ? hash(other, now) : hash(now, other);
      });
      return now.equals(root);
    },
  }),
]);
