import { percentileOf } from '../judge/percentile.js';
import type { LimitMeasure } from '../measure/limit.js';
import { count, duration, percentileName, plural, table } from './format.js';
import type { Speech } from './message.js';

const samplesShown = 12;

/** The samples in order, the first ones when there are many. */
function samplesLine(samples: readonly number[]): string {
  const shown = samples.slice(0, samplesShown).map(duration);
  return `  In order: ${shown.join(', ')}${samples.length > shown.length ? ', …' : ''}`;
}

function distribution(samples: readonly number[]): string[] {
  if (samples.length < 2) return [];
  const at = (percentile: number): string => duration(percentileOf(samples, percentile));
  return [
    ...table([
      ['calls', 'fastest', 'median', 'p90', 'slowest'],
      [count(samples.length), duration(Math.min(...samples)), at(50), at(90), duration(Math.max(...samples))],
    ]),
    samplesLine(samples),
  ];
}

/** The speech of toCompleteWithin. */
export function speakLimit(
  { verdict, samples, value, exceeded, judged, calls, stopped, notes }: LimitMeasure,
  {
    subject,
    limit,
    percentile,
    runs,
  }: {
    subject: string;
    limit: number;
    percentile: number;
    runs?: number | undefined;
  },
): Speech {
  const side = verdict.kind === 'over' ? 'over' : 'within';
  const rule = `${side} the limit of ${duration(limit)}`;
  const took =
    runs === 1
      ? 'in its one call'
      : `at ${percentileName(percentile)}${runs ? ` of exactly ${plural(runs, 'call')}` : ''}`;
  let finding = `${subject} took ${duration(value)} ${took}, ${rule}${exceeded > 0 && runs !== 1 ? `: ${exceeded} of ${plural(judged, 'call')} ${judged < calls ? 'judged ' : ''}took longer` : ''}.`;
  // A note says so of a cold start before `within`.
  const first =
    verdict.kind === 'over' && !stopped && judged < calls
      ? [
          `${plural(calls, 'call')} were made and ${plural(judged, 'call')} judged: the first one pays for loading and compiling and is left out.`,
        ]
      : [];
  if (stopped) {
    finding = stopped.async
      ? `${subject} had not settled after ${duration(stopped.ms)}, ${rule}; it was given up and may still be running.`
      : `${subject} was still running after ${duration(stopped.ms)} and was stopped, ${rule}.`;
  }
  return {
    finding,
    evidence: distribution(samples),
    notes: [...first, ...notes],
    measured: '',
  };
}
