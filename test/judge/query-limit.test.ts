import { expect, test } from 'vitest';
import { doubtGrowth, judgeQueryLimit } from '../../src/judge/query-limit.js';
import { drivers } from '../../src/sensors/queries/drivers.js';

const seen = (count: number, ambiguous = 0, clients = ['pg']) => ({ count, ambiguous, clients });

test.each([
  ['at the limit', seen(2), 2, 'within'],
  ['over it', seen(3), 2, 'over'],
  ['none, and none allowed', seen(0), 0, 'within'],
  ['over it for sure, whatever else is ambiguous', seen(3, 4), 2, 'over'],
  ['none, where some are allowed: a blind counter looks the same', seen(0), 2, 'cannot tell'],
  ['ambiguous ones', seen(1, 1), 5, 'cannot tell'],
])('%s', (_, counted, max, kind) => {
  expect(judgeQueryLimit(counted, max)).toMatchObject({ verdict: { kind } });
  expect(judgeQueryLimit(counted, max).fails).toBeUndefined();
});

test('no watched client fails, also under .not, and says how to watch one', () => {
  const { verdict, fails } = judgeQueryLimit(seen(0, 0, []), 2);
  expect(fails).toBe(true);
  expect(verdict).toMatchObject({
    kind: 'cannot tell',
    because: 'set-up',
    reason: 'no database client is watched, so its queries cannot be counted',
    next: expect.stringContaining("import { watch } from 'perf-matchers'; watch(pool)"),
  });
});

test.each([
  ['counts that are clear', [seen(0), seen(1)], undefined],
  ['no call at all, which is told elsewhere', [], undefined],
  ['none at any size: a blind counter looks the same', [seen(0), seen(0)], /^no query was seen, though pg is watched$/],
  ['an ambiguous one', [seen(1), seen(1, 1)], /^1 query came from outside/],
  ['no client', [seen(0, 0, [])], /^no database client is watched/],
])('the growth of %s', (_, counted, reason) => {
  const verdict = doubtGrowth(counted)?.verdict;
  if (reason) expect(verdict).toMatchObject({ kind: 'cannot tell', reason: expect.stringMatching(reason) });
  else expect(verdict).toBeUndefined();
});

test('where no client is watched, those that are found by themselves are named, all of them', () => {
  const { verdict } = judgeQueryLimit({ count: 0, ambiguous: 0, clients: [] }, 2);
  expect((verdict as { next: string }).next).toMatch(
    new RegExp(`once imported: ${drivers.map(({ name }) => name.replaceAll('.', '\\.')).join(', ')}$`),
  );
});

test('what `matching` leaves out is told apart from a call that issued nothing', () => {
  const { verdict } = judgeQueryLimit({ ...seen(0), unmatched: 3 }, 2);
  expect(verdict).toMatchObject({
    kind: 'cannot tell',
    because: 'set-up',
    reason: 'no query has a shape that `matching` fits; 3 others were issued',
    next: expect.stringContaining('compare `matching` with the statements that the call issues'),
  });
  expect(judgeQueryLimit({ ...seen(0), unmatched: 3 }, 0)).toEqual({ verdict: { kind: 'within' } });
});
