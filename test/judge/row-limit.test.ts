import { describe, expect, test } from 'vitest';
import { doubtRowGrowth, judgeRowLimit } from '../../src/judge/row-limit.js';

const seen = (rows: number, { count = 1, ambiguous = 0, untold = 0, clients = ['pg'] } = {}) => ({
  rows,
  count,
  ambiguous,
  untold,
  clients,
});

test.each([
  ['at the limit', seen(2), 2, 'within'],
  ['over it', seen(3), 2, 'over'],
  ['over it for sure, whatever else is not told', seen(3, { untold: 2, ambiguous: 1 }), 2, 'over'],
  ['none, and none allowed', seen(0), 0, 'within'],
  ['no query, and no row allowed', seen(0, { count: 0 }), 0, 'within'],
  ['none, where some are allowed: an empty table tells nothing', seen(0), 2, 'cannot tell'],
  ['no query, where rows are allowed: a blind counter looks the same', seen(0, { count: 0 }), 2, 'cannot tell'],
  ['rows that are not told', seen(1, { untold: 1 }), 5, 'cannot tell'],
  ['ambiguous ones', seen(1, { ambiguous: 1 }), 5, 'cannot tell'],
])('%s', (_, counted, max, kind) => {
  expect(judgeRowLimit(counted, max)).toMatchObject({ verdict: { kind } });
  expect(judgeRowLimit(counted, max).fails).toBeUndefined();
});

test('no watched client fails, also under .not', () => {
  expect(judgeRowLimit(seen(0, { clients: [] }), 2)).toMatchObject({ fails: true, verdict: { kind: 'cannot tell' } });
});

describe('the growth of', () => {
  test.each([
    ['counts that are clear', [seen(0), seen(1)], undefined],
    ['no call at all, which is told elsewhere', [], undefined],
    ['no row at any size', [seen(0), seen(0)], /^no row was fetched, by 1 query$/],
    ['no query at any size', [seen(0, { count: 0 })], /^no query was seen, though pg is watched$/],
    ['an untold one', [seen(1), seen(1, { untold: 2 })], /^the rows of 2 queries are not known/],
    ['an ambiguous one', [seen(1), seen(1, { ambiguous: 1 })], /^1 query came from outside/],
    ['no client', [seen(0, { clients: [] })], /^no database client is watched/],
  ])('%s', (_, counted, reason) => {
    const verdict = doubtRowGrowth(counted)?.verdict;
    if (reason) expect(verdict).toMatchObject({ kind: 'cannot tell', reason: expect.stringMatching(reason) });
    else expect(verdict).toBeUndefined();
  });
});
