import type { PerfRecord } from '../record.js';

const bytesPer: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** A limit as a number: leaks have theirs as text, '64 B'. */
function numeric(limit: number | string): number | undefined {
  if (typeof limit === 'number') return limit;
  const [, value, unit = ''] = /^([\d.]+) ?([kKMG]?i?B)$/.exec(limit) ?? [];
  return value === undefined || !bytesPer[unit] ? undefined : Number(value) * bytesPer[unit];
}

/**
 * How much of its limit an assertion used: 0.8 is 80%, above 1 is over. For what must be at least so much (rates, being faster) the limit ÷ what was measured.
 * Undefined for growth, which follows its bound or does not, for what expects to be over, and for a limit of none that was kept.
 */
export function shareOfLimit({ requirement, measured, verdict }: PerfRecord): number | undefined {
  if (!measured || requirement.negated || requirement.unit === 'growth') return undefined;
  if (verdict.kind !== 'within' && verdict.kind !== 'over') return undefined;
  const limit = numeric(requirement.limit);
  if (limit === undefined) return undefined;
  const share =
    requirement.unit === 'calls/s' || requirement.unit === '×' ? limit / measured.value : measured.value / limit;
  return Number.isFinite(share) ? Math.max(0, share) : undefined;
}

/** Above this share of a limit a budget is near it. */
export const nearShare = 0.8;

/** Counts are the same in every run: of a small limit nothing but all lies above 80%, and 2 queries of 2 are what was asked for. */
const exactUnits = new Set(['queries', 'rows', 'requests', 'items', 'calls', 'repeats']);
const smallLimit = 5;

/** Whether an assertion that holds is near its limit, so that the next change may be over it. */
export function isNear(record: PerfRecord): boolean {
  const share = shareOfLimit(record);
  if (share === undefined || share <= nearShare || record.verdict.kind !== 'within') return false;
  return !(exactUnits.has(record.requirement.unit) && Number(record.requirement.limit) <= smallLimit);
}
