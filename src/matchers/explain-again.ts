import { type Again, explainTime } from '../explain/time/index.js';
import { Caller } from '../measure/caller.js';
import { debuggerAttached } from '../measure/debugger.js';
import { builtin } from '../runtime.js';
import { hotPlaces, speakHotLines } from '../speak/hot-lines.js';
import type { Subject } from '../surface.js';
import type { Outcome, Plan } from './plan.js';

/** Milliseconds of calls under the profile, for each size. */
const profiled = 300;
/** Milliseconds below which no profile is begun: starting one takes some itself. */
const least = 60;

/** Calls the subject of an assertion that is over again, under V8's profile, and adds where its time goes; as it is where that cannot be told, or told in time. */
export async function explainAgain(
  outcome: Outcome,
  { subject, options }: Plan,
  { name, signal, time }: { name: string; signal: AbortSignal; time: (ms: number) => number },
): Promise<Outcome> {
  const { explain, verdict } = outcome;
  if (verdict.kind !== 'over' || !explain || explain.sizes.length === 0 || !builtin || debuggerAttached())
    return outcome;
  const budget = time(explain.sizes.length * profiled + 200);
  const ms = Math.min(profiled, (budget - 50) / explain.sizes.length);
  if (ms < least) return outcome;
  try {
    const { input } = options;
    // Found again by this name in the profile: what is below it is not the subject's.
    const untaken =
      input &&
      function perfMatchersUntaken(n: number): unknown {
        return input(n);
      };
    const caller = new Caller(subject as Subject, { ...options, input: untaken, name, timeBudget: budget, signal });
    const again: Again = { caller, ms, sizes: explain.sizes, ...(explain.bound ? { bound: explain.bound } : {}) };
    const explained = await explainTime(again);
    if (!explained) return outcome;
    return {
      ...outcome,
      places: hotPlaces(explained),
      ...(explained.cause ? { cause: explained.cause } : {}),
      speech: { ...outcome.speech, ...speakHotLines(explained) },
    };
  } catch (error) {
    // What was measured stands, whatever a call more came to.
    if ((error as Error).name === 'Abandoned') throw error;
    return outcome;
  }
}
