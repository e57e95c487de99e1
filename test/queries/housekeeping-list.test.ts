import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shapesOf } from '../../src/sensors/queries/fingerprint.js';

const page = readFileSync(new URL('../../docs/toIssueAtMostQueries.md', import.meta.url), 'utf8');
/** The code spans of the list's row that begins so. */
const listed = (row: string): string[] => {
  const line = page.split('\n').find((one) => one.startsWith(`| ${row} `)) ?? '';
  return [...line.matchAll(/`([^`]+)`/g)].map(([, span]) => span as string);
};
const source = (file: string): string =>
  readFileSync(new URL(`../../src/sensors/queries/${file}.ts`, import.meta.url), 'utf8');
const words = (file: string): string[] => {
  const [, list] = /const housekeeping =\s+\/\^\(\?:([^)]+)\)/.exec(source(file)) ?? [];
  return (list ?? '').split('|').filter((word) => /^\w+$/.test(word));
};

test('what the page lists of SQL is housekeeping', () => {
  const texts = [
    ...listed('transactions in SQL'),
    ...listed('connections in SQL').map((word) => `${word} a`),
    ...listed('what SQL clients ask by themselves').map(
      (text) => ({ 'select @@': 'select @@sql_mode', pg_type: 'select oid from pg_type' })[text] ?? text,
    ),
  ];
  expect(texts).toHaveLength(22);
  for (const text of texts) {
    expect([text, shapesOf(text, 'names').map(({ housekeeping }) => housekeeping)]).toEqual([text, [true]]);
  }
});

test.each([
  ['Redis', 'redis-command'],
  ['MongoDB', 'mongo-command'],
])('what the page lists of %s is what does not count', (row, file) => {
  expect(words(file).length).toBeGreaterThan(10);
  expect(listed(row).toSorted()).toEqual(words(file).toSorted());
});
