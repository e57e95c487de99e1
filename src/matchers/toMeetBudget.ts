import { worstOf } from '../judge/verdict.js';
import { Caller } from '../measure/caller.js';
import { now } from '../measure/clock.js';
import type { Policy } from '../policy.js';
import { makeRecord } from '../record.js';
import { type SpokenPart, speakBudget } from '../speak/budget.js';
import { callText } from '../speak/call-text.js';
import { buildMessage } from '../speak/message.js';
import { shared } from '../state.js';
import type { Budget, GrowthOptions, QueryOptions, Subject } from '../surface.js';
import { checkSubject, parseDuration } from './arguments.js';
import { defineMatcher, type Matcher } from './assertion.js';
import { type BudgetPart, checkBudget, partsOf } from './budget.js';
import { callerOf, judgePlan } from './judge-plan.js';
import type { Measuring, Outcome, Plan } from './plan.js';
import { SharedCaller } from './shared-caller.js';

/** The files of the parts' matchers: each is loaded where a budget has it. */
const files: Record<BudgetPart['matcher'], () => Promise<object>> = {
  toCompleteWithin: () => import('./toCompleteWithin.js'),
  toSustainAtLeast: () => import('./toSustainAtLeast.js'),
  toScaleNoWorseThan: () => import('./toScaleNoWorseThan.js'),
  toIssueAtMostQueries: () => import('./toIssueAtMostQueries.js'),
  toAvoidNPlusOneQueries: () => import('./toAvoidNPlusOneQueries.js'),
  toFetchAtMostRows: () => import('./toFetchAtMostRows.js'),
  toMakeAtMostRequests: () => import('./toMakeAtMostRequests.js'),
  toReturnAtMostItems: () => import('./toReturnAtMostItems.js'),
  toAllocateAtMost: () => import('./toAllocateAtMost.js'),
  toUseAtMostMemory: () => import('./toUseAtMostMemory.js'),
  toAvoidMemoryLeaks: () => import('./toAvoidMemoryLeaks.js'),
  toBlockEventLoopAtMost: () => import('./toBlockEventLoopAtMost.js'),
  toAvoidBlockingApis: () => import('./toAvoidBlockingApis.js'),
};

/** A part of a budget, its arguments checked. */
interface PlannedPart extends BudgetPart {
  readonly plan: Plan;
  /** The plans whose calls it shares: one call of a size serves all of them. */
  readonly group: Group | undefined;
}

/** Parts that watch the same calls: the subject of the last plan is watched by all. */
interface Group {
  last: Plan | undefined;
  caller: SharedCaller | undefined;
}

/**
 * Matchers that watch one call together: first what tells values apart, which the other query matchers need not; last items, as what they read to its end is not
 * read again. Not blocking APIs: finding the places of statements reads source files.
 */
const watchOnce: readonly string[] = [
  'toAvoidNPlusOneQueries',
  'toIssueAtMostQueries',
  'toFetchAtMostRows',
  'toMakeAtMostRequests',
  'toReturnAtMostItems',
];
const counted: readonly unknown[] = ['queries', 'rows', 'requests', 'items'];

/** The subject meets all parts of a budget: see PerfMatchers.toMeetBudget. */
export const toMeetBudget = defineMatcher(
  'toMeetBudget',
  async (received, [budget]: [budget: Budget], policy): Promise<Plan> => {
    const subject = checkSubject(received);
    checkBudget(budget);
    const { title, input, reuseInput, cleanup, timeBudget } = budget;
    const most = timeBudget === undefined ? Number.POSITIVE_INFINITY : parseDuration(timeBudget, 'timeBudget');
    const parts = await planParts(subject, budget, policy);
    const [first] = parts;
    return {
      subject,
      options: { ...(input && { input }), ...(reuseInput && { reuseInput }), ...(cleanup && { cleanup }) },
      requirement: {
        metric: (first as PlannedPart).plan.requirement.metric,
        limit: title ?? `${parts.length} parts`,
        unit: 'budget',
      },
      claim: title ? `meets its budget '${title}'` : 'meets its budget',
      timeBudget: most,
      timed: false,
      parts: true,
      end: () => {
        for (const { plan } of parts) plan.end?.();
      },
      measure: (measuring) => judgeParts(parts, measuring, most, title),
    };
  },
);

/** Checks and plans all parts; what one call can tell of several, they watch together. */
async function planParts(subject: Subject, budget: Budget, policy: Policy): Promise<PlannedPart[]> {
  const groups = new Map<string, Group>();
  const groupNamed = (name: string): Group => {
    const group = groups.get(name) ?? { last: undefined, caller: undefined };
    groups.set(name, group);
    return group;
  };
  const groupOf = ({ matcher, args, sharesInput }: BudgetPart): Group | undefined => {
    const { of, warmUp, matching } = args.at(-1) as Partial<QueryOptions & GrowthOptions>;
    if (!sharesInput || warmUp) return undefined;
    if (watchOnce.includes(matcher)) return groupNamed(`one call, ${matching}`);
    return matcher === 'toScaleNoWorseThan' && counted.includes(of) ? groupNamed('each size') : undefined;
  };
  const { surroundings } = shared();
  const order = partsOf(budget);
  const parts: PlannedPart[] = [];
  for (const part of [...order].sort((a, b) => watchOnce.indexOf(a.matcher) - watchOnce.indexOf(b.matcher))) {
    const file: Partial<Record<string, unknown>> = await surroundings.withOwnFiles(files[part.matcher]);
    const { plan: planOf } = file[part.matcher] as Matcher<unknown[]>;
    const group = groupOf(part);
    const plan = await planOf(group?.last?.subject ?? subject, [...part.args], policy);
    if (group) group.last = plan;
    parts.push({ ...part, plan, group });
  }
  return order.map(({ args }) => parts.find((part) => part.args === args) as PlannedPart);
}

/** Parts that are still to be judged share what is left of the time, so many of them at a time: most need far less than they may take. */
const sharing = 3;

/** Judges part after part, and puts together what was found. */
async function judgeParts(
  parts: readonly PlannedPart[],
  measuring: Measuring,
  most: number,
  title: string | undefined,
): Promise<Outcome> {
  const { caller: whole, ...judging } = measuring;
  const { name, test } = judging;
  const began = now();
  const judged: SpokenPart[] = [];
  let fails = false;
  for (const [index, { matcher, args, plan, group }] of parts.entries()) {
    const start = now();
    const left = Math.min(most - (start - began), test?.timeLeft() ?? Number.POSITIVE_INFINITY);
    const share = { ...judging, most: Math.max(1, left / Math.min(sharing, parts.length - index)) };
    let caller: Caller | undefined;
    let before = 0;
    const outcome = await judgePlan(plan, share, () => {
      const shares =
        group?.caller ?? (group?.last && callerOf({ ...plan, subject: group.last.subject }, share, SharedCaller));
      if (group) group.caller = shares;
      caller = shares ?? callerOf(plan, share, Caller);
      before = caller.calls;
      return caller;
    });
    const calls = (caller?.calls ?? 0) - before;
    whole.calls += calls;
    fails ||= outcome.fails === true;
    const record = makeRecord({
      matcher,
      test,
      line: undefined,
      subject: name,
      requirement: { ...plan.requirement, negated: false },
      found: outcome,
      runner: shared().runner?.name ?? 'none',
      ms: now() - start,
      calls,
    });
    const { claim } = plan;
    const call = callText(name, matcher, false, args);
    const holds = outcome.verdict.kind !== 'over';
    record.message = buildMessage(record, { call, claim, speech: outcome.speech, holds, check: undefined });
    judged.push({ record, claim, speech: outcome.speech });
  }
  const verdict = worstOf(judged.map(({ record }) => record.verdict));
  const worst = judged.find(({ record }) => record.verdict === verdict);
  return {
    verdict:
      verdict.kind === 'cannot tell' ? { ...verdict, reason: `${worst?.record.matcher}: ${verdict.reason}` } : verdict,
    ...(fails ? { fails } : {}),
    parts: judged.map(({ record }) => record),
    speech: speakBudget(judged, { subject: name, title }),
  };
}
