import type { Call } from '../measure/caller.js';
import { Unended } from '../measure/unended.js';
import { count, duration } from '../speak/format.js';

/** @throws Unended when a call was hard-stopped: that says nothing of what it would have counted. */
export function checkEnded({ stopped, n, ms }: Call, name: string): void {
  if (!stopped) return;
  throw new Unended(
    `${name} did not end within ${duration(ms)}${n === 1 ? '' : ` at n = ${count(n)}`}, so what it does cannot be counted. Raise timeBudget or the test's timeout, or find what it waits for.`,
  );
}
