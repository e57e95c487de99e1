import type { Place } from '../explain/source-position.js';
import { stepLines } from '../explain/step-lines.js';
import { doubt } from '../judge/doubts.js';
import { now } from '../measure/clock.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { type CountedSize, type GrowthBySteps, measureGrowthBySteps } from '../measure/growth-steps.js';
import { SeededRandom } from '../measure/seeded-random.js';
import type { Counting } from '../sensors/steps/bridge.js';
import type { StepCount } from '../sensors/steps/counter.js';
import { WalkSites } from '../sensors/steps/walk-sites.js';
import { speakGrowth } from '../speak/growth.js';
import { whereItGrows } from '../speak/step-lines.js';
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
  let sites: WalkSites | undefined;
  const counted: Subject = (...args) => {
    const { value, reading } = counting.watch(() => subject(...args), sites?.onWalk);
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
      const explained =
        found.verdict.kind === 'over'
          ? await explain(found, request, callOnce, (on) => {
              sites = on;
            })
          : undefined;
      const speech = speakGrowth(found, { subject: name, bound: request.bound, of: 'steps' });
      const outcome = judgedUpTo(found, request.upTo);
      return {
        ...outcome,
        ...(doubted && outcome.verdict.kind === 'within' ? { verdict: doubted } : {}),
        measured: measuredGrowth(found, 'steps'),
        ...(explained ? { places: explained.places } : {}),
        speech: explained ? { ...speech, where: explained.where, place: explained.place } : speech,
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
    ...counting.uncounted(sizes),
    ...new Set(sizes.flatMap(({ count }) => count.uncompiled.map((name) => `${name}, compiled earlier,`))),
    ...new Set(sizes.flatMap(({ count }) => count.unreadable)),
  ];
  const [first] = missing;
  if (first === undefined) return undefined;
  const more = missing.length > 1 ? `, and ${missing.length - 1} more` : '';
  return doubt('not everything is counted', { seen: `${first} is not counted${more}` });
}

/** Calls the two largest sizes once more, to see from which lines built-ins walked. */
async function explain(
  { sizes }: GrowthBySteps,
  { bound }: GrowthRequest,
  callOnce: (n: number, seed: number) => Promise<StepCount>,
  watchSites: (sites: WalkSites | undefined) => void,
): Promise<{ where: string[]; place: string | undefined; places: Place[] } | undefined> {
  const [smaller, larger] = sizes.slice(-2);
  if (!smaller || !larger) return undefined;
  const withSites = async ({ n, seed, count }: CountedSize) => {
    const sites = new WalkSites(count.walks);
    watchSites(sites);
    try {
      if (count.walks.size > 0) await callOnce(n, seed);
    } finally {
      watchSites(undefined);
    }
    return { count, sites: sites.sites };
  };
  const rows = stepLines([await withSites(smaller), await withSites(larger)]);
  const allowed = bound.at(larger.n) / bound.at(smaller.n);
  const { where, place, grown } = whereItGrows(rows, { sizes: [smaller.n, larger.n], allowed });
  const places = grown.map(({ place, counts, walked }) => ({
    ...place,
    counts: [...counts],
    ...(walked.size > 0 ? { detail: `walks by ${[...walked.keys()].join(', ')}` } : {}),
  }));
  return { where, place, places };
}
