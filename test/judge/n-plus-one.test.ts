import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountedVariant, judgeNPlusOne, judgeRepeats } from '../../src/judge/n-plus-one.js';

const seen = (count: number, ambiguous = 0, clients = ['pg']) => ({ count, ambiguous, clients });
const repeated = { kind: 'repeated', count: 5, distinct: 5 } as const;
const once = { kind: 'once', count: 1, distinct: 1 } as const;

test.each([
  ['repeated', seen(6), [once, repeated], 'over'],
  ['repeated for sure, whatever else is ambiguous', seen(6, 2), [repeated], 'over'],
  ['once', seen(1), [once], 'within'],
  ['the same', seen(4), [{ kind: 'same', count: 4, distinct: 1 }], 'within'],
  ['ambiguous ones', seen(1, 1), [once], 'cannot tell'],
  ['none: a blind counter looks the same', seen(0), [], 'cannot tell'],
  ['values that are not told', seen(3), [{ kind: 'unknown', count: 3, distinct: 1 }], 'cannot tell'],
] as const)('%s', (_, counted, judged, kind) => {
  expect(judgeNPlusOne(counted, judged)).toMatchObject({ verdict: { kind } });
  expect(judgeNPlusOne(counted, judged).fails).toBeUndefined();
});

test('no watched client fails, also under .not', () => {
  expect(judgeNPlusOne(seen(0, 0, []), [])).toMatchObject({ fails: true, verdict: { kind: 'cannot tell' } });
});

const variant = (picks: number, more: Partial<CountedVariant> = {}): CountedVariant => ({
  picks,
  list: undefined,
  page: 0,
  unknown: false,
  count: 1,
  ...more,
});
const numbers = (least: number, most = 60) => fc.integer({ min: least, max: most });
const judge = (variants: readonly CountedVariant[], repeats: number, reads = true) =>
  judgeRepeats({ reads, variants }, repeats);
const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

describe('of statements whose truth is known', () => {
  test('n different values are repeated from `repeats` on, and never below', () => {
    fc.assert(
      fc.property(numbers(1), numbers(2, 20), fc.boolean(), (n, repeats, reads) => {
        const { kind, count, distinct } = judge(
          range(n).map((id) => variant(id)),
          repeats,
          reads,
        );
        expect({ kind, count, distinct }).toEqual({
          kind: n >= repeats ? 'repeated' : 'once',
          count: n,
          distinct: n,
        });
      }),
    );
  });

  test('the same values, however often, are never repeated', () => {
    fc.assert(
      fc.property(numbers(1), numbers(2, 20), fc.boolean(), (count, repeats, reads) => {
        const { kind } = judge([variant(1, { count })], repeats, reads);
        expect(kind).toBe(reads && count >= repeats ? 'same' : 'once');
      }),
    );
  });

  test('pages of fewer readings than `repeats` are not repeated, of as many they are', () => {
    fc.assert(
      fc.property(numbers(2, 8), numbers(2), numbers(3, 10), (readings, pages, repeats) => {
        const variants = range(readings).flatMap((id) => range(pages).map((page) => variant(id, { page })));
        expect(judge(variants, repeats).kind).toBe(readings >= repeats ? 'repeated' : 'once');
      }),
    );
  });

  test('batches of one query are not repeated, whatever their last one is', () => {
    fc.assert(
      fc.property(numbers(2), numbers(2, 10), fc.boolean(), fc.boolean(), (batches, repeats, last, reads) => {
        const variants = range(batches).map((list) => variant(0, { list }));
        if (last) variants.push(variant(1));
        expect(judge(variants, repeats, reads).kind).toBe('once');
      }),
    );
  });

  test('a list that stays hides no repetition', () => {
    fc.assert(
      fc.property(numbers(3), (n) => {
        expect(
          judge(
            range(n).map((id) => variant(id, { list: 7 })),
            3,
          ).kind,
        ).toBe('repeated');
      }),
    );
  });

  test('neither the order of statements nor how they are added up matters', () => {
    const any = fc.record({
      picks: numbers(0, 3),
      list: fc.option(numbers(0, 3), { nil: undefined }),
      page: numbers(0, 3),
      unknown: fc.constant(false),
      count: numbers(1, 4),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), fc.boolean(), (variants, reads) => {
        const judged = judge(variants, 3, reads);
        const single = variants.flatMap((one) => range(one.count).map(() => ({ ...one, count: 1 })));
        expect(judge([...variants].reverse(), 3, reads)).toEqual(judged);
        expect(judge(single, 3, reads).count).toBe(judged.count);
      }),
    );
  });
});
