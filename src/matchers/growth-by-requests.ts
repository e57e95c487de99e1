import { placeRequests } from '../explain/request-places.js';
import { doubtRequestGrowth } from '../judge/request-limit.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { watchRequests } from '../measure/requests.js';
import type { Reading } from '../sensors/reading.js';
import { requestCause, requestLines, requestNotes } from '../speak/requests.js';
import { worstFrame } from '../speak/shape-table.js';
import type { Subject } from '../surface.js';
import { planCounts } from './growth-by-counts.js';
import type { Plan } from './plan.js';

/** The growth of the HTTP requests that a subject makes. */
export const planRequests = (subject: Subject, request: GrowthRequest): Pick<Plan, 'subject' | 'end' | 'measure'> =>
  planCounts<Reading>(
    {
      of: 'requests',
      watched: watchRequests(subject),
      countOf: ({ count }) => count,
      doubt: doubtRequestGrowth,
      place: ({ shapes }) => placeRequests(shapes),
      cause: requestCause,
      heading: 'Made',
      where: (placed, over) => [...requestLines(placed), ...(over ? worstFrame(placed) : [])],
      notes: requestNotes,
    },
    request,
  );
