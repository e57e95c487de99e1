import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeRepeats } from '../../src/judge/n-plus-one.js';
import { variantsOf } from '../../src/sensors/queries/variants.js';
import { hashText } from '../../src/sensors/value-hash.js';
import { Variants } from '../../src/sensors/variants.js';

type Statement = [text: string, values?: readonly unknown[]];

/** How statements of one shape from one place are judged, three being too many. */
function judged(statements: readonly Statement[], reads = true): string {
  const variants = new Variants();
  for (const [text, values] of statements) {
    const read = { text, doubleQuotes: 'names' as const, hash: hashText(text) };
    for (const variant of variantsOf(read, values)) variants.add(variant);
  }
  const { kind, count, distinct } = judgeRepeats({ reads, variants: variants.list() }, 3);
  return `${kind} ${count} ${distinct}`;
}
const each = (ids: readonly unknown[], make: (id: never) => Statement): Statement[] =>
  ids.map((id) => make(id as never));
const four = [1, 2, 3, 4];
const texts = ['a', 'b', 'c', 'd'];

describe('are repeated with differing values', () => {
  test.each([
    ['parameters', each(four, (id) => ['select * from posts where user_id = $1', [id]])],
    ['literals', each(four, (id) => [`select * from posts where user_id = ${id}`])],
    ['texts in quotes', each(texts, (id) => [`select * from posts where name = '${id}'`])],
    ['named parameters', each(four, (id) => ['select * from posts where user_id = :id', [{ id }]])],
    [
      'named parameters with their mark',
      each(four, (id) => ['select * from posts where user_id = $id', [{ $id: id }]]),
    ],
    ['lists of one', each(four, (id) => ['select * from posts where user_id in ($1)', [id]])],
    ['an array of one', each(four, (id) => ['select * from posts where user_id = any($1)', [[id]]])],
    [
      'a list that stays, beside a value that does not',
      each(four, (id) => ["select * from posts where status in ('open', 'paid') and user_id in ($1)", [id]]),
    ],
    [
      'the newest row of each',
      each(four, (id) => ['select * from p where user_id = $1 order by at desc limit 1', [id]]),
    ],
    ['a page of each', each(four, (id) => ['select * from p where user_id = $1 order by at desc limit 20', [id]])],
    [
      'the nearest row of each',
      each(four, (at) => ['select * from rates where day <= $1 order by day desc limit 1', [at]]),
    ],
    ['one row of each offset', each(four, (at) => ['select * from users order by id limit 1 offset $1', [at]])],
    ['ranges without a LIMIT', each(four, (at) => ['select count(*) from p where at >= $1 and at < $2', [at, at + 1]])],
    [
      'lists that differ, of one owner each',
      each(four, (id) => ['select * from p where user_id = $1 and id in ($2, $3)', [id, 10 * id, 10 * id + 1]]),
    ],
    ['keys in a text', each(four, (id) => [`get user:${id}`])],
    ['keys in a text, values beside it', each(four, (id) => [`get user:${id}`, [id]])],
    [
      'values in an object of a class',
      each(four, (id) => [
        'select * from p where id = :id',
        [
          new (class Filter {
            constructor(readonly by: number) {}
          })(id),
        ],
      ]),
    ],
    ['rows as arrays', each(four, (id) => ['select * from p where tags @> $1 and id = $2', [['x'], id]])],
  ])('%s', (_, statements) => {
    expect(judged(statements)).toBe('repeated 4 4');
  });

  test.each([
    ['inserted one by one', each(four, (id) => ['insert into t (id, name) values ($1, $2)', [id, `n${id}`]])],
    [
      'inserted one by one, with arrays',
      each(four, (id) => ['insert into t (id, tags) values ($1, $2)', [id, ['a', id]]]),
    ],
    ['updated one by one', each(four, (id) => ['update t set name = ? where id = ?', ['x', id]])],
    ['deleted one by one', each(four, (id) => ['delete from t where id = ?', [id]])],
  ])('%s', (_, statements) => {
    expect(judged(statements, false)).toBe('repeated 4 4');
  });
});

describe('are batches', () => {
  const chunks = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12], [13]];
  test.each([
    ['chunks of a list', each(chunks, (ids: number[]) => [`select * from p where id in (${ids.map(() => '?')})`, ids])],
    ['chunks of literals', each(chunks, (ids: number[]) => [`select * from p where id in (${ids})`])],
    ['chunks in an array', each(chunks, (ids) => ['select * from p where id = any($1)', [ids]])],
    ['chunks in an array of SQL', each(chunks, (ids: number[]) => [`select * from p where id = any(array[${ids}])`])],
    [
      'chunks as JSON',
      each(chunks, (ids) => ['select * from p where id in (select value from json_each(?))', [JSON.stringify(ids)]]),
    ],
    [
      'chunks beside a value that stays',
      each(chunks, (ids: number[]) => [`select * from p where tenant = 7 and id in (${ids})`]),
    ],
    [
      'pairs',
      each(chunks.slice(0, 4), ([a, b]: number[]) => [`select * from p where (x, y) in ((${a}, 1), (${b}, 2))`]),
    ],
  ])('%s', (_, statements) => {
    expect(judged(statements)).toMatch(/^once/);
  });

  test.each([
    ['rows', each(chunks, (ids: number[]) => [`insert into t values ${ids.map((id) => `(${id}, 'x')`).join(', ')}`])],
    [
      'rows of columns',
      each(chunks, (ids) => ['insert into t select * from unnest($1::int[], $2::int[])', [ids, ids]]),
    ],
    [
      'updates of groups',
      each(chunks.slice(0, 4), (ids: number[]) => [`update t set a = ${ids[0]} where id in (${ids.join(', ')})`]),
    ],
  ])('%s', (_, statements) => {
    expect(judged(statements, false)).toMatch(/^once/);
  });
});

describe('are pages of one reading', () => {
  const pages = [0, 20, 40, 60];
  test.each([
    ['OFFSET', each(pages, (at) => ['select * from t order by id limit $1 offset $2', [20, at]])],
    ['OFFSET as a literal', each(pages, (at) => [`select * from t order by id limit 20 offset ${at}`])],
    ["MySQL's OFFSET", each(pages, (at) => [`select * from t order by id limit ${at}, 20`])],
    [
      "the standard's OFFSET",
      each(pages, (at) => ['select * from t order by id offset $1 rows fetch next 20 rows only', [at]]),
    ],
    ['a key', each(pages, (at) => ['select * from t where id > ? order by id limit ?', [at, 20]])],
    [
      'a key of two columns',
      each(pages, (at) => ['select * from t where (at, id) < ($1, $2) order by 1 limit 20', [at, 5]]),
    ],
    [
      'a key of two columns, spelt out',
      each(pages, (at) => ['select * from t where at < $1 or (at = $2 and id < $3) order by 1 limit 20', [at, at, 5]]),
    ],
    [
      'a key that is looked up',
      each(pages, (at) => ['select * from t where id >= (select id from t where id = $1) order by id limit 20', [at]]),
    ],
    ['a key on the other side', each(pages, (at) => ['select * from t where ? < id order by id limit 20', [at]])],
    [
      'a key beside a value that stays',
      each(pages, (at) => ['select * from t where u = 7 and id > $1 limit 20', [at]]),
    ],
  ])('%s', (_, statements) => {
    expect(judged(statements)).toMatch(/^once/);
  });

  test('of two readings are two', () => {
    const both = [7, 8].flatMap((user) =>
      each(pages, (at) => ['select * from t where u = $1 and id > $2 order by id limit 20', [user, at]]),
    );
    expect(judged(both)).toBe('once 2 2');
  });
});

test.each([
  ['the same values', each([1, 1, 1, 1], (id) => ['select * from t where id = $1', [id]]), 'same 4 1'],
  ['no values', each(four, () => ['select count(*) from t']), 'same 4 1'],
  ['values that are not told', each(four, () => ['select * from t where id = $1']), 'unknown 4 1'],
  ['too few', each([1, 2], (id) => ['select * from t where id = $1', [id]]), 'once 2 2'],
  ['few values, often', each([1, 2, 1, 2], (id) => ['select * from t where id = $1', [id]]), 'repeated 4 2'],
  ['nulls and texts', each([null, '1', 1, undefined], (id) => ['select * from t where id = $1', [id]]), 'repeated 4 4'],
])('%s', (_, statements, found) => {
  expect(judged(statements)).toBe(found);
});

test('writes with the same values are no missing memo', () => {
  expect(
    judged(
      each(four, () => ['update t set a = a + 1']),
      false,
    ),
  ).toBe('once 4 1');
});

test('no text throws, and no value is kept', () => {
  const piece = fc.constantFrom(
    "'S3CR3T'",
    '(',
    ')',
    ',',
    'in',
    'values',
    'limit',
    '?',
    '$1',
    '<',
    '=',
    ';',
    'select',
    '[',
    ']',
    ':a',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(piece, { maxLength: 20 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.array(fc.anything(), { maxLength: 3 }), (text, values) => {
      const read = { text, doubleQuotes: 'unknown' as const, hash: hashText(text) };
      expect(JSON.stringify(variantsOf(read, values))).not.toContain('S3CR3T');
    }),
    { numRuns: 5000 },
  );
});
