import { doubtItemGrowth } from '../judge/item-limit.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { watchItems } from '../measure/items.js';
import type { Returned } from '../sensors/items.js';
import { itemsCause } from '../speak/items.js';
import type { Subject } from '../surface.js';
import { planCounts } from './growth-by-counts.js';
import type { Plan } from './plan.js';

/** The growth of what a subject returns. */
export const planItems = (subject: Subject, request: GrowthRequest): Pick<Plan, 'subject' | 'end' | 'measure'> =>
  planCounts<Returned>(
    {
      of: 'items',
      watched: watchItems(subject, undefined),
      countOf: ({ count }) => count,
      doubt: doubtItemGrowth,
      place: () => [],
      cause: (_placed, _reading, _result, found) => itemsCause(found),
      heading: 'Returned',
      where: () => [],
      notes: () => [],
    },
    request,
  );
