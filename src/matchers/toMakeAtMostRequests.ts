import { placeRequests } from '../explain/request-places.js';
import { judgeRequestLimit } from '../judge/request-limit.js';
import { watchRequests } from '../measure/requests.js';
import type { Reading } from '../sensors/reading.js';
import { plural } from '../speak/format.js';
import { requestCause, speakRequests } from '../speak/requests.js';
import type { Common } from '../surface.js';
import { checkCount, checkOptions, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';

/** One call makes at most so many HTTP requests: see PerfMatchers.toMakeAtMostRequests. */
export const toMakeAtMostRequests = defineMatcher(
  'toMakeAtMostRequests',
  (received, [limit, given]: [max: number, options?: Common]) => {
    const options = checkOptions(given, []);
    const max = checkCount(limit, 'The limit', 0);
    const { subject, readings, close } = watchRequests(checkSubject(received));
    return {
      subject,
      end: close,
      options,
      requirement: { metric: 'requests', limit: max, unit: 'requests' },
      claim: `makes at most ${plural(max, 'request')}`,
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: false,
      async measure({ caller, name }) {
        checkEnded(await caller.call(1), name);
        const reading = readings.at(-1) as Reading;
        const verdict = judgeRequestLimit(reading, max);
        const placed = placeRequests(reading.shapes);
        const cause = verdict.kind === 'over' ? requestCause(placed) : undefined;
        return {
          verdict,
          ...(cause ? { cause } : {}),
          measured: { value: reading.count, unit: 'requests' },
          shapes: placed.map(({ shape }) => shape),
          speech: speakRequests(reading, placed, { subject: name, max, over: verdict.kind === 'over' }),
        };
      },
    };
  },
);
