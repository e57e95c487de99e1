import type { GrowthBound } from '../judge/bound.js';
import type { Verdict } from '../judge/verdict.js';
import { count, duration, plural, table } from './format.js';
import type { Speech } from './message.js';

const rowsShown = 5;

/** A judged growth, of time (values in milliseconds) or of a count. */
export interface JudgedGrowth {
  verdict: Verdict;
  series: readonly { n: number; value: number }[];
  exponent?: number | undefined;
  from: number;
  to: number;
  stoppedAt?: { n: number; ms: number } | undefined;
  missedUpTo?: { reached: number; why: string } | undefined;
  notes: readonly string[];
}

/** The largest sizes, each against the bound: what grows no faster stays at 1.0×. */
function growthTable(
  series: JudgedGrowth['series'],
  bound: GrowthBound,
  of: string,
  show: (value: number) => string,
): string[] {
  const shown = series.slice(-rowsShown);
  const [first] = shown;
  if (!first) return [];
  const base = first.value / bound.at(first.n);
  const rows = shown.map(({ n, value }) => {
    const against = value / bound.at(n) / base;
    return [count(n), show(value), Number.isFinite(against) ? `${against.toFixed(against < 10 ? 1 : 0)}×` : '?'];
  });
  return table([['n', of, `against ${bound.text}`], ...rows]);
}

/** The speech of toScaleNoWorseThan. */
export function speakGrowth(
  { verdict, series, exponent, from, to, stoppedAt, notes }: JudgedGrowth,
  { subject, bound, of }: { subject: string; bound: GrowthBound; of: 'time' | 'queries' },
): Speech {
  const over = verdict.kind === 'over';
  const timed = of === 'time';
  const judged = `judged from n = ${count(from)} to ${count(to)}`;
  const flat = exponent !== undefined && Math.abs(exponent) < 0.05 ? 'did not grow' : undefined;
  const grew = exponent === undefined ? 'grew' : (flat ?? `grew about n^${exponent.toFixed(2)}`);
  let finding = `${subject}${timed ? '' : `'s ${of}`} ${grew}, ${over ? 'faster' : 'no faster'} than ${bound.text}, ${judged}.`;
  if (stoppedAt && over) {
    const before = series.at(-1);
    finding = `${subject} did not finish at n = ${count(stoppedAt.n)}: it was stopped after ${duration(stoppedAt.ms)}${before ? `, where n = ${count(before.n)} took ${duration(before.value)}` : ''}; faster than ${bound.text}.`;
  }
  const shown = Math.min(series.length, rowsShown);
  return {
    finding,
    evidence: growthTable(series, bound, of, timed ? duration : count),
    notes: [...notes, ...(timed ? ['By time, powers half apart are told apart, log factors are not.'] : [])],
    measured: `${plural(series.length, 'size')}${shown < series.length ? ` (${shown} shown)` : ''}${timed ? '' : ', exact counts'}`,
  };
}
