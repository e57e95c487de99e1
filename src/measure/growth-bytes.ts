import type { GrowthBound } from '../judge/bound.js';
import { doubt } from '../judge/doubts.js';
import { judgeBytes } from '../judge/growth-bytes.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import type { GrowthByCount } from './growth-counts.js';
import type { GrowthRequest } from './growth-request.js';
import { reachOf } from './reach.js';

/** The largest size that is chosen where none is given, and the least. */
const largest = 65_536;
const smallest = 16;
/** Fewest sizes of a verdict where none were given: each is four times the last, so a quarter of a power shows. */
const fewest = 4;

/** Sizes that are each four times the last; up to `upTo` where it is given. */
export function byteSizes(upTo?: number): number[] {
  const top = upTo ?? largest;
  const first = Math.max(1, Math.min(smallest, Math.floor(top / 64)));
  const sizes: number[] = [];
  for (let n = first; n < top; n *= 4) sizes.push(n);
  return [...sizes, top];
}

function verdictOf(
  series: readonly { n: number; value: number }[],
  needed: number,
  wanted: number,
  bound: GrowthBound,
): { verdict: Verdict; exponent?: number; flat?: boolean } {
  if (series.length < Math.max(3, needed)) {
    return {
      verdict: doubt('too few sizes within the time budget', {
        seen: `${series.length} of ${wanted} sizes fitted into it`,
      }),
    };
  }
  const { kind, exponent, flat } = judgeBytes(series, bound);
  const verdict = kind === 'within' ? within : kind === 'over' ? over : doubt('the sizes cannot tell');
  return { verdict, exponent, flat };
}

/**
 * Judges growth of bytes to half a power of n: size by size, smallest first, as long as the next can be expected to take no more than half of the time left.
 *
 * @param bytesAt reads the bytes of calls of size n; undefined where a size cannot be read: it is left out, see `why`
 * @param why the verdict where too few could be read
 */
export async function measureGrowthByBytes(
  bytesAt: (n: number) => Promise<number | undefined>,
  request: GrowthRequest,
  timeLeft: () => number,
  why: () => Verdict,
): Promise<GrowthByCount> {
  const { bound, upTo } = request;
  const sizes = request.sizes ?? byteSizes(upTo);
  const series: { n: number; value: number }[] = [];
  let last = { n: 1, ms: 0 };
  let fixed = Number.POSITIVE_INFINITY;
  let unread: Verdict | undefined;
  for (const n of sizes) {
    const left = timeLeft();
    // Quadratic code takes sixteen times as long for four times the size; collections take their time for any.
    const foreseen = last.ms === 0 ? 0 : fixed + (last.ms - fixed) * (n / last.n) ** 2;
    if (left <= 0 || foreseen > (series.length < fewest ? left : left / 2)) break;
    const value = await bytesAt(n);
    if (value === undefined) unread = why();
    else series.push({ n, value });
    last = { n, ms: Math.max(0.01, left - timeLeft()) };
    fixed = Math.min(fixed, last.ms);
  }
  const judged = verdictOf(series, request.sizes ? sizes.length : Math.min(fewest, sizes.length), sizes.length, bound);
  const verdict = unread && series.length < (request.sizes ? sizes.length : fewest) ? unread : judged.verdict;
  const reach = reachOf(series, upTo, verdict);
  return {
    verdict,
    series,
    ...(judged.exponent === undefined ? {} : { exponent: judged.exponent }),
    ...reach,
    notes: [
      ...(judged.flat && bound.text !== '1'
        ? [`The bytes did not grow up to n = ${reach.to.toLocaleString('en')}.`]
        : []),
      'Of bytes, powers half apart are told apart, log factors are not.',
    ],
  };
}
