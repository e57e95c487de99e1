import { expect, test } from 'vitest';
import { judgeBlocking } from '../../src/judge/blocking.js';

test('one blocking call is over, none is within', () => {
  expect(judgeBlocking({ count: 1, ambiguous: 0 }, true)).toEqual({ kind: 'over' });
  expect(judgeBlocking({ count: 0, ambiguous: 0 }, true)).toEqual({ kind: 'within' });
});

test('calls that may be those of others make no pass, and no Node no verdict', () => {
  expect(judgeBlocking({ count: 0, ambiguous: 2 }, true)).toMatchObject({ kind: 'cannot tell', because: 'set-up' });
  expect(judgeBlocking({ count: 0, ambiguous: 0 }, false)).toMatchObject({ reason: 'there is no Node here' });
});
