export type { Verdict } from './judge/verdict.js';
export { defineBudget } from './matchers/budget.js';
export { matchers } from './matchers/index.js';
export type { PerfMatchers } from './matchers/types.js';
export { configure } from './policy.js';
export type { MatcherResult, PerfRecord } from './record.js';
export { watch } from './sensors/queries/index.js';
export type {
  Bound,
  Budget,
  Bytes,
  Common,
  Duration,
  GrowthOptions,
  ItemOptions,
  LeakOptions,
  Metric,
  QueryOptions,
  RateOptions,
  RepeatOptions,
  RivalOptions,
  Settings,
  TimeOptions,
} from './surface.js';
