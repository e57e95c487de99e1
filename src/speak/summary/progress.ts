import type { Progress } from '../../state.js';
import { count, duration } from '../format.js';

/** Whole seconds from ten seconds on: '2.4s', '12s', '2m 5s'. */
const roughly = (ms: number): string =>
  duration(ms < 10_000 ? Math.round(ms / 100) * 100 : Math.round(ms / 1000) * 1000);

/**
 * Where an assertion is that takes long, in one line.
 * @param now milliseconds since 1970
 */
export function progressText({ assertion, file, n, since, most }: Progress, now: number): string {
  const budget = most === undefined ? '' : ` of at most ${roughly(most)}`;
  return `perf-matchers: ${assertion} is at n = ${count(n)} after ${roughly(now - since)}${budget}  ${file}`;
}
