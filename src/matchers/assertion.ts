import { placeOf } from '../explain/source-position.js';
import { doubt } from '../judge/doubts.js';
import { cannotTell } from '../judge/verdict.js';
import { Abandoned, Caller, InputTooSlow, SubjectError } from '../measure/caller.js';
import { now } from '../measure/clock.js';
import { debuggerAttached } from '../measure/debugger.js';
import { alone } from '../measure/lock.js';
import { holds, type Policy, policyFor } from '../policy.js';
import { type MatcherResult, makeRecord } from '../record.js';
import { callText } from '../speak/call-text.js';
import { buildMessage, type Speech } from '../speak/message.js';
import { subjectName } from '../speak/subject-name.js';
import { warnUntold } from '../speak/warn.js';
import { type PendingAssertion, type RunningTest, shared } from '../state.js';
import type { Common, Subject } from '../surface.js';
import { placeAt } from './call-site.js';
import { judgedAway } from './judged-here.js';
import type { Measuring, Outcome, Plan } from './plan.js';

const silent: Speech = { finding: '', measured: '' };

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

/** An assertion as it was begun, before what carries it out was loaded. */
export interface Begun {
  readonly received: unknown;
  readonly negated: boolean;
  readonly test: RunningTest | undefined;
  readonly assertion: PendingAssertion;
}

/**
 * Makes a matcher of a function that checks its arguments: it applies the policy, measures, records, and speaks. `plan` throws a TypeError at misuse.
 * That the assertion is kept with its test is `onFirstUse`'s part.
 */
export function defineMatcher<A extends unknown[]>(
  matcher: string,
  plan: (received: unknown, args: A, policy: Policy) => Plan,
): (begun: Begun, args: A) => Promise<MatcherResult> {
  return async ({ received, negated, test, assertion }, args) => {
    const began = now();
    const { site } = assertion;
    const state = shared();
    const options = args.at(-1) as Common | undefined;
    const name = typeof received === 'function' ? subjectName(received as Subject, options?.name) : 'subject';
    let planned: Plan | undefined;
    let caller: Caller | undefined;

    const finish = (outcome: Outcome, passes: boolean, error?: string): MatcherResult => {
      const record = makeRecord({
        matcher,
        test,
        line: placeOf(site)?.line,
        subject: name,
        requirement: { ...(planned?.requirement ?? { metric: 'time', limit: 0, unit: '' }), negated },
        found: { ...outcome, error },
        runner: state.runner?.name ?? 'none',
        ms: now() - began,
        calls: caller?.calls ?? 0,
      });
      record.message = buildMessage(record, {
        call: callText(name, matcher, negated, args),
        claim: planned?.claim ?? 'meets it',
        speech: outcome.speech,
        holds: passes,
        check: test?.check,
      });
      test?.keep(record);
      const result = { pass: passes !== negated, message: () => record.message, perf: record };
      // Other runners print every field of a failing matcher's result: the record would bury the message.
      if (!state.runner) Object.defineProperty(result, 'perf', { enumerable: false });
      return result;
    };

    try {
      const policy = policyFor(options?.inconclusive);
      if (!policy.enabled) {
        const verdict = cannotTell('set-up', 'switched off', 'unset PERF_MATCHERS and configure({ enabled })');
        return finish({ verdict, speech: silent }, true);
      }
      if (args.length > 2)
        throw new TypeError(`${matcher} takes a limit and options. It got ${args.length} arguments.`);
      planned = plan(received, args, policy);
      const current = planned;
      const measuring = (): Measuring => {
        caller = new Caller(current.subject, {
          ...current.options,
          name,
          timeBudget: shrink(current.timeBudget, test),
          ...(current.stretches ? { mostTime: shrink(Number.POSITIVE_INFINITY, test) } : {}),
          signal: assertion.abandoned.signal,
        });
        return { caller, name, signal: assertion.abandoned.signal };
      };
      // `.not` passes when it is over: nobody reads why.
      const explain = async (outcome: Outcome): Promise<Outcome> => {
        if (negated || outcome.verdict.kind !== 'over') return outcome;
        // Beside other concurrent tests Jest may load nothing any more: then the verdict stands without its place.
        const loaded = await state.surroundings.withOwnFiles(() => import('./explain-again.js')).catch(() => undefined);
        if (!loaded) return outcome;
        const { signal } = assertion.abandoned;
        return loaded.explainAgain(outcome, current, { name, signal, time: (ms) => shrink(ms, test) });
      };
      const judge = (): Promise<Outcome> => measureAlone(current, measuring, test, explain).catch(outcomeOf);
      const away = judgedAway(current.requirement.metric);
      const outcome: Outcome = away
        ? { verdict: away, speech: silent }
        : await (state.context ? state.context.run({ ...state.context.getStore(), test }, judge) : judge());
      const passes = !outcome.fails && holds(outcome.verdict, negated, policy.inconclusive);
      const result = finish(outcome, passes);
      if (passes && outcome.verdict.kind === 'cannot tell') warnUntold(result.perf, test);
      return result;
    } catch (error) {
      // The test has failed already, with a message of its own: a second error would only be noise.
      if (error instanceof Abandoned) {
        return finish(
          {
            verdict: cannotTell('set-up', error.message, 'await the assertion'),
            speech: silent,
          },
          true,
        );
      }
      if (!planned) placeAt(site, error);
      const summary = error instanceof SubjectError ? error.summary : (error as Error).message;
      finish(
        {
          verdict: cannotTell('set-up', summary, 'mend the error first'),
          speech: silent,
        },
        false,
        summary,
      );
      throw error;
    } finally {
      planned?.end?.();
    }
  };
}
