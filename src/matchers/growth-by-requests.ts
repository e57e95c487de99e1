import { placeShapes } from '../explain/statements.js';
import { joinVariedPaths } from '../explain/varied-paths.js';
import { doubtRequestGrowth } from '../judge/request-limit.js';
import { measureGrowthByCount } from '../measure/growth.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { watchRequests } from '../measure/requests.js';
import { count } from '../speak/format.js';
import { speakGrowth } from '../speak/growth.js';
import { requestCause, requestLines, requestNotes } from '../speak/requests.js';
import { worstPlace } from '../speak/shape-table.js';
import type { Subject } from '../surface.js';
import type { Outcome, Plan } from './assertion.js';
import { checkEnded } from './check-ended.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';

/** Judges growth by the HTTP requests that calls make. */
export function planRequests(given: Subject, request: GrowthRequest): Pick<Plan, 'subject' | 'end' | 'measure'> {
  const { subject, readings, close } = watchRequests(given);
  return {
    subject,
    end: close,
    async measure({ caller, name }): Promise<Outcome> {
      const found = await measureGrowthByCount(
        async (n) => {
          checkEnded(await caller.call(n), name);
          return readings.at(-1)?.count ?? 0;
        },
        request,
        () => caller.timeLeft,
      );
      const doubt = doubtRequestGrowth(readings);
      const last = readings.at(-1);
      const placed = last ? joinVariedPaths(placeShapes(last.shapes)) : [];
      const speech = speakGrowth(found, { subject: name, bound: request.bound, of: 'requests' });
      const outcome = { ...judgedUpTo(found, request.upTo), ...(doubt ? { verdict: doubt } : {}) };
      const cause = outcome.verdict.kind === 'over' ? requestCause(placed) : undefined;
      return {
        ...outcome,
        ...(cause ? { cause } : {}),
        measured: measuredGrowth(found, 'requests'),
        shapes: placed.map(({ shape }) => shape),
        speech: {
          ...speech,
          // Counts that are doubted are no evidence.
          ...(doubt ? { evidence: [] } : {}),
          ...(placed.length > 0
            ? {
                where: [`Made at n = ${count(found.to)}:`, ...requestLines(placed)],
              }
            : {}),
          notes: [...(speech.notes ?? []), ...(last ? requestNotes(last) : [])],
          place: worstPlace(placed),
        },
      };
    },
  };
}
