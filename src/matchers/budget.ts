import type { Budget, Common, GrowthOptions } from '../surface.js';
import { kindOf } from './arguments.js';

/** The matchers that a budget has parts of: by the part's key, the matcher's name. */
export const partMatchers = {
  completeWithin: 'toCompleteWithin',
  sustainAtLeast: 'toSustainAtLeast',
  scaleNoWorseThan: 'toScaleNoWorseThan',
  issueAtMostQueries: 'toIssueAtMostQueries',
  avoidNPlusOneQueries: 'toAvoidNPlusOneQueries',
  fetchAtMostRows: 'toFetchAtMostRows',
  makeAtMostRequests: 'toMakeAtMostRequests',
  returnAtMostItems: 'toReturnAtMostItems',
  allocateAtMost: 'toAllocateAtMost',
  useAtMostMemory: 'toUseAtMostMemory',
  avoidMemoryLeaks: 'toAvoidMemoryLeaks',
  blockEventLoopAtMost: 'toBlockEventLoopAtMost',
  avoidBlockingApis: 'toAvoidBlockingApis',
} as const satisfies Partial<Record<keyof Budget, string>>;

type PartKey = keyof typeof partMatchers;

/** One assertion of a budget. */
export interface BudgetPart {
  readonly matcher: (typeof partMatchers)[PartKey];
  /** What the matcher is given: a limit, where it takes one, and options. */
  readonly args: readonly unknown[];
  /** It has no input and no clean-up of its own: other parts may watch the same calls. */
  readonly sharesInput: boolean;
}

/** Options of the budget that all parts share; the others are the whole's own. */
const sharedOptions = ['input', 'reuseInput', 'cleanup', 'name'] as const;
const ownOptions = ['title', 'timeBudget', 'inconclusive'] as const;

/** Parts that take no limit. */
const withoutLimit: readonly PartKey[] = ['avoidNPlusOneQueries', 'avoidMemoryLeaks', 'avoidBlockingApis'];

/**
 * A budget that tests can share, checked at once: what a subject may cost, written before the subject exists or beside it.
 * @throws TypeError for a key that no budget has, a budget without a part, a part that its matcher cannot read.
 * @example export const listUsersBudget = defineBudget({ completeWithin: '50 ms', issueAtMostQueries: 2, scaleNoWorseThan: 'n log n' })
 */
// biome-ignore lint/suspicious/noExplicitAny: a budget without a subject fits any.
export function defineBudget<I = any, R = any>(budget: Budget<I, R>): Budget<I, R> {
  checkBudget(budget);
  return budget;
}

/** @throws TypeError unless it is an object of known keys with a part. */
export function checkBudget(budget: unknown): asserts budget is Budget {
  if (typeof budget !== 'object' || budget === null || Array.isArray(budget)) {
    throw new TypeError(`A budget is an object such as { completeWithin: 50 }. It got ${kindOf(budget)}.`);
  }
  const parts = Object.keys(partMatchers);
  const known: readonly string[] = [...parts, ...sharedOptions, ...ownOptions];
  for (const [key, value] of Object.entries(budget)) {
    if (!known.includes(key)) {
      const meant = known.find((one) => `to${one}`.toLowerCase() === key.toLowerCase());
      throw new TypeError(
        `No budget has '${key}'.${meant ? ` Say ${meant}: its keys are the matchers' names without to.` : ` Its parts: ${parts.join(', ')}; its options: ${[...sharedOptions, ...ownOptions].join(', ')}.`}`,
      );
    }
    const flag = withoutLimit.includes(key as PartKey);
    if (flag && value !== undefined && value !== true && (typeof value !== 'object' || value === null))
      throw new TypeError(`${key} is true, or an object of its options. It got ${kindOf(value)}.`);
  }
  const { title } = budget as Budget;
  if (title !== undefined && (typeof title !== 'string' || title === ''))
    throw new TypeError(`title must be a string that is not empty. It got ${kindOf(title)}.`);
  if (!parts.some((key) => (budget as Record<string, unknown>)[key] !== undefined))
    throw new TypeError(`A budget needs a part, such as { completeWithin: 50 }. Its parts: ${parts.join(', ')}.`);
}

/**
 * The assertions that a budget consists of, in the order of its keys. Growth parts without sizes take those of another that has some; all other parts are called
 * with the largest `upTo` or `sizes`, else with 1.
 */
export function partsOf(budget: Budget): BudgetPart[] {
  const growth = [budget.scaleNoWorseThan ?? []].flat().map((part) => limitAndOptions(part));
  const sizes = growth.map(([, { sizes }]) => sizes as GrowthOptions['sizes']).find((given) => given !== undefined);
  const reaches = growth.flatMap(([, { upTo, sizes }]) => [upTo, ...((sizes as number[] | undefined) ?? [])]);
  const n = Math.max(1, ...reaches.filter((reach): reach is number => typeof reach === 'number'));
  const given = Object.fromEntries(
    sharedOptions.flatMap((key) => (budget[key] === undefined ? [] : [[key, budget[key]]])),
  ) as Common;
  return (Object.keys(budget) as PartKey[]).flatMap((key): BudgetPart[] => {
    const matcher = partMatchers[key];
    const value: unknown = budget[key];
    if (matcher === undefined || value === undefined) return [];
    if (key === 'scaleNoWorseThan') {
      return growth.map(([limit, own]) => {
        const usual = sizes && own.sizes === undefined && own.upTo === undefined ? { sizes } : {};
        return { matcher, args: [limit, { ...given, ...usual, ...own }], sharesInput: sharesInput(own) };
      });
    }
    const [limit, own] = withoutLimit.includes(key) ? [undefined, value === true ? {} : value] : limitAndOptions(value);
    const options = { ...given, ...(own as Common) };
    const input = options.input;
    if (input !== undefined && n > 1) options.input = () => input(n);
    const args = withoutLimit.includes(key) ? [options] : [limit, options];
    return [{ matcher, args, sharesInput: sharesInput(own as object) }];
  });
}

const sharesInput = (own: object): boolean => !('input' in own || 'cleanup' in own || 'reuseInput' in own);

/** A part's limit, and its options. */
function limitAndOptions(part: unknown): [limit: unknown, options: Record<string, unknown>] {
  if (typeof part !== 'object' || part === null || !('limit' in part)) return [part, {}];
  const { limit, ...options } = part;
  return [limit, options];
}
