import { placeShapes } from '../explain/statements.js';
import { judgeBlocking } from '../judge/blocking.js';
import { watchBlockingCalls } from '../measure/blocking.js';
import { builtin } from '../runtime.js';
import { asynchronousTwin as twinOf } from '../sensors/blocking/index.js';
import type { Reading } from '../sensors/reading.js';
import { blockingCause, speakBlocking } from '../speak/blocking.js';
import type { Common } from '../surface.js';
import { checkOptions, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';

/** One call calls no blocking API: see PerfMatchers.toAvoidBlockingApis. */
export const toAvoidBlockingApis = defineMatcher('toAvoidBlockingApis', (received, [given]: [options?: Common]) => {
  const options = checkOptions(given, []);
  const { subject, readings, close } = watchBlockingCalls(checkSubject(received));
  return {
    subject,
    end: close,
    options,
    requirement: { metric: 'blocking', limit: 0, unit: 'calls' },
    claim: 'calls no blocking API',
    timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
    timed: false,
    async measure({ caller, name }) {
      checkEnded(await caller.call(1), name);
      const reading = readings.at(-1) as Reading;
      const verdict = judgeBlocking(reading, builtin !== undefined);
      const placed = placeShapes(reading.shapes);
      const cause = verdict.kind === 'over' ? blockingCause(placed, twinOf) : undefined;
      return {
        verdict,
        ...(cause ? { cause } : {}),
        measured: { value: reading.count, unit: 'calls' },
        shapes: placed.map(({ shape }) => shape),
        speech: speakBlocking(reading.count, placed, { subject: name, twinOf }),
      };
    },
  };
});
