import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { isFarAbove, returnedItems } from '../../src/explain/returned.js';

const circle: { items: number[]; self?: unknown } = { items: [1, 2] };
circle.self = circle;

test.each([
  ['a list', [1, 2, 3], 3],
  ['an empty list', [], 0],
  ['lists in a list', [{ items: [1, 2] }, { items: [3] }], 5],
  ['a Map of lists', new Map([[1, ['a', 'b']]]), 3],
  ['a Set', new Set([1, 2]), 2],
  ['a page', { products: [1, 2], next: 3 }, 2],
  ['an object without lists', { id: 1, name: 'a' }, 1],
  ['a number', 7, 1],
  ['a text', 'abc', 1],
  ['nothing found', null, 0],
  ['bytes', new Uint8Array(100), 1],
  ['a circle', circle, 2],
  ['a sparse end', [undefined, null, { a: undefined }], 3],
  ['no result', undefined, undefined],
  ['a function', () => 1, undefined],
  ['an iterator', [1].values(), undefined],
  ['a stream', Readable.from(['a']), undefined],
  ['a Response', new Response('[]'), undefined],
  ['too much', Array.from({ length: 300_000 }, () => ({})), undefined],
])('%s', (_, result, items) => {
  expect(returnedItems(result)).toBe(items);
});

test('a getter is not called', () => {
  const result = {
    get items(): never {
      throw new Error('called');
    },
  };
  expect(returnedItems(result)).toBe(1);
});

test.each([
  [200, 20, false, true],
  [199, 20, false, false],
  [20, 0, false, true],
  [19, 0, false, false],
  [20, 3, false, false],
  [200, 100, true, true],
  [200, 101, true, false],
  [19, 1, true, false],
])('%i rows for %i items, of one statement %o: %o', (rows, items, oneStatement, far) => {
  expect(isFarAbove(rows, items, oneStatement)).toBe(far);
});
