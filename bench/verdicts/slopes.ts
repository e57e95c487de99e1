// node bench/verdicts/run.mjs slopes [--only sort]: how the least time of each function grows, octave by octave, to check what the corpus says of it.
import { corpus } from './corpus/index.js';
import { seed } from './data.js';
import type { Entry } from './known.js';

interface Point {
  n: number;
  ms: number;
}

/** Sizes whose calls or inputs take longer than this many milliseconds are not called. */
const longest = 30;
const longestInput = 150;

/** The least of several calls on fresh inputs, and the time that an input takes, in milliseconds. */
async function least(
  { input, subject, reset }: Entry,
  n: number,
  repeats = 5,
): Promise<{ ms: number; inputMs: number }> {
  const result = { ms: Number.POSITIVE_INFINITY, inputMs: Number.POSITIVE_INFINITY };
  for (let i = 0; i < repeats; i++) {
    reset?.();
    const began = performance.now();
    const made = input(n);
    const start = performance.now();
    await subject(made);
    const ms = performance.now() - start;
    result.ms = Math.min(result.ms, ms);
    result.inputMs = Math.min(result.inputMs, start - began);
    if (ms > longest) break;
  }
  return result;
}

/** Doubles n, or adds to it where that is too dear, from 4 on. */
export async function slopes(only: string, repeats: number): Promise<void> {
  for (const entry of corpus.filter(({ name }) => name.includes(only))) {
    seed(1);
    for (let i = 0; i < 30; i++) await least(entry, 5);
    const points: Point[] = [];
    for (let n = 4; n <= 2 ** 21; ) {
      const { ms, inputMs } = await least(entry, n, repeats);
      points.push({ n, ms });
      const before = points[points.length - 2];
      const growth = before ? Math.max(2, ms / before.ms) : 2;
      if (ms * Math.min(growth, 8) > longest || inputMs * 2 > longestInput) break;
      n = n < 32 ? n + Math.max(1, n >> 3) : n * 2;
    }
    const top = points.slice(-5);
    for (let round = 0; round < 3; round++)
      for (const point of top) point.ms = Math.min(point.ms, (await least(entry, point.n, repeats)).ms);
    const local = points
      .slice(1)
      .map(({ n, ms }, i) => Math.log(ms / (points[i] as Point).ms) / Math.log(n / (points[i] as Point).n));
    const [to, from] = [top[top.length - 1] as Point, top[0] as Point];
    const last = Math.log(to.ms / from.ms) / Math.log(to.n / from.n);
    const truth = JSON.stringify(typeof entry.truth === 'function' ? entry.truth(to.n) : entry.truth);
    console.log(
      `${last.toFixed(2)} ${entry.name} (${entry.kind}): ${truth}, to n = ${to.n}, ${to.ms.toPrecision(3)} ms; ${local
        .slice(-8)
        .map((x) => x.toFixed(2))
        .join(' ')}`,
    );
  }
}
