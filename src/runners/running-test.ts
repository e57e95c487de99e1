import { placeAt } from '../matchers/call-site.js';
import { now } from '../measure/clock.js';
import type { PendingAssertion, RunningTest } from '../state.js';

/** The error of a test that ended while assertions of its own still measured. */
export function notAwaited(pending: ReadonlySet<PendingAssertion>): Error {
  const names = [...new Set([...pending].map(({ matcher }) => matcher))];
  for (const { abandoned } of pending) abandoned.abort();
  const error = new Error(
    `${names.join(' and ')} ${names.length === 1 ? 'was' : 'were'} not awaited: the test ended before the verdict. Write \`await expect(subject).${names[0]}(…)\`, in an async test.`,
  );
  error.name = 'NotAwaited';
  const [first] = pending;
  if (first) placeAt(first.site, error);
  return error;
}

/** What a runner knows of a test when it starts. */
export type TestFacts = Pick<RunningTest, 'file' | 'name' | 'project' | 'check' | 'keep'> & { timeout: number };

/** A test as it starts running; `restart` sets the clock of its timeout back when its hooks are over. */
export function runningTest({ timeout, ...facts }: TestFacts): RunningTest & { restart(): void } {
  let start = now();
  return {
    ...facts,
    pending: new Set(),
    ended: false,
    timeLeft: () => (timeout > 0 ? timeout - (now() - start) : Number.POSITIVE_INFINITY),
    restart() {
      start = now();
    },
  };
}
