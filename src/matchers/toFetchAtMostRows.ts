import { returnedItems } from '../explain/returned.js';
import { placeShapes } from '../explain/statements.js';
import { judgeRowLimit } from '../judge/row-limit.js';
import { watchQueries } from '../measure/queries.js';
import type { QueryReading } from '../sensors/queries/index.js';
import { plural } from '../speak/format.js';
import { byRows, rowsCause, speakRows } from '../speak/rows.js';
import type { QueryOptions } from '../surface.js';
import { checkCount, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';
import { countedRows } from './counted-rows.js';
import { checkQueryOptions } from './query-options.js';

/** One call fetches at most so many rows: see PerfMatchers.toFetchAtMostRows. */
export const toFetchAtMostRows = defineMatcher(
  'toFetchAtMostRows',
  (received, [limit, given]: [max: number, options?: QueryOptions]) => {
    const options = checkQueryOptions(given);
    const max = checkCount(limit, 'The limit', 0);
    const { subject, readings, close } = watchQueries(checkSubject(received), options);
    return {
      subject,
      end: close,
      options,
      requirement: { metric: 'rows', limit: max, unit: 'rows' },
      claim: `fetches at most ${plural(max, 'row')}`,
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: false,
      async measure({ caller, name }) {
        const warmUp = options.warmUp === true;
        if (warmUp) checkEnded(await caller.call(1), name);
        const { call, result } = await caller.callKeeping(1);
        checkEnded(call, name);
        const reading = readings.at(-1) as QueryReading;
        const judged = judgeRowLimit(countedRows(reading), max);
        const over = judged.verdict.kind === 'over';
        const placed = placeShapes(reading.shapes);
        const returned = returnedItems(result);
        const cause = over ? rowsCause(placed, reading.rows, returned) : undefined;
        return {
          ...judged,
          measured: { value: reading.rows, unit: 'rows' },
          shapes: byRows(placed).map(({ shape }) => shape),
          ...(cause ? { cause } : {}),
          speech: speakRows(reading, placed, { subject: name, max, warmUp, over, returned }),
        };
      },
    };
  },
);
