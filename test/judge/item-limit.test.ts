import { expect, test } from 'vitest';
import { doubtItemGrowth, judgeItemLimit } from '../../src/judge/item-limit.js';

test('a count is judged exactly', () => {
  expect(judgeItemLimit({ count: 50 }, 50)).toEqual({ kind: 'within' });
  expect(judgeItemLimit({ count: 51 }, 50)).toEqual({ kind: 'over' });
  expect(judgeItemLimit({ count: 0 }, 0)).toEqual({ kind: 'within' });
});

test('nothing, and what could not be counted, is doubted', () => {
  expect(judgeItemLimit({ count: 0 }, 50)).toMatchObject({ kind: 'cannot tell', reason: 'no item was returned' });
  expect(judgeItemLimit({ count: 0, unknown: 'it returned a string' }, 0)).toMatchObject({
    kind: 'cannot tell',
    reason: 'it returned a string',
  });
});

test('a growth is doubted where one result was not counted, or none had items', () => {
  expect(doubtItemGrowth([{ count: 0 }, { count: 3 }])).toBeUndefined();
  expect(doubtItemGrowth([{ count: 0 }, { count: 0 }])?.verdict.reason).toBe('no item was returned');
  expect(doubtItemGrowth([{ count: 3 }, { count: 0, unknown: 'it returned null' }])?.verdict.reason).toBe(
    'it returned null',
  );
});
