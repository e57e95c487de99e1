import { measureRate } from '../measure/rate.js';
import { Sampler } from '../measure/sampler.js';
import { Windows } from '../measure/window.js';
import { claimRate, speakRate } from '../speak/rate.js';
import type { RateOptions } from '../surface.js';
import { checkCount, checkOptions, checkSubject, kindOf, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';

function checkRate(rate: unknown): number {
  if (typeof rate === 'number' && Number.isFinite(rate) && rate > 0) return rate;
  throw new TypeError(`The rate must be a number of calls per second above 0, such as 500. It got ${kindOf(rate)}.`);
}

/** The subject sustains a rate of calls: see PerfMatchers.toSustainAtLeast. */
export const toSustainAtLeast = defineMatcher(
  'toSustainAtLeast',
  (received, [callsPerSecond, given]: [callsPerSecond: number, options?: RateOptions], { timeScale, confidence }) => {
    const subject = checkSubject(received);
    if (given && typeof given === 'object' && 'percentile' in given) {
      throw new TypeError(
        'A rate has no percentile: it is the mean over many calls. For the slowest calls say toCompleteWithin(limit, { percentile: 99 }).',
      );
    }
    const options = checkOptions(given, ['concurrency', 'runs']);
    const required = checkRate(callsPerSecond) / timeScale;
    const concurrency = options.concurrency === undefined ? 1 : checkCount(options.concurrency, 'concurrency', 1);
    const runs = options.runs === undefined ? undefined : checkCount(options.runs, 'runs', 1);
    return {
      subject,
      options,
      requirement: { metric: 'rate', limit: required, unit: 'calls/s' },
      claim: claimRate(required, concurrency),
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: true,
      async measure({ caller, name, signal }) {
        const common = { ...options, name, signal, timeBudget: caller.timeLeft };
        const sampler = new Sampler(subject, common, caller);
        const windows = new Windows(subject, common, concurrency, () => caller.timeLeft);
        const found = await measureRate(sampler, windows, { rate: required, concurrency, runs, n: 1, confidence });
        caller.calls = found.calls;
        const { rate, interval } = found;
        return {
          verdict: found.verdict,
          ...(Number.isFinite(rate)
            ? { measured: { value: rate, unit: 'calls/s', ...(interval ? { interval } : {}) } }
            : {}),
          phases: found.phases,
          ...(runs === undefined ? { explain: { sizes: [1] } } : {}),
          speech: speakRate(found, { subject: name, required, concurrency, runs }),
        };
      },
    };
  },
);
