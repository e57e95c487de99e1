import { statementKind } from '../explain/statement-kind.js';
import type { CountedRows } from '../judge/row-limit.js';
import type { QueryReading } from '../sensors/queries/index.js';

/** The rows of a call for their judge. Statements that write give none, unless their client says so. */
export function countedRows(reading: QueryReading): CountedRows {
  const untold = reading.shapes.filter(
    ({ text, rows }) => rows === undefined && /^(?:read|other)$/.test(statementKind(text)),
  );
  return { ...reading, untold: untold.reduce((sum, { count }) => sum + count, 0) };
}
