import { type Because, type CannotTell, cannotTell } from './verdict.js';

/** What a user does about each reason for which nothing can be told. */
const doubts = {
  'too noisy': {
    because: 'noise',
    next: "raise timeBudget (and the test's timeout), or run it on a quieter machine",
  },
  'too near to the limit': { because: 'noise', next: 'move the limit further from what the subject takes' },
  'too few calls within the time budget': {
    because: 'set-up',
    next: "raise timeBudget and the test's timeout, or make a call cheaper",
  },
  'too few sizes within the time budget': { because: 'set-up', next: 'raise timeBudget, or give smaller sizes' },
  'the input costs more than the subject': {
    because: 'set-up',
    next: 'make input cheaper (build it from a prepared fixture), say reuseInput: true if a call does not use it up, or raise timeBudget',
  },
  'the rival did not end': {
    because: 'set-up',
    next: 'give an input that the rival can cope with, or raise timeBudget',
  },
  'a fixed cost hides the growth': { because: 'set-up', next: 'raise timeBudget, or give larger sizes' },
  'the sizes cannot tell': { because: 'set-up', next: 'give larger sizes, or upTo' },
  'not everything is counted': {
    because: 'set-up',
    next: "judge it by time too ({ of: 'time' }, in a project that does not count steps), or replace what is not counted",
  },
  'the counts cannot be trusted': { because: 'set-up', next: 'give smaller sizes' },
  'timer too coarse': { because: 'set-up', next: 'put more work into one call of the subject, and limit that' },
  'the result looks optimised away': {
    because: 'set-up',
    next: 'let the subject return what it computes and use its argument, or put more work into one call of it',
  },
  'memory cannot be read': {
    because: 'set-up',
    next: "run Node with --expose-gc (Vitest: execArgv: ['--expose-gc'] with pool: 'forks')",
  },
  'no collection fell into the call': {
    because: 'set-up',
    next: 'let one call do more work, or limit what it allocates with toAllocateAtMost',
  },
  'coverage is on': { because: 'set-up', next: 'run it without coverage' },
  'a debugger is attached': { because: 'set-up', next: 'run it without --inspect' },
  'other tests ran meanwhile': {
    because: 'set-up',
    next: 'make this test sequential (not test.concurrent), in a file whose tests do not run beside each other',
  },
} as const satisfies Record<string, { because: Because; next: string }>;

/** Why nothing can be told, by name: every reason of a `cannot tell` about time begins with one. */
export type Doubt = keyof typeof doubts;
export const doubtNames = Object.keys(doubts) as Doubt[];

/**
 * The verdict of a doubt: its name, with what was seen (a clause) after a colon, and what to do (an imperative clause) where the case knows better than the
 * name.
 *
 * @example doubt('timer too coarse', { seen: 'a call takes about 0.1 ms, the clock goes by 0.1 ms' })
 */
export function doubt(name: Doubt, { seen, next }: { seen?: string; next?: string } = {}): CannotTell {
  const { because, next: usual } = doubts[name];
  return cannotTell(because, seen ? `${name}: ${seen}` : name, next ?? usual);
}
