import { watchBlocking } from '../../blocking/watched.js';
import { type Reading, readingOf } from '../reading.js';
import { type CallOutcome, inScope, type ScopeOptions } from '../scope.js';
import { listenToCalls, stopListening } from './calls.js';

export { asynchronousTwin } from './twins.js';

/** Runs a call and tells which blocking APIs it called. What the call throws is in the outcome. */
export async function blockingDuring<T>(
  run: () => T | PromiseLike<T>,
  options: Omit<ScopeOptions, 'matching'> = {},
): Promise<{ outcome: CallOutcome<T>; reading: Reading }> {
  watchBlocking();
  listenToCalls();
  const { outcome, scope } = await inScope('blocking', run, options, stopListening);
  return { outcome, reading: readingOf(scope) };
}
