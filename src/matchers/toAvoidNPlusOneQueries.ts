import { placeVariants } from '../explain/repeats.js';
import { continuesCursor, statementKind } from '../explain/statement-kind.js';
import { placeShapes } from '../explain/statements.js';
import { judgeNPlusOne, judgeRepeats } from '../judge/n-plus-one.js';
import { watchQueries } from '../measure/queries.js';
import type { QueryReading } from '../sensors/queries/index.js';
import { plural } from '../speak/format.js';
import { type JudgedVariants, nPlusOneCause, speakNPlusOne } from '../speak/n-plus-one.js';
import type { RepeatOptions } from '../surface.js';
import { checkCount, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';
import { checkQueryOptions } from './query-options.js';

/** The statements by shape and line, those that are repeated most first. */
function judgeReading({ shapes }: QueryReading, repeats: number): JudgedVariants[] {
  return placeVariants(shapes.filter(({ text }) => !continuesCursor(text)))
    .map((placed) => {
      const reads = statementKind(placed.shape.text) === 'read';
      return { ...placed, judged: judgeRepeats({ reads, variants: placed.variants }, repeats) };
    })
    .sort((a, b) => b.judged.count - a.judged.count);
}

/** One call repeats no statement with differing values from one place: see PerfMatchers.toAvoidNPlusOneQueries. */
export const toAvoidNPlusOneQueries = defineMatcher(
  'toAvoidNPlusOneQueries',
  (received, [given]: [options?: RepeatOptions]) => {
    const options = checkQueryOptions(given, ['repeats']);
    const repeats = checkCount(options.repeats ?? 3, 'repeats', 2);
    const { subject, readings, close } = watchQueries(checkSubject(received), { ...options, variants: true });
    return {
      subject,
      end: close,
      options,
      requirement: { metric: 'queries', limit: repeats, unit: 'repeats' },
      claim: `repeats no statement ${plural(repeats, 'time')} or more with differing values`,
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: false,
      async measure({ caller, name }) {
        const warmUp = options.warmUp === true;
        if (warmUp) checkEnded(await caller.call(1), name);
        checkEnded(await caller.call(1), name);
        const reading = readings.at(-1) as QueryReading;
        const judged = judgeReading(reading, repeats);
        const repeated = judged.filter(({ judged: { kind } }) => kind === 'repeated');
        const [worst] = repeated;
        const placed = placeShapes(reading.shapes);
        return {
          ...judgeNPlusOne(
            reading,
            judged.map(({ judged }) => judged),
          ),
          measured: { value: worst?.judged.count ?? 0, unit: 'repeats' },
          shapes: placed.map(({ shape }) => shape),
          ...(worst ? { cause: nPlusOneCause(worst, reading.shapes) } : {}),
          places: repeated.flatMap(({ place, shape: { text } }) => (place ? [{ ...place, detail: text }] : [])),
          speech: speakNPlusOne(reading, judged, placed, { subject: name, repeats, warmUp }),
        };
      },
    };
  },
);
