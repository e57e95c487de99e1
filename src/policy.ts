import type { Verdict } from './judge/verdict.js';
import { node } from './runtime.js';
import { shared } from './state.js';
import type { Settings } from './surface.js';

/** The settings that hold for one assertion: its own option, then `configure`, then the environment, then the defaults. */
export interface Policy {
  /** False: PERF_MATCHERS=off or configure({ enabled: false }). */
  enabled: boolean;
  timeScale: number;
  inconclusive: 'warn' | 'fail';
  confidence: number;
  /** Milliseconds for which calls of a time limit go on once it is judged: the command compare wants what warm code takes. Default 0. */
  longerMs: number;
}

/** The environment variable that sets `longerMs`. */
export const longerVariable = 'PERF_MATCHERS_LONGER_MS';

function checkTimeScale(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new TypeError(
    `${where} must be a number above 0, such as 2 for a machine half as fast. It got '${String(value)}'.`,
  );
}

/**
 * Changes settings for all assertions that follow in this test file; options of an assertion go before them, the environment comes after them.
 * @throws TypeError for an unknown setting or a value out of range.
 * @example configure({ timeScale: process.env.CI ? 2 : 1 })
 */
export function configure(options: Settings): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('configure takes an object, such as configure({ timeScale: 2 }).');
  }
  const { timeScale, inconclusive, enabled, confidence, ...unknown } = options;
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) {
    throw new TypeError(
      `Unknown setting '${stranger}'. configure accepts: timeScale, inconclusive, enabled, confidence.`,
    );
  }
  if (timeScale !== undefined) checkTimeScale(timeScale, 'timeScale');
  if (inconclusive !== undefined && inconclusive !== 'warn' && inconclusive !== 'fail') {
    throw new TypeError(`inconclusive must be 'warn' or 'fail'. It got '${String(inconclusive)}'.`);
  }
  if (enabled !== undefined && typeof enabled !== 'boolean') {
    throw new TypeError(`enabled must be true or false. It got '${String(enabled)}'.`);
  }
  if (confidence !== undefined && !(confidence > 0 && confidence < 1)) {
    throw new TypeError(`confidence must be above 0 and below 1, such as 0.95. It got '${String(confidence)}'.`);
  }
  shared().settings = { ...shared().settings, ...options };
}

/**
 * The settings for an assertion whose own `inconclusive` option is given. PERF_MATCHERS_STRICT=1 beats every 'warn', PERF_MATCHERS=off beats everything.
 * @throws TypeError for an environment variable that cannot be read, without printing other variables.
 */
export function policyFor(inconclusive?: 'warn' | 'fail'): Policy {
  const environment = node?.env ?? {};
  const { settings } = shared();
  const scale = environment.PERF_MATCHERS_TIME_SCALE;
  const strict = environment.PERF_MATCHERS_STRICT === '1';
  return {
    enabled: environment.PERF_MATCHERS !== 'off' && (settings.enabled ?? true),
    timeScale: settings.timeScale ?? (scale ? checkTimeScale(Number(scale), 'PERF_MATCHERS_TIME_SCALE') : 1),
    inconclusive: strict ? 'fail' : (inconclusive ?? settings.inconclusive ?? 'warn'),
    confidence: settings.confidence ?? 0.95,
    longerMs: Number(environment[longerVariable]) || 0,
  };
}

/**
 * Whether an assertion holds: the truth table of verdicts.
 *
 * | verdict | plain | `.not` |
 * |---|---|---|
 * | within | holds | fails |
 * | over | fails | holds |
 * | cannot tell | by `inconclusive` | the same |
 * | elsewhere | holds | the same |
 */
export function holds(verdict: Verdict, negated: boolean, inconclusive: 'warn' | 'fail'): boolean {
  switch (verdict.kind) {
    case 'within':
      return !negated;
    case 'over':
      return negated;
    case 'cannot tell':
      return inconclusive === 'warn';
    case 'elsewhere':
      return true;
  }
}
