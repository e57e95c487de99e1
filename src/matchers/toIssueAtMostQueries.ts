import { placeShapes } from '../explain/statements.js';
import { judgeQueryLimit } from '../judge/query-limit.js';
import { watchQueries } from '../measure/queries.js';
import type { QueryReading } from '../sensors/queries/index.js';
import { plural } from '../speak/format.js';
import { queriesCause } from '../speak/n-plus-one.js';
import { speakQueries } from '../speak/queries.js';
import type { QueryOptions } from '../surface.js';
import { checkCount, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';
import { checkQueryOptions } from './query-options.js';

/** One call issues at most so many statements: see PerfMatchers.toIssueAtMostQueries. */
export const toIssueAtMostQueries = defineMatcher(
  'toIssueAtMostQueries',
  (received, [limit, given]: [max: number, options?: QueryOptions]) => {
    const options = checkQueryOptions(given);
    const max = checkCount(limit, 'The limit', 0);
    const { subject, readings, close } = watchQueries(checkSubject(received), options);
    return {
      subject,
      end: close,
      options,
      requirement: { metric: 'queries', limit: max, unit: 'queries' },
      claim: `issues at most ${plural(max, 'query', 'queries')}`,
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: false,
      async measure({ caller, name }) {
        const warmUp = options.warmUp === true;
        if (warmUp) checkEnded(await caller.call(1), name);
        checkEnded(await caller.call(1), name);
        const reading = readings.at(-1) as QueryReading;
        const judged = judgeQueryLimit(reading, max);
        const placed = placeShapes(reading.shapes);
        const cause = judged.verdict.kind === 'over' ? queriesCause(reading.shapes) : undefined;
        return {
          ...judged,
          ...(cause ? { cause } : {}),
          measured: { value: reading.count, unit: 'queries' },
          shapes: placed.map(({ shape }) => shape),
          speech: speakQueries(reading, placed, {
            subject: name,
            max,
            warmUp,
            over: judged.verdict.kind === 'over',
          }),
        };
      },
    };
  },
);
