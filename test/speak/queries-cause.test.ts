import { describe, expect, test } from 'vitest';
import type { SeenShape } from '../../src/sensors/reading.js';
import { queriesCause } from '../../src/speak/n-plus-one.js';

const seen = (text: string, count: number, distinctValues: number, rows?: number): SeenShape => ({
  text,
  count,
  distinctValues,
  rows,
  sites: [],
});
const orders = seen('select * from orders', 1, 1, 20);
const line = 'select text from lines where orders = ?';

describe('the cause of too many queries', () => {
  test('N+1: one for each row of another, and not of its repaired twin', () => {
    expect(queriesCause([seen(line, 20, 20), orders])).toEqual({
      id: 'n-plus-one',
      sentence: 'N+1: `select * from orders` gave 20 rows, and the statement is issued once for each.',
      fix: expect.stringContaining('a join'),
    });
    expect(queriesCause([seen('select text from lines where orders in (?, …)', 1, 1, 40), orders])).toBeUndefined();
  });

  test('a missing memo: the same read again, and not of its repaired twin', () => {
    const rate = 'select rate from rates where day = ?';
    expect(queriesCause([seen(rate, 20, 1), orders])).toEqual({
      id: 'missing-memo',
      sentence: 'a memo is missing: the statement is issued 20 times with the same values.',
      fix: 'ask once and keep the result for the call.',
    });
    expect(queriesCause([seen(rate, 1, 1), orders])).toBeUndefined();
  });

  test.each([
    ['as many values as no other statement gave rows', [seen(line, 12, 12), orders]],
    ['two of them', [seen(line, 2, 2), seen('select 1', 1, 1, 2)]],
    ['some values again', [seen(line, 20, 9), orders]],
    [
      'the same read between writes',
      [seen('select id from jobs limit ?', 9, 1), seen('update jobs set done = ? where id = ?', 9, 9)],
    ],
    ['the next rows of a cursor', [seen('fetch 100 from c', 20, 1)]],
  ])('is not told of %s', (_, shapes) => {
    expect(queriesCause(shapes)).toBeUndefined();
  });
});
