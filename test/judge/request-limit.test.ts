import { expect, test } from 'vitest';
import { doubtRequestGrowth, judgeRequestLimit } from '../../src/judge/request-limit.js';

const seen = (count: number, ambiguous = 0) => ({ count, ambiguous });

test.each([
  [seen(3), 2, 'over'],
  [seen(2), 2, 'within'],
  [seen(0), 0, 'within'],
  [seen(0), 2, 'no request was seen'],
  [seen(2, 1), 2, '1 request came from outside the call'],
  [seen(2, 2), 2, '2 requests came from outside the call'],
  // What may be another's only adds.
  [seen(3, 1), 2, 'over'],
])('%o under a limit of %d: %s', (counted, max, expected) => {
  const verdict = judgeRequestLimit(counted, max);
  expect(verdict.kind === 'cannot tell' ? verdict.reason : verdict.kind).toContain(expected);
});

test('growth is doubted where none of its calls made a request, or one of them is doubted', () => {
  expect(doubtRequestGrowth([])).toBeUndefined();
  expect(doubtRequestGrowth([seen(0), seen(1)])).toBeUndefined();
  expect(doubtRequestGrowth([seen(0), seen(0)])?.verdict.reason).toBe('no request was seen');
  expect(doubtRequestGrowth([seen(1, 1), seen(1)])?.verdict.reason).toContain('from outside the call');
});
