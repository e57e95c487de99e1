import type { MatcherResult } from '../record.js';
import { onFirstUse } from './first-use.js';
import type { PerfMatchers } from './types.js';

/**
 * The matchers themselves, for `expect.extend` in a runner that has no register entry of ours. Importing them has no side effect.
 * @example expect.extend(matchers)
 */
// biome-ignore lint/suspicious/noExplicitAny: expect.extend takes functions of anything.
export const matchers: Record<keyof PerfMatchers, (...args: any[]) => Promise<MatcherResult>> = {
  toAllocateAtMost: onFirstUse('toAllocateAtMost', () => import('./toAllocateAtMost.js')),
  toAvoidBlockingApis: onFirstUse('toAvoidBlockingApis', () => import('./toAvoidBlockingApis.js')),
  toAvoidMemoryLeaks: onFirstUse('toAvoidMemoryLeaks', () => import('./toAvoidMemoryLeaks.js')),
  toAvoidNPlusOneQueries: onFirstUse('toAvoidNPlusOneQueries', () => import('./toAvoidNPlusOneQueries.js')),
  toBlockEventLoopAtMost: onFirstUse('toBlockEventLoopAtMost', () => import('./toBlockEventLoopAtMost.js')),
  toCompleteWithin: onFirstUse('toCompleteWithin', () => import('./toCompleteWithin.js')),
  toFetchAtMostRows: onFirstUse('toFetchAtMostRows', () => import('./toFetchAtMostRows.js')),
  toIssueAtMostQueries: onFirstUse('toIssueAtMostQueries', () => import('./toIssueAtMostQueries.js')),
  toMakeAtMostRequests: onFirstUse('toMakeAtMostRequests', () => import('./toMakeAtMostRequests.js')),
  toMeetBudget: onFirstUse('toMeetBudget', () => import('./toMeetBudget.js')),
  toReturnAtMostItems: onFirstUse('toReturnAtMostItems', () => import('./toReturnAtMostItems.js')),
  toRunFasterThan: onFirstUse('toRunFasterThan', () => import('./toRunFasterThan.js')),
  toScaleNoWorseThan: onFirstUse('toScaleNoWorseThan', () => import('./toScaleNoWorseThan.js')),
  toSustainAtLeast: onFirstUse('toSustainAtLeast', () => import('./toSustainAtLeast.js')),
  toUseAtMostMemory: onFirstUse('toUseAtMostMemory', () => import('./toUseAtMostMemory.js')),
};
