import { explainSteps, type GrowingSteps, type Probes } from '../explain/step-growth.js';
import { doubt } from '../judge/doubts.js';
import { InputTooSlow } from '../measure/caller.js';
import { now } from '../measure/clock.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { type CountedSize, type GrowthBySteps, measureGrowthBySteps } from '../measure/growth-steps.js';
import { SeededRandom } from '../measure/seeded-random.js';
import { Unended } from '../measure/unended.js';
import type { Counting } from '../sensors/steps/bridge.js';
import type { StepCount } from '../sensors/steps/counter.js';
import type { OnWalk } from '../sensors/steps/walks/index.js';
import { speakGrowth } from '../speak/growth.js';
import { placesOf, speakSteps } from '../speak/step-lines.js';
import type { Subject } from '../surface.js';
import type { Measuring, Outcome, Plan } from './assertion.js';
import { checkEnded } from './check-ended.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';

/** A counted call of more milliseconds may have counted beyond 2^31, unseen. */
const longestCounted = 10_000;

/** Judges growth by the steps that calls take. */
export function planSteps(
  subject: Subject,
  request: GrowthRequest,
  counting: Counting,
): Pick<Plan, 'subject' | 'measure'> {
  let read: (() => StepCount) | undefined;
  let tell: OnWalk | undefined;
  const counted: Subject = (...args) => {
    const { value, reading } = counting.watch(() => subject(...args), tell);
    read = reading;
    return value;
  };
  return {
    subject: counted,
    async measure({ caller, name }: Measuring): Promise<Outcome> {
      const random = new SeededRandom();
      const callOnce = async (n: number, seed: number): Promise<StepCount> => {
        random.start(seed);
        try {
          const call = await caller.call(n);
          checkEnded(call, name);
          return { ...(read as () => StepCount)(), ...(call.ms > longestCounted ? { overflown: true } : {}) };
        } finally {
          random.stop();
        }
      };
      const callAt = async (n: number, seed: number) => {
        const began = now();
        let count = await callOnce(n, seed);
        // Compiled before counting began: a dependency that was loaded early, the runtime's own code.
        if (count.uncompiled.length > 0 && counting.recompile()) count = await callOnce(n, seed);
        return { count, seed, random: random.used, ms: now() - began };
      };
      const found = await measureGrowthBySteps(callAt, request, () => caller.timeLeft);
      const doubted = doubtCounts(found, counting);
      const explained = await explain(found, request, {
        call: callOnce,
        watchWalks(onWalk) {
          tell = onWalk;
        },
        watchEntries: (rows, hit) => counting.watchEntries(rows, hit),
      });
      const speech = speakGrowth(found, { subject: name, bound: request.bound, of: 'steps' });
      const outcome = judgedUpTo(found, request.upTo);
      return {
        ...outcome,
        ...(doubted && outcome.verdict.kind === 'within' ? { verdict: doubted } : {}),
        measured: measuredGrowth(found, 'steps'),
        ...(explained ? { places: placesOf(explained) } : {}),
        speech: explained ? { ...speech, ...speakSteps(explained) } : speech,
      };
    },
  };
}

/** Why a pass does not stand: something was executed that cannot be counted. */
function doubtCounts({ sizes, verdict }: GrowthBySteps, counting: Counting): Outcome['verdict'] | undefined {
  if (verdict.kind !== 'within') return undefined;
  if (sizes.some(({ count }) => count.overflown)) {
    return doubt('the counts cannot be trusted', { seen: 'a call ran for more than 10 s, or a counter came to 2^31' });
  }
  const missing = [
    ...growingUncounted(sizes),
    ...counting.uncounted(sizes),
    ...new Set(sizes.flatMap(({ count }) => count.uncompiled.map((name) => `${name}, compiled earlier,`))),
    ...new Set(sizes.flatMap(({ count }) => count.unreadable)),
  ];
  const [first] = missing;
  if (first === undefined) return undefined;
  const more = missing.length > 1 ? `, and ${missing.length - 1} more` : '';
  return doubt('not everything is counted', { seen: `${first} is not counted${more}` });
}

/** What built-ins were given ever more of and cannot be counted; a constant use of it hides no growth. */
function growingUncounted(sizes: readonly CountedSize[]): string[] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last) return [];
  return [...last.count.uncounted].flatMap(([what, size]) =>
    size > 2 * (first.count.uncounted.get(what) ?? 0) || size === Number.POSITIVE_INFINITY ? [what] : [],
  );
}

/** Where it grows, when it is over; undefined where the calls that would show it cannot be made again in the time that is left. */
async function explain(
  { verdict, sizes }: GrowthBySteps,
  { bound }: GrowthRequest,
  probes: Probes,
): Promise<GrowingSteps | undefined> {
  if (verdict.kind !== 'over') return undefined;
  try {
    return await explainSteps(sizes, bound, probes);
  } catch (error) {
    if (error instanceof Unended || error instanceof InputTooSlow) return undefined;
    throw error;
  }
}
