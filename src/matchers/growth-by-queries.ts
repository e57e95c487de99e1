import { returnedItems } from '../explain/returned.js';
import { placeShapes } from '../explain/statements.js';
import type { GrowthBound } from '../judge/bound.js';
import { doubtGrowth } from '../judge/query-limit.js';
import { doubtRowGrowth } from '../judge/row-limit.js';
import { measureGrowthByCount } from '../measure/growth.js';
import { watchQueries } from '../measure/queries.js';
import { speakGrowth } from '../speak/growth.js';
import { queryNotes, shapeLines, worstPlace } from '../speak/queries.js';
import { byRows, rowsCause, rowsFrame } from '../speak/rows.js';
import type { Subject } from '../surface.js';
import type { Outcome, Plan } from './assertion.js';
import { checkEnded } from './check-ended.js';
import { countedRows } from './counted-rows.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';

/** What is counted of each call, the bound that it must keep, and the sizes. */
interface Request {
  bound: GrowthBound;
  sizes?: readonly number[];
  upTo?: number;
}

/** The growth of the statements that a subject issues, or of the rows that it fetches: exact counts, each size called once. */
export function planQueries(
  received: Subject,
  request: Request,
  of: 'queries' | 'rows',
): Pick<Plan, 'subject' | 'end' | 'measure'> {
  const { subject, readings, close } = watchQueries(received, {});
  return {
    subject,
    end: close,
    async measure({ caller, name }): Promise<Outcome> {
      let returned: number | undefined;
      const found = await measureGrowthByCount(
        async (n) => {
          const { call, result } = await caller.callKeeping(n);
          checkEnded(call, name);
          returned = of === 'rows' ? returnedItems(result) : undefined;
          return (of === 'rows' ? readings.at(-1)?.rows : readings.at(-1)?.count) ?? 0;
        },
        request,
        () => caller.timeLeft,
      );
      const doubt = of === 'rows' ? doubtRowGrowth(readings.map(countedRows)) : doubtGrowth(readings);
      const last = readings.at(-1);
      const inOrder = last ? placeShapes(last.shapes) : [];
      const placed = of === 'rows' ? byRows(inOrder) : inOrder;
      const speech = speakGrowth(found, { subject: name, bound: request.bound, of });
      const over = !doubt && found.verdict.kind === 'over';
      const cause = over && last ? rowsCause(placed, last.rows, returned) : undefined;
      const at = `at n = ${found.to.toLocaleString('en-US')}:`;
      return {
        ...judgedUpTo(found, request.upTo),
        ...doubt,
        measured: measuredGrowth(found, of),
        shapes: placed.map(({ shape }) => shape),
        ...(cause ? { cause } : {}),
        speech: {
          ...speech,
          // Counts that are doubted are no evidence.
          ...(doubt ? { evidence: [] } : {}),
          ...(placed.length > 0
            ? {
                where: [
                  of === 'rows' ? `Fetched ${at}` : `Issued ${at}`,
                  ...shapeLines(placed),
                  ...(over && of === 'rows' ? rowsFrame(placed) : []),
                ],
              }
            : {}),
          notes: [...(speech.notes ?? []), ...(last ? queryNotes(last) : [])],
          place: worstPlace(placed),
        },
      };
    },
  };
}
