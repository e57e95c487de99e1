import { measureLeaks } from '../measure/leaks.js';
import { leakCause, shownPlaces, speakLeaks } from '../speak/leaks.js';
import type { LeakOptions } from '../surface.js';
import { checkCount, checkOptions, checkSubject, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { parseBytes } from './bytes.js';

/** Fewer calls cannot be judged: there is a round for each of them at most. */
const fewestIterations = 100;

/** Repeated calls do not hold ever more: see PerfMatchers.toAvoidMemoryLeaks. */
export const toAvoidMemoryLeaks = defineMatcher('toAvoidMemoryLeaks', (received, [given]: [options?: LeakOptions]) => {
  const subject = checkSubject(received);
  const options = checkOptions(given, ['perCall', 'iterations']);
  const limit = options.perCall ?? '64 B';
  const perCall = parseBytes(limit, 'perCall').bytes;
  const iterations =
    options.iterations === undefined ? undefined : checkCount(options.iterations, 'iterations', fewestIterations);
  return {
    subject,
    options,
    requirement: { metric: 'leak', limit, unit: 'per call' },
    claim: `holds at most ${limit} more after each call`,
    timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
    timed: true,
    async measure({ caller, name, signal }) {
      const common = { ...options, name, signal, timeBudget: caller.timeLeft };
      const found = await measureLeaks(subject, common, caller, { perCall, iterations });
      // Loaded where something stays: it brings a parser along.
      const places =
        found.live.length > 0 ? await import('../explain/kept-places.js').catch(() => undefined) : undefined;
      const kept = places?.placeKept(found.live, found.liveCalls) ?? [];
      const cause = found.verdict.kind === 'over' ? leakCause(kept) : undefined;
      const { decision, readings } = found;
      return {
        verdict: found.verdict,
        ...(decision && Number.isFinite(decision.low)
          ? {
              measured: {
                value: decision.slope,
                unit: 'B per call',
                interval: [decision.low, decision.high] as [number, number],
                series: readings.map(({ calls, bytes }) => ({ n: calls, value: bytes })),
              },
            }
          : {}),
        ...(cause ? { cause } : {}),
        ...(kept.length > 0 ? { places: shownPlaces(kept).map(({ place }) => place) } : {}),
        phases: found.phases,
        speech: speakLeaks(found, kept, { subject: name, limit }),
      };
    },
  };
});
