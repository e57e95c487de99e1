import type { Entry } from './results.js';
import { shareOfLimit } from './share.js';

/** A budget's entry as its parts, each with the test of the whole; any other as it is. */
export function partsOf(entry: Entry): Entry[] {
  const { parts } = entry.record;
  if (!parts || parts.length === 0) return [entry];
  // Where a part is over, those that could not be told are not what failed.
  const culprit = parts.some(({ verdict }) => verdict.kind === 'over') ? 'over' : 'cannot tell';
  return parts.map((record) => ({ ...entry, failed: entry.failed && record.verdict.kind === culprit, record }));
}

/** What a reader looks at first: 0 failed, 1 cannot tell, 2 the rest. */
export function rankOf({ failed, record }: Entry): 0 | 1 | 2 {
  if (record.verdict.kind === 'cannot tell' && !record.error) return 1;
  return failed ? 0 : 2;
}

/** Failed first, then what could not be told, then the nearest to its limit. */
export function compareEntries(one: Entry, other: Entry): number {
  const share = (entry: Entry): number => shareOfLimit(entry.record) ?? -1;
  return rankOf(one) - rankOf(other) || Number(other.failed) - Number(one.failed) || share(other) - share(one);
}
