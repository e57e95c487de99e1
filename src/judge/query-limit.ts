import { doubtOutsiders } from './outsiders.js';
import { cannotTell, over, type Verdict, within } from './verdict.js';

/** What was seen of one call: counted statements, those that may belong to another open scope, those that `matching` left out, and the clients that were watched. */
export interface CountedStatements {
  count: number;
  ambiguous: number;
  unmatched?: number;
  clients: readonly string[];
}

const noClient = cannotTell(
  'set-up',
  'no database client is watched, so its queries cannot be counted',
  "watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb",
);

/** Why a count of statements cannot be trusted, where it cannot. `fails`: a blind counter fails plain and under `.not`. */
export function doubtCount({
  ambiguous,
  clients,
}: CountedStatements): { verdict: Verdict; fails?: boolean } | undefined {
  if (clients.length === 0) return { verdict: noClient, fails: true };
  if (ambiguous === 0) return undefined;
  return { verdict: doubtOutsiders(ambiguous, 'query', 'queries') };
}

/** Nothing was counted where something was to be expected: a blind counter looks the same, and so does a pattern that fits nothing. */
export function unseen({ clients, unmatched = 0 }: CountedStatements, none: string): { verdict: Verdict } {
  if (unmatched > 0) {
    return {
      verdict: cannotTell(
        'set-up',
        `no query has a shape that \`matching\` fits; ${unmatched} ${unmatched === 1 ? 'other was' : 'others were'} issued`,
        `compare \`matching\` with the statements that the call issues (toIssueAtMostQueries(0) without it lists them; values are \`?\` there); if none is to match, ${none}`,
      ),
    };
  }
  return {
    verdict: cannotTell(
      'set-up',
      `no query was seen, though ${clients.join(', ')} ${clients.length === 1 ? 'is' : 'are'} watched`,
      `check that the call reaches the database; if another client does the work, watch it; if no query is right, ${none}`,
    ),
  };
}

/** Why a growth of statements cannot be trusted, where it cannot: one of its counts is doubted, or none of its calls issued any. */
export function doubtGrowth(seen: readonly CountedStatements[]): { verdict: Verdict; fails?: boolean } | undefined {
  const doubt = seen.map(doubtCount).find((doubt) => doubt !== undefined);
  const last = seen.at(-1);
  if (doubt || !last || seen.some(({ count }) => count > 0)) return doubt;
  return unseen(last, 'assert toIssueAtMostQueries(0) instead');
}

/** Judges a count of statements, exactly: no statistics. A limit above 0 with nothing seen is doubted, for a blind counter looks the same. */
export function judgeQueryLimit(seen: CountedStatements, max: number): { verdict: Verdict; fails?: boolean } {
  if (seen.clients.length > 0 && seen.count > max) return { verdict: over };
  const doubt = doubtCount(seen);
  if (doubt) return doubt;
  if (seen.count > 0 || max === 0) return { verdict: within };
  return unseen(seen, 'say toIssueAtMostQueries(0)');
}
