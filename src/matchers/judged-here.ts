import { cannotTell, type Verdict } from '../judge/verdict.js';
import type { PerfRecord } from '../record.js';
import { shared } from '../state.js';
import type { Metric } from '../surface.js';
import { stepsBridge } from './steps-bridge.js';

/** What growth is judged by where the assertion does not say: steps where this project or another counts them, else time. */
export function usualMetric(): Metric {
  return stepsBridge() || shared().runner?.projectThat?.(true) ? 'steps' : 'time';
}

/**
 * The verdict on what this process does not judge, undefined on what it does: a process that counts steps judges nothing else, since what makes counts exact
 * makes everything slow; other processes count no steps. 'elsewhere' where another configured project is known to judge it.
 */
export function judgedAway(metric: PerfRecord['requirement']['metric']): Verdict | undefined {
  const bridge = stepsBridge();
  const countsHere = bridge !== undefined;
  if ((metric === 'steps') === countsHere) return bridge?.refused;
  const project = shared().runner?.projectThat?.(!countsHere);
  if (project !== undefined) return { kind: 'elsewhere', project };
  return countsHere
    ? cannotTell(
        'set-up',
        'this process counts steps, which slows all it does, and judges nothing else',
        'run it in a project or with a config of its own that does not load perf-matchers/steps or perf-matchers/jest/environment',
      )
    : cannotTell(
        'set-up',
        'steps are not counted in this process',
        "load perf-matchers/steps beside perf-matchers/vitest in a project of its own, or set Jest's testEnvironment to perf-matchers/jest/environment in a config of its own",
      );
}
