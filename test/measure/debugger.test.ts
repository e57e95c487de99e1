import inspector from 'node:inspector';
import { expect, test } from 'vitest';
import { matchers } from '../../src/index.js';
import { debuggerAttached } from '../../src/measure/debugger.js';

test('a debugger is attached: over is not believed, within is', async () => {
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
  expect(debuggerAttached()).toBe(false);
  inspector.open(0);
  try {
    expect(debuggerAttached()).toBe(true);
    const judge = async (limit: number) =>
      (await matchers.toCompleteWithin.call({ isNot: false }, wait, limit, { runs: 1, inconclusive: 'warn' })).perf
        .verdict;
    expect(await judge(1)).toEqual({
      kind: 'cannot tell',
      because: 'set-up',
      reason: 'a debugger is attached',
      next: 'run it without --inspect',
    });
    expect(await judge(10_000)).toEqual({ kind: 'within' });
  } finally {
    inspector.close();
  }
});
