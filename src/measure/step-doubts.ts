import { doubt } from '../judge/doubts.js';
import type { CannotTell } from '../judge/verdict.js';
import { outgrows } from '../sensors/steps/allocated.js';
import type { Counting } from '../sensors/steps/counting.js';
import type { CountedCalls } from './counted-calls.js';
import type { CountedSize, GrowthBySteps } from './growth-steps.js';
import { isOutOfTime } from './unended.js';

/** Why a verdict does not stand: the counters ran over, or, for a pass, something was executed that cannot be counted; undefined where it does. */
export async function doubtSteps(
  { sizes, verdict }: GrowthBySteps,
  calls: Pick<CountedCalls, 'weigh'>,
  counting: Pick<Counting, 'uncounted'>,
): Promise<CannotTell | undefined> {
  if (sizes.some(({ count }) => count.overflown)) {
    return doubt('the counts cannot be trusted', { seen: 'a call ran for more than 10 s, or a counter came to 2^31' });
  }
  if (verdict.kind !== 'within') return undefined;
  const missing = [
    ...counting.uncounted(sizes),
    ...new Set(sizes.flatMap(({ count }) => count.uncompiled.map((name) => `${name}, compiled earlier,`))),
    ...new Set(sizes.flatMap(({ count }) => count.unreadable)),
  ];
  const [first] = missing;
  if (first !== undefined) {
    const more = missing.length > 1 ? `, and ${missing.length - 1} more` : '';
    return doubt('not everything is counted', { seen: `${first} is not counted${more}` });
  }
  if (await outgrownByBytes(sizes, calls)) {
    return doubt('not everything is counted', { seen: 'the bytes that it allocates grow faster than its steps' });
  }
  return undefined;
}

/** How far apart, as a factor of n, the two sizes are whose bytes are compared: wide enough for half a power to show. */
const apart = 8;

/** Compares the bytes of the largest size with those of a smaller one. False where they cannot be had. */
async function outgrownByBytes(sizes: readonly CountedSize[], calls: Pick<CountedCalls, 'weigh'>): Promise<boolean> {
  const large = sizes.at(-1);
  const small = large && sizes.findLast(({ n }) => n <= large.n / apart);
  if (!large || !small) return false;
  try {
    const bytes = [await calls.weigh(small.n, small.seed), await calls.weigh(large.n, large.seed)] as const;
    if (bytes[0] === undefined || bytes[1] === undefined) return false;
    const weighed = ({ n, count }: CountedSize, bytes: number) => ({ n, steps: count.total, bytes });
    return outgrows(weighed(small, bytes[0]), weighed(large, bytes[1]));
  } catch (error) {
    if (isOutOfTime(error)) return false;
    throw error;
  }
}
