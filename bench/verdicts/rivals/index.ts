import { bounds } from '../growth.js';
import type { Line } from '../line.js';
import { bigO } from './big-o.js';
import { googleBenchmark } from './google-benchmark.js';
import { plasmaBigO } from './plasma-big-o.js';
import { bySize, type Rival, type Saying } from './rival.js';
import { rspecBenchmark } from './rspec-benchmark.js';

export type { Saying } from './rival.js';

export const rivals: readonly Rival[] = [googleBenchmark, bigO, rspecBenchmark, plasmaBigO];

/** Fewer sizes than this are no series to fit. */
const fewestSizes = 5;

/** What a rival says of the calls that a verdict of ours rests on; undefined where it has no such bound, or there are too few sizes. */
export function rivalSays(rival: Rival, line: Line): Saying | undefined {
  const bound = bounds.find(({ text }) => text === line.bound);
  const sizes = bySize(
    line.samples
      .filter(([, , , stopped]) => !stopped)
      .map(([n, ms, preemptedMs]) => ({ n, ms, cpuMs: ms - preemptedMs })),
  );
  return bound && sizes.length >= fewestSizes ? rival.says(sizes, bound) : undefined;
}
