/** What a statement does, by its first word; `other`: commands of clients without SQL, administration. */
export type StatementKind = 'read' | 'insert' | 'update' | 'delete' | 'other';

const kinds: readonly [RegExp, StatementKind][] = [
  [/^(?:insert|replace|upsert)\b/i, 'insert'],
  [/^(?:update|merge)\b/i, 'update'],
  [/^delete\b/i, 'delete'],
  [/^(?:select|values|table)\b|^\(+select\b/i, 'read'],
  // MongoDB's and Redis's.
  [/^(?:find|aggregate|count|distinct|m?get|h(?:get|getall|mget)|exists|smembers|lrange|zrange)\b/i, 'read'],
  // WITH may end in a statement that writes.
  [/^with\b(?![\s\S]*\b(?:insert into|update|delete from)\b)/i, 'read'],
];

/** The kind of a statement's shape. */
export const statementKind = (shape: string): StatementKind =>
  kinds.find(([pattern]) => pattern.test(shape))?.[1] ?? 'other';

/** Statements that go on where an earlier one stopped: the next rows of a cursor. */
export const continuesCursor = (shape: string): boolean =>
  /^(?:fetch|move|getmore|scan|sscan|hscan|zscan)\b/i.test(shape);
