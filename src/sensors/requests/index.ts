import { type Reading, readingOf } from '../reading.js';
import { type CallOutcome, inScope, type ScopeOptions } from '../scope.js';
import { listenToRequests } from './channels.js';

/** Runs a call and tells which HTTP requests it made: fetch, undici, node:http, node:https, and what is built on them. What the call throws is in the outcome. */
export async function requestsDuring<T>(
  run: () => T | PromiseLike<T>,
  options: Omit<ScopeOptions, 'matching'> = {},
): Promise<{ outcome: CallOutcome<T>; reading: Reading }> {
  const { outcome, scope } = await inScope('requests', run, options, listenToRequests());
  return { outcome, reading: readingOf(scope) };
}
