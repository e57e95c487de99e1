import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapesOf } from '../../src/sensors/queries/fingerprint.js';
import type { DoubleQuotes } from '../../src/sensors/queries/tokens.js';
import { type Dialect, readingOf, secret, textOf } from './dialects.js';

const dialects: Dialect[] = ['PostgreSQL', 'MySQL', 'SQLite'];
const shapes = (text: string, doubleQuotes: DoubleQuotes): string[] =>
  shapesOf(text, doubleQuotes).map(({ text }) => text);
const seed = fc.integer();

describe.each(dialects)('10,000 generated texts of %s', { timeout: 60_000 }, (dialect) => {
  const reading = readingOf[dialect];

  test.each([
    ['its driver', reading],
    ['an adapter', 'unknown' as const],
  ])('show no value and no comment, as %s reads them', (_, doubleQuotes) => {
    fc.assert(
      fc.property(seed, (seed) => {
        const text = textOf(dialect, seed, 0);
        expect(shapes(text, doubleQuotes).join('\n')).not.toContain(secret);
      }),
      { numRuns: 10_000 },
    );
  });

  test('have one shape where they differ only in values, lengths of lists, numbers of rows, white space and comments', () => {
    fc.assert(
      fc.property(seed, fc.nat(1000), (seed, rendering) => {
        const [one, other] = [0, 1 + rendering].map((at) => textOf(dialect, seed, at, { doubtful: false }));
        expect(shapes(other as string, reading)).toEqual(shapes(one as string, reading));
      }),
      { numRuns: 10_000 },
    );
  });
});

test('most generated texts hold the secret', () => {
  for (const dialect of dialects) {
    const texts = Array.from({ length: 1000 }, (_, seed) => textOf(dialect, seed, 0));
    expect(texts.filter((text) => text.includes(secret)).length).toBeGreaterThan(600);
  }
});

test.each(['names', 'strings', 'unknown'] as const)(
  'never throws, whatever the text is (%s)',
  { timeout: 60_000 },
  (doubleQuotes) => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      // Marks that mean something, in any order.
      fc.array(fc.constantFrom(...'\'"`$;()[],-+/*#?:@\\eExXuU&.0 \nab'), { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        for (const { text: shape } of shapesOf(text, doubleQuotes)) expect(shape).toBeTypeOf('string');
      }),
      { numRuns: 10_000 },
    );
  },
);
