import { type Again, explainTime, untaken } from '../explain/time/index.js';
import { Caller } from '../measure/caller.js';
import { debuggerAttached } from '../measure/debugger.js';
import { builtin } from '../runtime.js';
import { hotPlaces, speakHotLines } from '../speak/hot-lines.js';
import type { Outcome, Plan } from './plan.js';

/** Milliseconds of running under the profile, for each size. */
const profiled = 300;
/** A busy machine gets so many times as long. */
const stretch = 4;
/** Milliseconds that starting and ending a profile may take. */
const around = 300;
/** Milliseconds below which no profile is begun. */
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
  // A test that has little time left has none for this.
  if (time(explain.sizes.length * profiled + around) < explain.sizes.length * least + around) return outcome;
  const mostMs = stretch * profiled;
  const ms = Math.min(Math.max(profiled, 1.2 * (explain.callMs || 0)), mostMs);
  try {
    const { input } = options;
    const again: Again = {
      caller: (most) =>
        new Caller(explain.subject ?? subject, {
          ...options,
          input: input && untaken(input),
          name,
          timeBudget: time(most),
          signal,
        }),
      ms,
      mostMs,
      sizes: explain.sizes,
      ...(explain.bound ? { bound: explain.bound } : {}),
      ...(explain.stretch ? { stretch: explain.stretch } : {}),
    };
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
