import type { GrowthBound } from '../judge/bound.js';
import type { Call } from './caller.js';
import type { Slot } from './explore.js';
import { pageFaultMs } from './page-faults.js';

/** What is taken out for page faults: less than they cost by the measure of another moment. */
const believedFaults = 0.85;

/** Fewer faults than this are not the subject's: V8's large objects take 33 pages or more. */
const fewestFaults = 16;

/** No call is taken to be page faults for more than this share of it. */
const mostFaults = 0.7;

/** The bound allows what takes memory in proportion to n: its exponent over the sizes is 0.9 or more. */
export function growsLikeN(bound: GrowthBound, sizes: readonly { readonly n: number }[]): boolean {
  const [first, last] = [sizes[0]?.n ?? 1, sizes.at(-1)?.n ?? 1];
  return last > first && bound.at(last) / bound.at(first) >= (last / first) ** 0.9;
}

/**
 * The calls of a size without the time that page faults took: fresh memory costs as much for any code, but only beyond what the process had before. It grows with n
 * all the same, so this is for bounds that allow n (see growsLikeN). No call is taken to have more faults than the lower median of the size's calls: threads that compile or collect garbage have theirs now and then.
 *
 * @param cost of a fault, in milliseconds
 */
export function withoutFaults({ n, calls }: Slot, cost: number = pageFaultMs()): Slot {
  const counts = calls.map(({ pageFaults = 0 }) => pageFaults).sort((a, b) => a - b);
  const usual = counts[(counts.length - 1) >> 1] ?? 0;
  const withoutFault = (call: Call): Call => {
    const faults = Math.min(call.pageFaults ?? 0, usual);
    if (faults < fewestFaults) return call;
    return { ...call, ms: call.ms - Math.min(mostFaults * call.ms, believedFaults * cost * faults) };
  };
  return { n, calls: calls.map(withoutFault) };
}
