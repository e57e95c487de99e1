import type { PerfRecord } from '../record.js';
import type { RunningTest } from '../state.js';

// Captured when the package loads: a spy that a test sets on the console later does not count our lines.
const warn = globalThis.console.warn.bind(globalThis.console);

/** Says on the console that an assertion passed without a verdict: what could not be told, why, and the next step. */
export function warnUntold({ message, verdict }: PerfRecord, test: RunningTest | undefined): void {
  if (verdict.kind !== 'cannot tell') return;
  const [call, , finding, next] = message.split('\n');
  warn(`perf-matchers: ${test ? `${test.name}: ` : ''}${call}\n${finding}\n${next}`);
}
