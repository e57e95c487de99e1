import { runsNeeded, runsNeededForOver } from '../judge/limit.js';
import { measureLimit, tiny } from '../measure/limit.js';
import { Sampler } from '../measure/sampler.js';
import { Stretches } from '../measure/stretches.js';
import { duration, percentileName } from '../speak/format.js';
import { speakLimit } from '../speak/limit.js';
import type { Duration, TimeOptions } from '../surface.js';
import { checkCount, checkOptions, checkSubject, kindOf, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';

function checkPercentile(percentile: unknown): number {
  if (percentile === undefined) return 50;
  if (typeof percentile === 'number' && percentile > 1 && percentile < 100) return percentile;
  const meant =
    typeof percentile === 'number' && percentile > 0 && percentile < 1
      ? ` Say ${percentile * 100}, not ${percentile}.`
      : '';
  throw new TypeError(
    `percentile must be above 1 and below 100, such as 50, 95 or 99.9. It got ${kindOf(percentile)}.${meant}`,
  );
}

/** The subject completes within a time at the median or another percentile: see PerfMatchers.toCompleteWithin. */
export const toCompleteWithin = defineMatcher(
  'toCompleteWithin',
  (received, [limit, given]: [limit: Duration, options?: TimeOptions], { timeScale, confidence, longerMs }) => {
    const subject = checkSubject(received);
    const options = checkOptions(given, ['percentile', 'runs']);
    const most = parseDuration(limit, 'The limit') * timeScale;
    const percentile = checkPercentile(options.percentile);
    const runs = options.runs === undefined ? undefined : checkCount(options.runs, 'runs', 1);
    // Enough for either verdict: `over` wants more calls than `within` at the median, fewer at the 99th percentile, and twice as many to rule out a cold start.
    const needed = runs ?? Math.max(runsNeeded(percentile), 2 * runsNeededForOver(percentile));
    return {
      subject,
      options,
      requirement: { metric: 'time', limit: most, unit: 'ms' },
      claim: `completes within ${duration(most)}${runs === 1 ? '' : ` at ${percentileName(percentile)}`}`,
      timeBudget: options.timeBudget
        ? parseDuration(options.timeBudget, 'timeBudget')
        : Math.max(1000, 2 * needed * most) + longerMs,
      timed: true,
      async measure({ caller, name, signal }) {
        // Stretches have means, not percentiles, and `runs` counts calls.
        const short = most < tiny && percentile === 50 && runs === undefined;
        const common = { ...options, name, signal, timeBudget: caller.timeLeft };
        const found = await measureLimit(short ? new Stretches(new Sampler(subject, common, caller)) : caller, {
          limit: most,
          percentile,
          ...(runs ? { runs } : {}),
          n: 1,
          confidence,
          longerMs,
        });
        return {
          verdict: found.verdict,
          ...(found.samples.length > 0
            ? {
                measured: {
                  value: found.value,
                  unit: 'ms',
                  samples: found.samples,
                  ...(found.interval ? { interval: found.interval } : {}),
                },
              }
            : {}),
          phases: found.phases,
          ...(runs === undefined ? { explain: { sizes: [1], callMs: found.value } } : {}),
          speech: speakLimit(found, {
            subject: name,
            limit: most,
            percentile,
            runs,
          }),
        };
      },
    };
  },
);
