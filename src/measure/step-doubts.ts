import { doubt } from '../judge/doubts.js';
import type { CannotTell } from '../judge/verdict.js';
import { type Allocated, goWithSteps, outgrows } from '../sensors/steps/allocated.js';
import type { Counting } from '../sensors/steps/counting.js';
import { copies } from '../sensors/steps/uncounted.js';
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
  const uncounted = counting.uncounted(sizes);
  const missing = [
    ...uncounted,
    ...new Set(sizes.flatMap(({ count }) => count.uncompiled.map((name) => `${name}, compiled earlier,`))),
    ...new Set(sizes.flatMap(({ count }) => count.unreadable)),
  ];
  const hidden = missing.filter((what) => !copies.has(what));
  const bytes = hidden.length > 0 ? 'unknown' : await weighBytes(sizes, calls);
  const [first] = missing;
  if (first !== undefined && bytes !== 'alike') {
    const more = missing.length > 1 ? `, and ${missing.length - 1} more` : '';
    return doubt('not everything is counted', { seen: `${first} is not counted${more}` });
  }
  if (bytes === 'outgrown') {
    return doubt('not everything is counted', { seen: 'the bytes that it allocates grow faster than its steps' });
  }
  return undefined;
}

/** How far apart, as a factor of n, the two sizes are whose bytes are compared: wide enough for half a power to show. */
const apart = 8;

/**
 * Compares the bytes of the largest size with those of a smaller one: 'alike' where they surely went with the steps, 'unknown' where neither can be said or
 * they cannot be had. The largest is weighed once more before it is blamed: what a first call makes ready (tables that grow, code that is compiled) is not
 * the subject's growth.
 */
async function weighBytes(
  sizes: readonly CountedSize[],
  calls: Pick<CountedCalls, 'weigh'>,
): Promise<'alike' | 'outgrown' | 'unknown'> {
  const large = sizes.at(-1);
  const small = large && sizes.findLast(({ n }) => n <= large.n / apart);
  if (!large || !small) return 'unknown';
  const weigh = async ({ n, seed, count }: CountedSize): Promise<Allocated | undefined> => {
    const bytes = await calls.weigh(n, seed);
    return bytes === undefined ? undefined : { n, steps: count.total, bytes };
  };
  try {
    const before = await weigh(small);
    const after = await weigh(large);
    if (!before || !after) return 'unknown';
    if (goWithSteps(before, after)) return 'alike';
    if (!outgrows(before, after)) return 'unknown';
    const again = await weigh(large);
    return again && outgrows(before, again) ? 'outgrown' : 'unknown';
  } catch (error) {
    if (isOutOfTime(error)) return 'unknown';
    throw error;
  }
}
