import { type Reading, readingOf } from '../reading.js';
import { type CallOutcome, inScope, type ScopeOptions } from '../scope.js';
import { watchBlocking } from './watched.js';

export { asynchronousTwin } from './apis.js';
export { stopWatchingBlocking, watchBlocking } from './watched.js';

/** Runs a call and tells which blocking APIs it called. What the call throws is in the outcome. */
export async function blockingDuring<T>(
  run: () => T | PromiseLike<T>,
  options: Omit<ScopeOptions, 'matching'> = {},
): Promise<{ outcome: CallOutcome<T>; reading: Reading }> {
  watchBlocking();
  const { outcome, scope } = await inScope('blocking', run, options);
  return { outcome, reading: readingOf(scope) };
}
