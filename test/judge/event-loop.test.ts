import { expect, test } from 'vitest';
import { judgeStretch } from '../../src/judge/event-loop.js';

test.each([
  [50, 0, 'within'],
  [51, 0, 'over'],
  [70, 30, 'within'],
  [90, 30, 'over'],
])('a stretch of %s ms, %s of them preempted, is %s a limit of 50', (ms, preemptedMs, kind) => {
  expect(judgeStretch({ ms, preemptedMs }, 50)).toEqual({ kind });
});

test.each([
  [{ cpuMs: 1, ran: false }, 'cannot tell'],
  [{ cpuMs: 1, ran: true }, 'over'],
  [{ cpuMs: 51, ran: false }, 'over'],
  [{ cpuMs: undefined, ran: false }, 'over'],
  [{ cpuMs: 1 }, 'over'],
])('a stretch of 90 ms with %o is %s', (seen, kind) => {
  const verdict = judgeStretch({ ms: 90, preemptedMs: 10, ...seen }, 50);
  expect(verdict).toMatchObject({ kind });
  if (verdict.kind === 'cannot tell')
    expect(verdict).toMatchObject({
      reason: 'too noisy: in the longest stretch the thread slept, and none of the code under test ran',
    });
});
