import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapesOf } from '../../src/sensors/queries/fingerprint.js';

const shapes = (text: string): string[] => shapesOf(text, 'names').map(({ text }) => text);

describe('shapes', () => {
  test.each([
    ["select * from users where name = 'O''Brien'", 'select * from users where name = ?'],
    ['SELECT  *\n  FROM users -- all of them\n WHERE id = 12', 'SELECT * FROM users WHERE id = ?'],
    ['select * from users where id = $1', 'select * from users where id = ?'],
    ['select * from users where id in (1, 2, 3)', 'select * from users where id in (?)'],
    ['select * from users where id in (?, ?)', 'select * from users where id in (?)'],
    ["insert into users values (1, 'a'), (2, 'b')", 'insert into users values (?, ?)'],
    ['select "name" from "users"', 'select "name" from "users"'],
    ['select `name` from `users` where id = 1', 'select `name` from `users` where id = ?'],
    ["select e'it\\'s', $$a 'b' c$$, $tag$x$tag$, 0xff, 1.5e3", 'select ?, ?, ?, ?, ?'],
    ['select /* a /* nested */ comment */ 1', 'select ?'],
    ["select 'unterminated secret", 'select ?'],
    ['', ''],
  ])('%j', (text, shape) => {
    expect(shapes(text)).toEqual(shape === '' ? [] : [shape]);
  });

  test('one for statements that differ in values, in the length of a list, in the number of rows', () => {
    for (const family of [
      ["select 'a'", 'select 12', 'select $1', 'select ?'],
      ['where id in (1)', 'where id in (1,2,3)', 'where id in ($1, $2)'],
      ["values (1, 'x')", "values (1, 'x'), (2, 'y')", 'values ($1, $2), ($3, $4), ($5, $6)'],
    ]) {
      expect(new Set(family.flatMap(shapes)).size).toBe(1);
    }
  });

  test('each of several statements', () => {
    expect(shapes("select 1; select ';' ; -- end\n")).toEqual(['select ?', 'select ?']);
  });
});

test.each([
  'BEGIN',
  'begin transaction',
  'START TRANSACTION',
  'COMMIT',
  'ROLLBACK',
  'SAVEPOINT a',
  'RELEASE SAVEPOINT a',
  'PRAGMA foreign_keys = ON',
  'select version()',
])('%s is housekeeping', (text) => {
  expect(shapesOf(text, 'names').map(({ housekeeping }) => housekeeping)).toEqual([true]);
});
test.each(['select 1', 'update users set name = ?', 'select * from begin_dates'])('%s is none', (text) => {
  expect(shapesOf(text, 'names').map(({ housekeeping }) => housekeeping)).toEqual([false]);
});

const secret = 'S3CR3T';
const quoted = fc.constantFrom(
  `'${secret}'`,
  `'it''s ${secret}'`,
  `e'a\\'${secret}'`,
  `$$ ${secret} $$`,
  `$q$ '${secret}' $q$`,
  `x'5${secret}'`,
  `'{"key": "${secret}"}'`,
  `'naïve ✓ ${secret}'`,
  `/* ${secret} */`,
  `-- ${secret}\n`,
);
/** Only at a text's end: what follows an open quote is inside it, and outside of it again after the next one. */
const unterminated = fc.constantFrom('', `'${secret}`, `$$ ${secret}`, `/* ${secret}`, `e'${secret}\\'`);
const words = fc.constantFrom(
  'select',
  'from',
  'users',
  'where',
  'id',
  '=',
  'and',
  'in',
  '(',
  ')',
  ',',
  'name',
  '"users"',
  '`t`',
  ';',
  'values',
  '1',
  '$1',
  '?',
);
const statement = fc
  .array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: quoted }), { maxLength: 30 })
  .map((parts) => parts.join(' '));

test('no value of a literal or a comment is ever in a shape', () => {
  fc.assert(
    fc.property(
      statement,
      unterminated,
      fc.constantFrom('names' as const, 'unknown' as const),
      (begin, end, doubleQuotes) => {
        const text = `${begin} ${end}`;
        const shown = shapesOf(text, doubleQuotes)
          .map(({ text }) => text)
          .join('\n');
        expect(shown).not.toContain(secret);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('never throws, whatever the text is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      shapesOf(text, 'unknown');
      shapesOf(`select '${text}`, 'names');
    }),
    { numRuns: 5000 },
  );
});
