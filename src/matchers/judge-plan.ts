import { doubt } from '../judge/doubts.js';
import { type Caller, InputTooSlow } from '../measure/caller.js';
import { debuggerAttached } from '../measure/debugger.js';
import { alone } from '../measure/lock.js';
import type { Speech } from '../speak/message.js';
import { type RunningTest, shared } from '../state.js';
import { endFollowing, follow } from './follow.js';
import { judgedAway } from './judged-here.js';
import type { Measuring, Outcome, Plan } from './plan.js';

/** Says nothing: there is nothing to show beside the verdict. */
export const silent: Speech = { finding: '', measured: '' };

/** The budget that is left for an assertion, so that the runner's own timeout never speaks first. */
function shrink(budget: number, test: RunningTest | undefined): number {
  const left = test?.timeLeft() ?? Number.POSITIVE_INFINITY;
  return Math.min(budget, left - Math.min(300, left * 0.1));
}

/** Another test than this one runs, and does not only wait for the lock. */
function isBusy(test: RunningTest | undefined): boolean {
  const { runner, waiting } = shared();
  return (runner?.running() ?? 0) - waiting > (test ? 1 : 0);
}

async function measureAlone(
  plan: Plan,
  measuring: () => Measuring,
  test: RunningTest | undefined,
  explain: (outcome: Outcome) => Promise<Outcome>,
): Promise<Outcome> {
  const { runner } = shared();
  if (!plan.timed) return plan.measure(measuring());
  if (runner?.coverage()) {
    return { verdict: doubt('coverage is on', { seen: 'it slows the code down' }), speech: silent };
  }
  return alone(async () => {
    const startedBefore = runner?.started() ?? 0;
    const busyBefore = isBusy(test);
    const measured = measuring();
    const outcome = await plan.measure(measured);
    // Noise only adds: what was within its limit in spite of it is within it anyway. Growth is a comparison, so neither of its verdicts stands.
    if (outcome.verdict.kind === 'within' && plan.requirement.unit === 'ms') return outcome;
    if (plan.requirement.metric !== 'steps' && debuggerAttached())
      return { ...outcome, verdict: doubt('a debugger is attached'), fails: false };
    const others = busyBefore || isBusy(test) || (runner?.started() ?? 0) !== startedBefore;
    if (!others || !measured.caller.async) return outcome.explain ? explain(outcome) : outcome;
    return { ...outcome, verdict: doubt('other tests ran meanwhile', { seen: 'in the same process' }), fails: false };
  });
}

/** An outcome for what stopped the measuring before there was one; anything that is the user's to see is thrown. */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof InputTooSlow)) throw error;
  return {
    verdict: doubt('the input costs more than the subject', {
      seen: error.message,
      next: 'make input cheaper (build it from a prepared fixture), choose smaller sizes, or raise timeBudget',
    }),
    speech: silent,
  };
}

/** For whom a plan is judged. */
export interface Judging extends Omit<Measuring, 'caller'> {
  /** Milliseconds that there are, where the plan and the test's timeout do not say less. */
  readonly most?: number;
}

/** A caller of the plan's subject, with what is left of the time. */
export function callerOf<C extends Caller>(
  plan: Plan,
  { name, test, signal, most = Number.POSITIVE_INFINITY }: Judging,
  Class: new (...args: ConstructorParameters<typeof Caller>) => C,
): C {
  const { subject, options, stretches } = plan;
  const timeBudget = shrink(Math.min(plan.timeBudget, most), test);
  return new Class(subject, {
    ...options,
    name,
    timeBudget,
    onCall: follow(plan, name, test?.file ?? '', timeBudget),
    ...(stretches ? { mostTime: shrink(most, test) } : {}),
    signal,
  });
}

/**
 * Measures and judges what a plan asks for, and explains an `over`.
 * @param caller makes the plan's caller, when measuring begins
 * @throws SubjectError, Abandoned, TypeError as Caller.call does
 */
export async function judgePlan(plan: Plan, judging: Judging, caller: () => Caller): Promise<Outcome> {
  const away = plan.parts ? undefined : judgedAway(plan.requirement.metric);
  if (away) return { verdict: away, speech: silent };
  const state = shared();
  const { name, test, negated, signal } = judging;
  // `.not` passes when it is over: nobody reads why.
  const explain = async (outcome: Outcome): Promise<Outcome> => {
    if (negated || outcome.verdict.kind !== 'over') return outcome;
    // Beside other concurrent tests Jest may load nothing any more: then the verdict stands without its place.
    const loaded = await state.surroundings.withOwnFiles(() => import('./explain-again.js')).catch(() => undefined);
    if (!loaded) return outcome;
    return loaded.explainAgain(outcome, plan, { name, signal, time: (ms) => shrink(ms, test) });
  };
  const judge = (): Promise<Outcome> =>
    measureAlone(plan, () => ({ ...judging, caller: caller() }), test, explain)
      .catch(outcomeOf)
      .finally(() => endFollowing(plan));
  return state.context ? state.context.run({ ...state.context.getStore(), test }, judge) : judge();
}
