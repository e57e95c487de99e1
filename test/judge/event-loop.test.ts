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
