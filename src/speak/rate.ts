import { percentileOf } from '../judge/percentile.js';
import type { RateMeasure } from '../measure/rate.js';
import { duration, plural, table } from './format.js';
import type { Speech } from './message.js';

/** A rate for people, three digits: '812', '1,230', '0.5'. */
const calls = (rate: number): string => Number(rate.toPrecision(3)).toLocaleString('en-US');

const flight = (concurrency: number): string => (concurrency === 1 ? '' : ` with ${concurrency} in flight`);

/** What is required of the subject, as the end of 'so that dedupe …'. */
export const claimRate = (rate: number, concurrency: number): string =>
  `sustains at least ${calls(rate)} calls a second${flight(concurrency)}`;

/** The speech of toSustainAtLeast. */
export function speakRate(
  { verdict, rate, blocks, stopped, async, notes, calls: made }: RateMeasure,
  {
    subject,
    required,
    concurrency,
    runs,
  }: { subject: string; required: number; concurrency: number; runs?: number | undefined },
): Speech {
  const parallel = async ? concurrency : 1;
  const side = verdict.kind === 'over' ? 'under' : 'at least';
  let finding = `${subject} was called ${calls(rate)} times a second${flight(parallel)}${runs ? ` in exactly ${plural(runs, 'call')}` : ''}, ${side} the ${calls(required)} that are required.`;
  if (stopped) {
    finding = `${subject} ${async ? `had not settled after ${duration(stopped.ms)}; it was given up and may still be running` : `was still running after ${duration(stopped.ms)} and was stopped`}: under the ${calls(required)} calls a second that are required.`;
  }
  return {
    finding,
    evidence: blocks.length > 1 && !stopped ? blockTable(blocks) : [],
    notes,
    measured: made > 0 && blocks.length > 1 ? `${plural(blocks.length, 'block')} of calls` : '',
  };
}

/** Blocks by their rate, and by the time from call to call that it comes to. */
function blockTable(blocks: readonly number[]): string[] {
  const at = (percentile: number): number => percentileOf(blocks, percentile);
  const shown = [Math.min(...blocks), at(50), at(90), Math.max(...blocks)];
  return table(
    [
      ['by block', 'fastest', 'median', 'p90', 'slowest'],
      ['calls a second', ...shown.map((ms) => calls(1000 / ms))],
      ['time per call', ...shown.map(duration)],
    ],
    [0],
  );
}
