import type { CannotTell } from '../judge/verdict.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { outerRealm } from '../runtime.js';
import { version } from '../state.js';
import type { Subject } from '../surface.js';
import type { Plan } from './plan.js';

/** Plans an assertion about growth by steps; `realm` is the global object of the realm in which the subject's tests run. */
export type PlanSteps = (
  subject: Subject,
  request: GrowthRequest,
  realm: typeof globalThis,
) => Pick<Plan, 'subject' | 'measure' | 'stretches'>;

/** What perf-matchers/steps leaves for the matchers of this process, in whichever realm they run: counting and all that judges counts is loaded by it alone. */
export interface StepsBridge {
  readonly version: string;
  /** Undefined where counting was refused. */
  readonly plan?: PlanSteps;
  /** Why nothing is counted. */
  readonly refused?: CannotTell;
}

const key = Symbol.for('perf-matchers.steps');
const home = outerRealm as { [key]?: StepsBridge };

/**
 * What counts the steps of this process; undefined where perf-matchers/steps was not loaded.
 * @throws Error when another version of the package counts
 */
export function stepsBridge(): StepsBridge | undefined {
  const bridge = home[key];
  if (bridge && bridge.version !== version) {
    throw new Error(
      `perf-matchers ${version} was loaded, and steps are counted by ${bridge.version}. Keep one: run \`npm ls perf-matchers\` to see who brings the other, and align the versions.`,
    );
  }
  return bridge;
}

/** Leaves the bridge for the matchers. */
export function setStepsBridge(bridge: Omit<StepsBridge, 'version'>): void {
  home[key] = { version, ...bridge };
}
