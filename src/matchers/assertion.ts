import { placeOf } from '../explain/source-position.js';
import { cannotTell } from '../judge/verdict.js';
import { Abandoned, Caller, SubjectError } from '../measure/caller.js';
import { now } from '../measure/clock.js';
import { holds, type Policy, policyFor } from '../policy.js';
import { type MatcherResult, makeRecord } from '../record.js';
import { callText } from '../speak/call-text.js';
import { buildMessage } from '../speak/message.js';
import { subjectName } from '../speak/subject-name.js';
import { warnUntold } from '../speak/warn.js';
import { type PendingAssertion, type RunningTest, shared } from '../state.js';
import type { Common, Subject } from '../surface.js';
import { placeAt } from './call-site.js';
import { callerOf, type Judging, judgePlan, silent } from './judge-plan.js';
import type { Outcome, Plan } from './plan.js';

/** An assertion as it was begun, before what carries it out was loaded. */
export interface Begun {
  readonly received: unknown;
  readonly negated: boolean;
  readonly test: RunningTest | undefined;
  readonly assertion: PendingAssertion;
}

/** What carries an assertion out, with the plan of it: a budget judges the plans of its parts. */
export interface Matcher<A extends unknown[]> {
  (begun: Begun, args: A): Promise<MatcherResult>;
  readonly plan: (received: unknown, args: A, policy: Policy) => Plan | Promise<Plan>;
}

/**
 * Makes a matcher of a function that checks its arguments: it applies the policy, measures, records, and speaks. `plan` throws a TypeError at misuse.
 * That the assertion is kept with its test is `onFirstUse`'s part.
 */
export function defineMatcher<A extends unknown[]>(
  matcher: string,
  plan: (received: unknown, args: A, policy: Policy) => Plan | Promise<Plan>,
): Matcher<A> {
  const carryOut = async ({ received, negated, test, assertion }: Begun, args: A): Promise<MatcherResult> => {
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
      planned = await plan(received, args, policy);
      const current = planned;
      const judging: Judging = { name, test, negated, signal: assertion.abandoned.signal };
      const outcome = await judgePlan(current, judging, () => {
        caller = callerOf(current, judging, Caller);
        return caller;
      });
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
  return Object.assign(carryOut, { plan });
}
