import type { Cause } from '../record.js';
import { count, plural } from './format.js';
import type { JudgedGrowth } from './growth.js';
import type { Speech } from './message.js';

/** Growth up to this power of n is that of the data; above it something multiplies. */
const likeTheData = 1.25;

/** Why what comes back grows: nothing limits it, where it grows as the data does. */
export function itemsCause({ series, exponent }: Pick<JudgedGrowth, 'series' | 'exponent'>): Cause | undefined {
  const first = series[0];
  const last = series.at(-1);
  if (!first || !last || exponent === undefined || exponent > likeTheData) return undefined;
  return {
    id: 'no-pagination',
    sentence: `no pagination: what comes back grows with the data, from ${plural(first.value, 'item')} at n = ${count(first.n)} to ${count(last.value)} at n = ${count(last.n)}.`,
    fix: 'return one page of a fixed size (LIMIT in the statement, not a slice of all), and let the caller ask for the next one by the last key.',
  };
}

/** The speech of toReturnAtMostItems. */
export function speakItems(
  returned: { count: number; more: boolean },
  { subject, max, over }: { subject: string; max: number; over: boolean },
): Speech {
  const found = `${returned.more ? 'more than ' : ''}${plural(returned.count, 'item')}`;
  return {
    finding: `${subject} returned ${found}, ${over ? 'over' : 'within'} the limit of ${count(max)}.`,
    measured: 'items of the result counted, exact counts',
  };
}
