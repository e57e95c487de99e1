import { type CountedStatements, doubtCount, unseen } from './query-limit.js';
import { cannotTell, over, type Verdict, within } from './verdict.js';

/** Statements of one shape from one place that have the same values, and how many; values are known by hashes only. */
export interface CountedVariant {
  /** Of the values that say what the statement is about. */
  readonly picks: number;
  /** Of the values in lists of two and more; undefined without such a list. */
  readonly list: number | undefined;
  /** Of the values that choose a page. */
  readonly page: number;
  /** It has parameters whose values were not told. */
  readonly unknown: boolean;
  readonly count: number;
}

/** The statements of one shape from one place. */
export interface Repeated {
  /** They read: the same values again are a missing memo, which says nothing of statements that write. */
  readonly reads: boolean;
  readonly variants: readonly CountedVariant[];
}

/** What the statements of one shape from one place are: `repeated` for differing values, `same` for the same ones, `once` for neither. */
export interface RepeatJudgement {
  readonly kind: 'repeated' | 'same' | 'unknown' | 'once';
  /** Statements that repeat each other: pages of one reading count as one, batches not at all. */
  readonly count: number;
  /** Different values among them, pages and lists aside. */
  readonly distinct: number;
}

/**
 * Judges the statements of one shape from one place.
 * - Batches, whose lists differ, repeat nothing: chunks of a list, levels of a tree. Where what they read differs in other values too, they repeat all the same.
 * - The pages of one reading (OFFSET, a key with LIMIT) are one.
 *
 * @param repeats so many statements are too many
 */
export function judgeRepeats({ reads, variants }: Repeated, repeats: number): RepeatJudgement {
  const wide = variants.filter(({ list }) => list !== undefined);
  const batched = count(wide, ({ list }) => list) > 1 && !(reads && count(wide, ({ picks }) => picks) > 1);
  const judged = variants.filter(({ list }) => list === undefined || !batched);
  const pages = new Map<number, Set<number>>();
  const counts = new Map<number, number>();
  for (const { picks, page, count } of judged) {
    counts.set(picks, (counts.get(picks) ?? 0) + count);
    pages.set(picks, (pages.get(picks) ?? new Set()).add(page));
  }
  let total = 0;
  for (const [picks, count] of counts) total += (pages.get(picks)?.size ?? 0) > 1 ? 1 : count;
  const distinct = counts.size;
  const found = { count: total, distinct };
  if (total < repeats) return { kind: 'once', ...found };
  if (distinct > 1) return { kind: 'repeated', ...found };
  if (judged.some(({ unknown }) => unknown)) return { kind: 'unknown', ...found };
  return { kind: reads && variants.length === 1 ? 'same' : 'once', ...found };
}

const count = <T>(items: readonly T[], part: (item: T) => unknown): number => new Set(items.map(part)).size;

/** Judges a call: `over` where statements repeat each other, else `within` what can be told. */
export function judgeNPlusOne(
  seen: CountedStatements,
  judged: readonly RepeatJudgement[],
): { verdict: Verdict; fails?: boolean } {
  if (seen.clients.length > 0 && judged.some(({ kind }) => kind === 'repeated')) return { verdict: over };
  const doubt = doubtCount(seen);
  if (doubt) return doubt;
  const untold = judged.find(({ kind }) => kind === 'unknown');
  if (untold) {
    return {
      verdict: cannotTell(
        'set-up',
        `a statement was issued ${untold.count} times, and its client does not tell with which values`,
        'let the adapter tell them: on({ text, values })',
      ),
    };
  }
  return seen.count > 0 ? { verdict: within } : unseen(seen, 'say toIssueAtMostQueries(0)');
}
