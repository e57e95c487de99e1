import { doubt } from '../judge/doubts.js';
import { measureHeld, watchHolding } from '../measure/live-memory.js';
import { bytesIn } from '../speak/bytes.js';
import { speakMemory } from '../speak/memory.js';
import type { Bytes, Common } from '../surface.js';
import { checkOptions, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { parseBytes } from './bytes.js';
import { checkEnded } from './check-ended.js';

/** A call holds at most so many live bytes at once: see PerfMatchers.toUseAtMostMemory. */
export const toUseAtMostMemory = defineMatcher(
  'toUseAtMostMemory',
  (received, [given, options]: [limit: Bytes, options?: Common]) => {
    const checked = checkOptions(options, []);
    const { bytes: limit, unit } = parseBytes(given, 'The limit');
    const watched = watchHolding(checkSubject(received));
    return {
      subject: watched.subject,
      end: watched.close,
      options: checked,
      requirement: { metric: 'memory', limit, unit: 'bytes' },
      claim: `holds at most ${bytesIn(limit, unit)} at once`,
      timeBudget: parseDuration(checked.timeBudget ?? 2000, 'timeBudget'),
      timed: true,
      async measure({ caller, name }) {
        const { verdict, calls, middle } = await measureHeld(caller, watched, limit, (call) => checkEnded(call, name));
        if (!middle) return { verdict: doubt('memory cannot be read'), speech: { finding: '', measured: '' } };
        const over = verdict.kind === 'over';
        return {
          verdict,
          measured: { value: middle.held, unit: 'bytes', samples: calls.map(({ held }) => held) },
          speech: speakMemory(middle, { subject: name, limit, unit, over, calls: calls.length }),
        };
      },
    };
  },
);
