import { percentileOf } from '../judge/percentile.js';
import { leastDifference } from '../judge/rival.js';
import type { RivalMeasure } from '../measure/rival.js';
import { duration, plural, table } from './format.js';
import type { Speech } from './message.js';

/** How many times as fast, with digits where they matter: '1.08', '12.3', '340'. */
export const times = (ratio: number): string =>
  ratio < 0.1 ? String(Number(ratio.toPrecision(2))) : ratio.toFixed(ratio < 10 ? 2 : ratio < 100 ? 1 : 0);

/** What is required of the subject, as the end of 'so that dedupe …': 'runs faster than dedupeOld'. */
export const claimFaster = (rival: string, by: number): string =>
  by === 1 ? `runs faster than ${rival}` : `runs at least ${by.toLocaleString('en-US')} times as fast as ${rival}`;

function stoppedFinding({ end }: RivalMeasure, subject: string, rival: string): string | undefined {
  if (end.kind !== 'stopped') return undefined;
  const who = end.who === 'subject' ? subject : rival;
  return end.async
    ? `${who} had not settled after ${duration(end.ms)}; it was given up and may still be running.`
    : `${who} was still running after ${duration(end.ms)} and was stopped.`;
}

/** The speech of toRunFasterThan. */
export function speakRival(
  found: RivalMeasure,
  { subject, rival, by, confidence }: { subject: string; rival: string; by: number; confidence: number },
): Speech {
  const { end, ratio, rounds, verdict, notes } = found;
  const percent = Number((100 * confidence).toFixed(2));
  const stopped = stoppedFinding(found, subject, rival);
  const faster = by === 1 ? 'faster' : `${by.toLocaleString('en-US')} times as fast`;
  let finding =
    stopped ?? `${subject} was not timed against ${rival}: the time budget ended before one round was made.`;
  if (ratio && !stopped) {
    const [a, b] = [found.subject, found.rival].map((values) => duration(percentileOf(values, 50)));
    const interval = ratio.interval
      ? ` (${percent}% interval ${times(ratio.interval[0])} to ${times(ratio.interval[1])})`
      : '';
    const ended =
      verdict.kind === 'within'
        ? `proven ${by === 1 ? 'faster' : `at least ${faster}`}`
        : end.kind === 'proven'
          ? `not ${faster}`
          : `which does not prove it ${faster}`;
    finding = `${subject} took ${a} and ${rival} ${b} at the median: ${times(ratio.value)} times as fast as ${rival}${interval}, ${ended}.`;
  }
  const few = end.kind === 'unproven' && rounds < end.needed;
  const near = ratio !== undefined && ratio.value > 1 / leastDifference && ratio.value < 1.1;
  const small = by >= 1 && by < leastDifference && verdict.kind === 'over' && near && !stopped;
  return {
    finding,
    evidence: rounds > 1 ? timesTable(found, subject, rival) : [],
    notes: [
      ...(few
        ? [
            `Only ${plural(rounds, 'round')} of calls fitted into the time budget, and a proof needs ${end.needed}: raise timeBudget and the test's timeout, or give a smaller input.`,
          ]
        : []),
      ...(small
        ? [
            `A difference of less than ${Math.round(100 * (leastDifference - 1))}% is never proven: two copies of the same code can differ by as much.`,
          ]
        : []),
      ...notes,
    ],
    measured: `${plural(rounds, 'round')} in turn`,
  };
}

function timesTable(found: RivalMeasure, subject: string, rival: string): string[] {
  const row = (name: string, values: readonly number[]): string[] => [
    name,
    duration(Math.min(...values)),
    duration(percentileOf(values, 50)),
    duration(percentileOf(values, 90)),
    duration(Math.max(...values)),
  ];
  return table(
    [['', 'fastest', 'median', 'p90', 'slowest'], row(subject, found.subject), row(rival, found.rival)],
    [0],
  );
}
