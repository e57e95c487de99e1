import { type CountedStatements, doubtCount, unseen } from './query-limit.js';
import { cannotTell, over, type Verdict, within } from './verdict.js';

/** What was seen of one call: its statements, the rows that they gave, and the statements whose rows nobody told. */
export interface CountedRows extends CountedStatements {
  rows: number;
  untold: number;
}

type Doubted = { verdict: Verdict; fails?: boolean };

function untoldRows({ untold, clients }: CountedRows): Doubted {
  return {
    verdict: cannotTell(
      'set-up',
      `the rows of ${untold} ${untold === 1 ? 'query are' : 'queries are'} not known: ${untold === 1 ? 'it' : 'they'} had not ended, failed, or ${clients.join(', ')} did not tell of them`,
      'await every query; let an adapter tell the rows: on({ text, rows })',
    ),
  };
}

/** Queries without rows: an empty table says nothing of a limit. */
function noRows(queries: number, none: string): Doubted {
  return {
    verdict: cannotTell(
      'set-up',
      `no row was fetched, by ${queries} ${queries === 1 ? 'query' : 'queries'}`,
      `seed rows that the call fetches; if no row is right, ${none}`,
    ),
  };
}

/** Judges the rows that a call fetched, exactly. A limit above 0 with nothing fetched is doubted, for an empty table and a blind counter look the same. */
export function judgeRowLimit(seen: CountedRows, max: number): Doubted {
  if (seen.clients.length > 0 && seen.rows > max) return { verdict: over };
  const doubt = doubtCount(seen);
  if (doubt) return doubt;
  if (seen.untold > 0) return untoldRows(seen);
  if (seen.rows > 0 || max === 0) return { verdict: within };
  if (seen.count === 0) return unseen(seen, 'say toFetchAtMostRows(0)');
  return noRows(seen.count, 'say toFetchAtMostRows(0)');
}

/** Why a growth of rows cannot be trusted, where it cannot: one of its counts is doubted, or none of its calls fetched any. */
export function doubtRowGrowth(seen: readonly CountedRows[]): Doubted | undefined {
  const doubt = seen.map(doubtCount).find((doubt) => doubt !== undefined);
  const last = seen.at(-1);
  if (doubt || !last) return doubt;
  const untold = seen.find(({ untold }) => untold > 0);
  if (untold) return untoldRows(untold);
  if (seen.some(({ rows }) => rows > 0)) return undefined;
  if (seen.every(({ count }) => count === 0)) return unseen(last, 'assert toIssueAtMostQueries(0) instead');
  return noRows(last.count, 'assert toFetchAtMostRows(0) instead');
}
