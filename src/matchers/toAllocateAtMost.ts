import { placeAllocations } from '../explain/allocation-places.js';
import { doubt } from '../judge/doubts.js';
import { bytesOf, measureAllocated, readApart, watchAllocating } from '../measure/allocations.js';
import type { Call } from '../measure/caller.js';
import { speakAllocations } from '../speak/allocations.js';
import { bytesIn } from '../speak/bytes.js';
import type { Bytes, Common } from '../surface.js';
import { checkOptions, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { parseBytes } from './bytes.js';
import { checkEnded } from './check-ended.js';

/** One warm call allocates at most so many bytes: see PerfMatchers.toAllocateAtMost. */
export const toAllocateAtMost = defineMatcher(
  'toAllocateAtMost',
  (received, [given, options]: [limit: Bytes, options?: Common]) => {
    const checked = checkOptions(options, []);
    const { bytes: limit, unit } = parseBytes(given, 'The limit');
    const watched = watchAllocating(checkSubject(received));
    return {
      subject: watched.subject,
      end: watched.close,
      options: checked,
      requirement: { metric: 'allocations', limit, unit: 'bytes' },
      claim: `allocates at most ${bytesIn(limit, unit)} in a call`,
      timeBudget: parseDuration(checked.timeBudget ?? 2000, 'timeBudget'),
      timed: true,
      async measure({ caller, name }) {
        const check = (call: Call): void => checkEnded(call, name);
        const found = await measureAllocated(caller, watched, limit, check);
        const { least, readings } = found;
        if (!least) return { verdict: doubt('memory cannot be read'), speech: { finding: '', measured: '' } };
        const over = found.verdict.kind === 'over';
        const { sites, heap } = (over && (await readApart(caller, watched, 1, check))) || least;
        const places = placeAllocations(sites, heap);
        return {
          verdict: found.verdict,
          measured: { value: bytesOf(least), unit: 'bytes', samples: [...readings] },
          places: places.map(({ place }) => place),
          speech: speakAllocations({ subject: name, limit, unit, over, ...least, readings, places }),
        };
      },
    };
  },
);
