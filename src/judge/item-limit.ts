import { type CannotTell, cannotTell, over, type Verdict, within } from './verdict.js';

/** What came back from one call. */
export interface CountedItems {
  count: number;
  /** Why it could not be counted, where it could not: 'it returned a string'. */
  unknown?: string;
}

const uncounted = (why: string): CannotTell =>
  cannotTell('set-up', why, 'pick what is to be counted: { items: (result) => result.products }');

/** A limit that nothing came near to says nothing: data that was never seeded looks the same. */
const empty = (none: string): CannotTell =>
  cannotTell(
    'set-up',
    'no item was returned',
    `check that input makes what the call is to find; if none is right, ${none}`,
  );

/** Judges a count of items, exactly: no statistics. A limit above 0 with nothing returned is doubted. */
export function judgeItemLimit(seen: CountedItems, max: number): Verdict {
  if (seen.unknown) return uncounted(seen.unknown);
  if (seen.count > max) return over;
  return seen.count > 0 || max === 0 ? within : empty('say toReturnAtMostItems(0)');
}

/** Why a growth of items cannot be trusted, where it cannot: a result that was not counted, or none that had items. */
export function doubtItemGrowth(seen: readonly CountedItems[]): { verdict: CannotTell } | undefined {
  const odd = seen.find(({ unknown }) => unknown !== undefined);
  if (odd?.unknown) return { verdict: uncounted(odd.unknown) };
  if (seen.some(({ count }) => count > 0)) return undefined;
  return { verdict: empty('assert toReturnAtMostItems(0) instead') };
}
