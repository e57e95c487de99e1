import { ranInStretch } from '../explain/ran-in-stretch.js';
import type { LongestStretch } from '../explain/time/index.js';
import { judgeStretch } from '../judge/event-loop.js';
import { watchEventLoop } from '../measure/event-loop.js';
import { speakEventLoop } from '../speak/event-loop.js';
import { duration } from '../speak/format.js';
import type { Common, Duration, Subject } from '../surface.js';
import { checkOptions, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { checkEnded } from './check-ended.js';
import type { ToExplain } from './plan.js';

/** How the lines of the longest stretch are found: those of more calls, without the functions inlined whose lines would be taken for others'. */
function again(
  subject: Subject,
  { callMs, ...judged }: Pick<LongestStretch, 'ms' | 'ran'> & { callMs: number },
): ToExplain {
  const watched = watchEventLoop(subject, false);
  const ofCall = () => watched.end().longest;
  return { sizes: [1], callMs, subject: watched.subject, stretch: { ...judged, ofCall } };
}

/** One call blocks the event loop at most so long at a stretch: see PerfMatchers.toBlockEventLoopAtMost. */
export const toBlockEventLoopAtMost = defineMatcher(
  'toBlockEventLoopAtMost',
  (received, [given, options]: [limit: Duration, options?: Common], policy) => {
    const checked = checkOptions(options, []);
    const limit = parseDuration(given, 'The limit') * policy.timeScale;
    const subject = checkSubject(received);
    const watched = watchEventLoop(subject);
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
        const ran = profile && longest.ms - longest.preemptedMs > limit ? ranInStretch(profile, longest) : undefined;
        const verdict = judgeStretch({ ...longest, ...(ran ? { ran: ran.length > 0 } : {}) }, limit);
        const over = verdict.kind === 'over';
        // What it did until it was stopped may be enough to be over, never to be within.
        if (!over) checkEnded(call, name);
        const ms = longest.ms - longest.preemptedMs;
        return {
          verdict,
          measured: { value: ms, unit: 'ms' },
          ...(over && ran?.[0] ? { explain: again(subject, { ms, ran: ran[0].compiled, callMs: call.ms }) } : {}),
          ...(over && ran?.length ? { places: ran.map(({ place }) => place) } : {}),
          speech: speakEventLoop(longest, ran ?? [], { subject: name, limit, over }),
        };
      },
    };
  },
);
