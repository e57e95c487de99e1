import { cannotTell } from '../judge/verdict.js';
import { count } from '../speak/format.js';
import type { JudgedGrowth } from '../speak/growth.js';
import type { Outcome } from './assertion.js';

/** An `upTo` that was not reached fails, plain and under `.not`, unless growth below it is over anyway. */
export function judgedUpTo(
  { verdict, missedUpTo }: Pick<JudgedGrowth, 'verdict' | 'missedUpTo'>,
  upTo = 0,
): Pick<Outcome, 'verdict' | 'fails'> {
  if (!missedUpTo || verdict.kind === 'over') return { verdict };
  return {
    verdict: cannotTell(
      'set-up',
      `it was to be judged up to n = ${count(upTo)} and stopped at n = ${count(missedUpTo.reached)}, ${missedUpTo.why}`,
      "raise timeBudget and the test's timeout, make input cheaper, or lower upTo",
    ),
    fails: true,
  };
}

/** What was measured, for the record. */
export function measuredGrowth(
  {
    series,
    exponent,
    interval,
  }: {
    series: { n: number; value: number }[];
    exponent?: number;
    interval?: [number, number];
  },
  unit: string,
): NonNullable<Outcome['measured']> {
  return {
    value: series.at(-1)?.value ?? 0,
    unit,
    series,
    ...(exponent === undefined ? {} : { exponent }),
    ...(interval ? { interval } : {}),
  };
}
