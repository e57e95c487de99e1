import { returnedItems } from '../explain/returned.js';
import { placeShapes } from '../explain/statements.js';
import { doubtGrowth } from '../judge/query-limit.js';
import { doubtRowGrowth } from '../judge/row-limit.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { watchQueries } from '../measure/queries.js';
import { queriesCause } from '../speak/n-plus-one.js';
import { queryNotes, shapeLines } from '../speak/queries.js';
import { byRows, rowsCause } from '../speak/rows.js';
import { worstFrame } from '../speak/shape-table.js';
import type { Subject } from '../surface.js';
import { countedRows } from './counted-rows.js';
import { planCounts } from './growth-by-counts.js';
import type { Plan } from './plan.js';

/** The growth of the statements that a subject issues, or of the rows that it fetches. */
export function planQueries(
  subject: Subject,
  request: GrowthRequest,
  of: 'queries' | 'rows',
): Pick<Plan, 'subject' | 'end' | 'measure'> {
  const rows = of === 'rows';
  return planCounts(
    {
      of,
      watched: watchQueries(subject, {}),
      countOf: (reading) => (rows ? reading.rows : reading.count),
      doubt: (readings) => (rows ? doubtRowGrowth(readings.map(countedRows)) : doubtGrowth(readings)),
      place: ({ shapes }) => (rows ? byRows(placeShapes(shapes)) : placeShapes(shapes)),
      cause: (placed, reading, result) =>
        rows ? rowsCause(placed, reading.rows, returnedItems(result)) : queriesCause(reading.shapes),
      heading: rows ? 'Fetched' : 'Issued',
      where: (placed, over) => [...shapeLines(placed), ...(over && rows ? worstFrame(placed) : [])],
      notes: queryNotes,
    },
    request,
  );
}
