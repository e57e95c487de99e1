import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapesOf } from '../../src/sensors/queries/fingerprint.js';
import type { DoubleQuotes } from '../../src/sensors/queries/tokens.js';

const secret = 'S3CR3T';
const shown = (text: string, doubleQuotes: DoubleQuotes): string =>
  shapesOf(text, doubleQuotes)
    .map(({ text }) => text)
    .join('\n');

// Literals and comments as each dialect reads them, so that every text is one that some database accepts: backslashes are plain in the first, escapes in the second.
const standard = [
  `'${secret}'`,
  `'it''s ${secret}'`,
  `'${secret}\\'`,
  "'C:\\'",
  "'a\\' ",
  "'\\\\'",
  `E'it\\'s ${secret}'`,
  `$$${secret} ' $$`,
  `$t$ ${secret} " $t$`,
  `N'${secret}'`,
  `U&'${secret}'`,
  `date'${secret}'`,
  `-- don't ${secret}\n`,
  `/* it's ${secret} */`,
];
const mysql = [
  `'${secret}'`,
  `'it\\'s ${secret}'`,
  `'it''s ${secret}'`,
  `'a\\'${secret}'`,
  `'${secret}\\\\'`,
  "'\\\\'",
  `"${secret}"`,
  `"it\\"s ${secret}"`,
  `"it's ${secret}"`,
  `'say "hi" ${secret}'`,
  `_utf8'${secret}'`,
  '`column`',
  `# don't ${secret}\n`,
  `-- don't ${secret}\n`,
  `/* ${secret} it's */`,
];
const around = [
  'select',
  ' = ',
  ', ',
  '(',
  ')',
  ' and ',
  ' from t where x ',
  ' in (',
  ' values (',
  ' ; ',
  '[',
  ']',
  '-',
  '1',
  '?',
  '$1',
];

function texts(literals: readonly string[]): fc.Arbitrary<string> {
  const literal = fc.constantFrom(...literals).map((text) => ` ${text} `);
  return fc.array(fc.oneof(fc.constantFrom(...around), literal), { maxLength: 12 }).map((parts) => parts.join(''));
}

test.each([
  ['standard strings', standard, 'names'],
  ['standard strings through an adapter', standard, 'unknown'],
  ['MySQL strings through an adapter', mysql, 'unknown'],
] as const)('%s show no value', (_, literals, doubleQuotes) => {
  fc.assert(
    fc.property(texts(literals), (text) => {
      expect(shown(text, doubleQuotes)).not.toContain(secret);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  // An escaped quote: PostgreSQL's and SQLite's own reading, where only that one closes everything.
  [
    "select * from t where a like '%y' escape '\\' and b = 'x'",
    'names',
    'select * from t where a like ? escape ? and b = ?',
  ],
  // Where backslashes escape it is one value; where they do not, somebody forgot a quote, and the rest is one.
  [`select 'it\\'s ${secret}' from t`, 'unknown', 'select ?'],
  [`select 'it\\'s ${secret}' from t`, 'names', 'select ?'],
  [`select 'it\\'s ${secret}' from t`, 'strings', 'select ? from t'],
  // Both readings close: nothing behind it is shown.
  [`select 'a\\' /* it's ${secret} */ from t`, 'names', 'select ?'],
  // Double quotes are names in PostgreSQL and SQLite. In MySQL they may be strings, except where only a name can stand.
  ['select "a" from "t" where "b" = 1', 'names', 'select "a" from "t" where "b" = ?'],
  ['select "a" from "t" where "b" = 1', 'unknown', 'select ? from "t" where ? = ?'],
  [`select trim(both "x" from "${secret}") from "t"`, 'unknown', 'select trim(both ? from ?) from "t"'],
  // `#` begins a comment only in MySQL.
  ["select a # 3 from t where b = 'x'", 'names', 'select a # ? from t where b = ?'],
  ['select a ?$$it$$ from t', 'names', 'select a ? ? from t'],
] as const)('%s (%s)', (text, doubleQuotes, shape) => {
  expect(shown(text, doubleQuotes)).toBe(shape);
});
