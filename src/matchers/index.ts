import type { MatcherResult } from '../record.js';
import { toAllocateAtMost } from './toAllocateAtMost.js';
import { toAvoidMemoryLeaks } from './toAvoidMemoryLeaks.js';
import { toAvoidNPlusOneQueries } from './toAvoidNPlusOneQueries.js';
import { toCompleteWithin } from './toCompleteWithin.js';
import { toFetchAtMostRows } from './toFetchAtMostRows.js';
import { toIssueAtMostQueries } from './toIssueAtMostQueries.js';
import { toMakeAtMostRequests } from './toMakeAtMostRequests.js';
import { toRunFasterThan } from './toRunFasterThan.js';
import { toScaleNoWorseThan } from './toScaleNoWorseThan.js';
import { toSustainAtLeast } from './toSustainAtLeast.js';
import { toUseAtMostMemory } from './toUseAtMostMemory.js';
import type { PerfMatchers } from './types.js';

/**
 * The matchers themselves, for `expect.extend` in a runner that has no register entry of ours. Importing them has no side effect.
 * @example expect.extend(matchers)
 */
// biome-ignore lint/suspicious/noExplicitAny: expect.extend takes functions of anything.
export const matchers: Record<keyof PerfMatchers, (...args: any[]) => Promise<MatcherResult>> = {
  toAllocateAtMost,
  toAvoidMemoryLeaks,
  toAvoidNPlusOneQueries,
  toCompleteWithin,
  toFetchAtMostRows,
  toIssueAtMostQueries,
  toMakeAtMostRequests,
  toRunFasterThan,
  toScaleNoWorseThan,
  toSustainAtLeast,
  toUseAtMostMemory,
};
