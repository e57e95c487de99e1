import { judgeItemLimit } from '../judge/item-limit.js';
import { watchItems } from '../measure/items.js';
import type { Returned } from '../sensors/items.js';
import { plural } from '../speak/format.js';
import { speakItems } from '../speak/items.js';
import type { ItemOptions } from '../surface.js';
import { checkCount, checkOptions, checkSubject, kindOf, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';

/** So many items at least are counted before counting ends early: an iterable may be endless. */
const leastCounted = 100_000;

/** One call returns at most so many items: see PerfMatchers.toReturnAtMostItems. */
export const toReturnAtMostItems = defineMatcher(
  'toReturnAtMostItems',
  (received, [limit, given]: [max: number, options?: ItemOptions]) => {
    const options = checkOptions(given, ['items']);
    const max = checkCount(limit, 'The limit', 0);
    const { items } = options;
    if (items !== undefined && typeof items !== 'function')
      throw new TypeError(`items must be a function of the result. It got ${kindOf(items)}.`);
    const { subject, readings, close } = watchItems(
      checkSubject(received),
      items as ((result: never) => unknown) | undefined,
      Math.max(leastCounted, 10 * max),
    );
    return {
      subject,
      end: close,
      options,
      requirement: { metric: 'items', limit: max, unit: 'items' },
      claim: `returns at most ${plural(max, 'item')}`,
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: false,
      async measure({ caller, name }) {
        checkEnded(await caller.call(1), name);
        const reading = readings.at(-1) as Returned;
        const verdict = judgeItemLimit(reading, max);
        return {
          verdict,
          measured: { value: reading.count, unit: 'items' },
          speech: speakItems(reading, { subject: name, max, over: verdict.kind === 'over' }),
        };
      },
    };
  },
);
