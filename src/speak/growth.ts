import type { GrowthBound } from '../judge/bound.js';
import type { Verdict } from '../judge/verdict.js';
import { bytes } from './bytes.js';
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

/** The largest sizes, about an octave apart where they reach so far. */
function rowsOf(series: JudgedGrowth['series']): JudgedGrowth['series'] {
  const apart: JudgedGrowth['series'][number][] = [];
  for (const row of series.toReversed()) {
    const last = apart.at(-1);
    if (apart.length < rowsShown && (!last || row.n <= last.n / 1.9)) apart.push(row);
  }
  return apart.length < rowsShown ? series.slice(-rowsShown) : apart.toReversed();
}

/** Sizes, each against the bound: what grows no faster stays at 1.0×. */
function growthTable(
  shown: JudgedGrowth['series'],
  bound: GrowthBound,
  of: string,
  show: (value: number) => string,
): string[] {
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
  {
    subject,
    bound,
    of,
  }: {
    subject: string;
    bound: GrowthBound;
    of: 'time' | 'steps' | 'queries' | 'rows' | 'requests' | 'items' | 'allocations' | 'memory';
  },
): Speech {
  const over = verdict.kind === 'over';
  const timed = of === 'time';
  const sized = of === 'allocations' || of === 'memory';
  const what = timed || of === 'steps' ? '' : `'s ${of}`;
  const judged = `judged from n = ${count(from)} to ${count(to)}`;
  const flat = exponent !== undefined && Math.abs(exponent) < 0.05 ? 'did not grow' : undefined;
  const grew = exponent === undefined ? 'grew' : (flat ?? `grew about n^${exponent.toFixed(2)}`);
  let finding = `${subject}${what} ${grew}, ${over ? 'faster' : 'no faster'} than ${bound.text}, ${judged}.`;
  if (stoppedAt && over) {
    const before = series.at(-1);
    finding = `${subject} did not finish at n = ${count(stoppedAt.n)}: it was stopped after ${duration(stoppedAt.ms)}${before ? `, where n = ${count(before.n)} took ${duration(before.value)}` : ''}; faster than ${bound.text}.`;
  }
  const shown = rowsOf(series);
  return {
    finding,
    evidence: growthTable(shown, bound, of, timed ? duration : sized ? bytes : count),
    notes: [...notes, ...(timed ? ['By time, powers half apart are told apart, log factors are not.'] : [])],
    measured: `${plural(series.length, 'size')}${shown.length < series.length ? ` (${shown.length} shown)` : ''}${timed ? '' : sized ? ', heap and buffers' : ', exact counts'}`,
  };
}
