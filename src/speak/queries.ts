import type { PlacedShape } from '../explain/statements.js';
import type { QueryReading } from '../sensors/queries/index.js';
import { count, plural } from './format.js';
import type { Speech } from './message.js';
import { shapeTable, worstPlace } from './shape-table.js';

/** Rows of statement shapes, most frequent first, each with the user's lines that issued it. */
export function shapeLines(placed: readonly PlacedShape[]): string[] {
  return shapeTable(placed, ['queries', 'distinct values', 'rows'], 'statement', (shape) => [
    count(shape.count),
    count(shape.distinctValues),
    shape.rows === undefined ? '?' : count(shape.rows),
  ]);
}

/** What is worth knowing of a watched call besides its counts. */
export function queryNotes({ stillRunning, excluded }: QueryReading): string[] {
  return [
    ...(stillRunning > 0
      ? [
          `${plural(stillRunning, 'query was', 'queries were')} still running when the call ended: something is not awaited.`,
        ]
      : []),
    ...(excluded > 0 ? [`Not counted: ${plural(excluded, 'housekeeping statement')} such as BEGIN and COMMIT.`] : []),
  ];
}

/** The speech of toIssueAtMostQueries. */
export function speakQueries(
  reading: QueryReading,
  placed: readonly PlacedShape[],
  { subject, max, warmUp, over }: { subject: string; max: number; warmUp: boolean; over: boolean },
): Speech {
  const issued = `${subject} issued ${plural(reading.count, 'query', 'queries')}`;
  const limit = over ? `over the limit of ${count(max)}` : `within the limit of ${count(max)}`;
  return {
    finding: `${issued}${warmUp ? ' in its second call' : ''}, ${limit}.`,
    where: shapeLines(placed),
    notes: queryNotes(reading),
    place: worstPlace(placed),
    measured: `${reading.clients.join(', ') || 'no client'} watched, exact counts`,
  };
}
