import { explainSteps, type GrowingSteps, type Probes } from '../explain/step-growth.js';
import type { CauseOfLine } from '../explain/time/hot-lines.js';
import { CountedCalls } from '../measure/counted-calls.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { type GrowthBySteps, measureGrowthBySteps } from '../measure/growth-steps.js';
import { doubtSteps } from '../measure/step-doubts.js';
import { isOutOfTime } from '../measure/unended.js';
import type { Counting } from '../sensors/steps/counting.js';
import { speakGrowth } from '../speak/growth.js';
import { placesOf, speakSteps } from '../speak/step-lines.js';
import type { Subject } from '../surface.js';
import { checkEnded } from './check-ended.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';
import type { Measuring, Outcome, Plan } from './plan.js';

/** Judges growth by the steps that calls take. */
export function planSteps(
  subject: Subject,
  request: GrowthRequest,
  counting: Counting,
  realm: typeof globalThis = globalThis,
): Pick<Plan, 'subject' | 'measure' | 'stretches'> {
  const counted = new CountedCalls(subject, counting, realm);
  return {
    subject: counted.subject,
    stretches: true,
    async measure({ caller, name }: Measuring): Promise<Outcome> {
      const calls = counted.by(caller, (call) => checkEnded(call, name));
      const found = await measureGrowthBySteps(
        (n, seed) => calls.measure(n, seed),
        request,
        () => caller.timeLeft,
      );
      const doubted = await doubtSteps(found, calls, counting);
      const explained = doubted
        ? undefined
        : await explain(found, request, calls, (rows, hit) => counting.watchEntries(rows, hit, realm));
      const speech = speakGrowth(found, { subject: name, bound: request.bound, of: 'steps' });
      const outcome = judgedUpTo(found, request.upTo);
      const likely = explained && (await causeOf(explained));
      return {
        ...outcome,
        ...(doubted && !outcome.fails ? { verdict: doubted } : {}),
        measured: measuredGrowth(found, 'steps'),
        ...(explained ? { places: placesOf(explained) } : {}),
        ...(likely ? { cause: likely.cause } : {}),
        speech: explained ? { ...speech, ...speakSteps(explained, likely) } : speech,
      };
    },
  };
}

/** The likely cause of what the line does in which steps grew most, with its place: counts and the source are exact evidence. */
async function causeOf({ rows: [first] }: GrowingSteps): Promise<CauseOfLine | undefined> {
  if (!first || !('compiled' in first) || !first.compiled) return undefined;
  const loaded = await import('../explain/time/hot-lines.js').catch(() => undefined);
  const { script, line } = first.compiled;
  return loaded?.causeOfLine(script, line);
}

/** Where it grows, when it is over; undefined where the calls that would show it cannot be made again in the time that is left. */
async function explain(
  { verdict, sizes }: GrowthBySteps,
  { bound }: GrowthRequest,
  calls: CountedCalls,
  watchEntries: Probes['watchEntries'],
): Promise<GrowingSteps | undefined> {
  if (verdict.kind !== 'over') return undefined;
  try {
    return await explainSteps(sizes, bound, {
      call: (n, seed) => calls.count(n, seed),
      watchWalks(onWalk) {
        calls.onWalk = onWalk;
      },
      watchEntries,
    });
  } catch (error) {
    if (isOutOfTime(error)) return undefined;
    throw error;
  }
}
