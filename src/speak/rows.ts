import { isFarAbove } from '../explain/returned.js';
import type { PlacedShape } from '../explain/statements.js';
import type { Cause } from '../record.js';
import type { QueryReading } from '../sensors/queries/index.js';
import { count, plural } from './format.js';
import type { Speech } from './message.js';
import { queryNotes, shapeLines } from './queries.js';
import { shapeText, worstFrame, worstPlace } from './shape-table.js';

/** Shapes with those first that gave most rows. */
export const byRows = (placed: readonly PlacedShape[]): PlacedShape[] =>
  [...placed].sort((a, b) => (b.shape.rows ?? 0) - (a.shape.rows ?? 0));

/** What a statement lacks that would have left rows in the database. */
function lacks(text: string): string | undefined {
  const filters = /\bwhere\b/i.test(text);
  const limits = /\blimit\b|\bfetch (?:first|next)\b|\btop\b/i.test(text);
  if (filters) return limits ? undefined : 'no LIMIT';
  return limits ? 'no WHERE' : 'no WHERE and no LIMIT';
}

/**
 * Why so many rows were fetched: to filter, cut or add them up, where far fewer items were returned; because nothing limits them, where all were.
 * @param returned items of the result, where that is known
 */
export function rowsCause(
  placed: readonly PlacedShape[],
  rows: number,
  returned: number | undefined,
): Cause | undefined {
  const [worst] = byRows(placed);
  if (!worst || returned === undefined) return undefined;
  const { shape } = worst;
  const lacking = lacks(shape.text);
  const statement = lacking ? ` \`${shapeText(shape.text, 100)}\` has ${lacking}.` : '';
  if (isFarAbove(rows, returned, shape.count === 1 && shape.rows === rows)) {
    return {
      id: 'load-to-filter',
      sentence: `rows are loaded to be filtered, cut or added up by code: ${plural(rows, 'row')} fetched, ${plural(returned, 'item')} returned.${statement}`,
      fix: 'let the database choose: WHERE for a filter, LIMIT for a page, count or sum for a total.',
    };
  }
  if (shape.count > 1 || !lacking?.includes('LIMIT') || 2 * returned < rows) return undefined;
  return {
    id: 'no-pagination',
    sentence: `no pagination: all rows that there are get fetched and returned.${statement}`,
    fix: 'give the statement a LIMIT, and let the caller ask for the next page by the last key.',
  };
}

/** The speech of toFetchAtMostRows. */
export function speakRows(
  reading: QueryReading,
  placed: readonly PlacedShape[],
  {
    subject,
    max,
    warmUp,
    over,
    returned,
  }: { subject: string; max: number; warmUp: boolean; over: boolean; returned: number | undefined },
): Speech {
  const far = returned !== undefined && isFarAbove(reading.rows, returned, reading.count === 1);
  const fetched = `${subject} fetched ${plural(reading.rows, 'row')}`;
  const kept = far ? ` and returned ${plural(returned, 'item')}` : '';
  const limit = `${over ? 'over' : 'within'} the limit of ${count(max)}`;
  const sorted = byRows(placed);
  return {
    finding: `${fetched}${warmUp ? ' in its second call' : ''}${kept}, ${limit}.`,
    where: [...shapeLines(sorted), ...(over ? worstFrame(sorted) : [])],
    notes: queryNotes(reading),
    place: worstPlace(sorted),
    measured: `${reading.clients.join(', ') || 'no client'} watched, exact counts`,
  };
}
