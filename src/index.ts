export { matchers } from './matchers/index.js';
export type { PerfMatchers } from './matchers/types.js';
export { configure } from './policy.js';
export type { PerfRecord } from './record.js';
export { watch } from './sensors/queries/index.js';
export type {
  Bound,
  Common,
  Duration,
  GrowthOptions,
  MatcherResult,
  Metric,
  QueryOptions,
  Settings,
  TimeOptions,
  Verdict,
} from './surface.js';
