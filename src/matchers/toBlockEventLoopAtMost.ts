import { ranInStretch } from '../explain/ran-in-stretch.js';
import { judgeStretch } from '../judge/event-loop.js';
import { watchEventLoop } from '../measure/event-loop.js';
import { speakEventLoop } from '../speak/event-loop.js';
import { duration } from '../speak/format.js';
import type { Common, Duration } from '../surface.js';
import { checkOptions, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';

/** One call blocks the event loop at most so long at a stretch: see PerfMatchers.toBlockEventLoopAtMost. */
export const toBlockEventLoopAtMost = defineMatcher(
  'toBlockEventLoopAtMost',
  (received, [given, options]: [limit: Duration, options?: Common], policy) => {
    const checked = checkOptions(options, []);
    const limit = parseDuration(given, 'The limit') * policy.timeScale;
    const watched = watchEventLoop(checkSubject(received));
    return {
      subject: watched.subject,
      options: checked,
      requirement: { metric: 'event loop', limit, unit: 'ms' },
      claim: `blocks the event loop for at most ${duration(limit)} at a stretch`,
      timeBudget: parseDuration(checked.timeBudget ?? Math.max(2000, 4 * limit), 'timeBudget'),
      timed: true,
      end: () => void watched.end(),
      async measure({ caller, name }) {
        const call = await caller.call(1);
        const { longest, profile } = watched.end();
        const verdict = judgeStretch(longest, limit);
        const over = verdict.kind === 'over';
        // What it did until it was stopped may be enough to be over, never to be within.
        if (!over) checkEnded(call, name);
        const ran = over && profile ? ranInStretch(profile, longest) : [];
        return {
          verdict,
          measured: { value: longest.ms - longest.preemptedMs, unit: 'ms' },
          ...(ran.length > 0 ? { places: ran.map(({ place }) => place) } : {}),
          speech: speakEventLoop(longest, ran, { subject: name, limit, over }),
        };
      },
    };
  },
);
