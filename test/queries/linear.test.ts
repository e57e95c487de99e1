import { expect, test } from 'vitest';
import { matchers } from '../../src/index.js';
import { shapesOf } from '../../src/sensors/queries/fingerprint.js';
import type { DoubleQuotes } from '../../src/sensors/queries/tokens.js';
import { type Dialect, textOf } from './dialects.js';

expect.extend(matchers);

const ordinary = (dialect: Dialect): string =>
  Array.from({ length: 20 }, (_, seed) => textOf(dialect, seed, 0, { doubtful: false })).join(';');

// Texts that invite a reader to look ahead, or back, from each of their pieces.
test.each<[string, DoubleQuotes, string, string]>([
  ['ordinary statements', 'names', '', ordinary('PostgreSQL')],
  ['ordinary statements of MySQL', 'strings', '', ordinary('MySQL')],
  ['strings that the other reading of backslashes never closes', 'names', "select '", "\\'x"],
  ['strings of two readings', 'unknown', 'select ', "'\\' "],
  ['comments', 'names', 'select 1', '/**/ '],
  ['comments of MySQL that never close', 'strings', 'select 1', '/* '],
  ['signs', 'names', 'select ', '-1,'],
  ['open parentheses', 'names', 'select ', '('],
  ['rows', 'names', 'insert into t values ', '(1,2),'],
  ['lists within lists', 'unknown', 'select a ', 'in ((1,'],
  ['dollars', 'names', 'select ', '$a'],
  ['hashes and quotes', 'unknown', 'select ', "#' "],
])('the fingerprint of %s is linear in their length', { timeout: 30_000 }, async (_, doubleQuotes, start, piece) => {
  await expect((text: string) => shapesOf(text, doubleQuotes)).toScaleNoWorseThan('n', {
    of: 'time',
    // n characters.
    input: (n: number) => start + piece.repeat(Math.ceil(n / piece.length)),
    upTo: 50_000,
    timeBudget: 5000,
    name: 'shapesOf',
  });
});
