import type { Call } from './caller.js';
import type { Slot } from './explore.js';
import { pageFaultMs } from './page-faults.js';

/** What is taken out for page faults: less than they cost by the measure of another moment. */
const believedFaults = 0.85;

/** Fewer faults than this are not the subject's: V8's large objects take 33 pages or more. */
const fewestFaults = 16;

/** No call is taken to be page faults for more than this share of it. */
const mostFaults = 0.85;

/**
 * The calls of a size without the time that page faults took: fresh memory costs as much for any code, but only beyond what the process had before.
 *
 * @param cost of a fault, in milliseconds
 */
export function withoutFaults({ n, calls }: Slot, cost: number = pageFaultMs()): Slot {
  const withoutFault = (call: Call): Call => {
    const { ms, pageFaults: faults = 0 } = call;
    return faults < fewestFaults
      ? call
      : { ...call, ms: ms - Math.min(mostFaults * ms, believedFaults * cost * faults) };
  };
  return { n, calls: calls.map(withoutFault) };
}
