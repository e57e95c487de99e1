import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { countReturned } from '../../src/sensors/items.js';

const three = ['a', 'b', 'c'];
async function* asynchronous() {
  yield* three;
}
function* endless() {
  for (;;) yield 1;
}
class ColumnDefinition {}
const answer = (body: unknown): Response => new Response(JSON.stringify(body));

describe('three items', () => {
  test.each<[string, () => unknown]>([
    ['an array', () => three],
    ['a Set', () => new Set(three)],
    ['a Map', () => new Map(three.map((name) => [name, name]))],
    ['typed numbers', () => new Float64Array(3)],
    ['a generator', () => three.values()],
    ['an async generator', asynchronous],
    ['a stream of objects', () => Readable.from(three)],
    ['a web stream of objects', () => ReadableStream.from(three.map((name) => ({ name })))],
    ['rows', () => ({ rows: three, rowCount: 1 })],
    ['data', () => ({ data: three, items: 5 })],
    ['items', () => ({ data: 'x', items: three })],
    ['items in data', () => ({ status: 200, data: { items: three, total: 7 } })],
    ['a response', () => answer(three)],
    ['a response with data', () => answer({ data: three })],
    ['what mysql2 answers', () => [three, [new ColumnDefinition()]]],
  ])('%s', async (_, make) => {
    expect(await countReturned(make())).toEqual({ count: 3, more: false });
  });
});

describe('no count', () => {
  test.each<[string, () => unknown, string]>([
    ['nothing', () => undefined, 'it returned undefined'],
    ['null', () => null, 'it returned null'],
    ['text', () => 'abc', 'it returned a string'],
    ['bytes', () => Buffer.from('abc'), 'it returned bytes'],
    ['an object', () => ({ products: three }), 'it returned an object without rows, data or items'],
    [
      'a stream of text',
      () => Readable.from([Buffer.from('a')], { objectMode: false }),
      'it returned a stream of bytes or text, whose pieces are no items',
    ],
    [
      'a response that is no JSON',
      () => new Response('<p>'),
      'it returned a response whose body is no JSON, or has been read already',
    ],
  ])('%s', async (_, make, why) => {
    expect(await countReturned(make())).toEqual({ count: 0, more: false, unknown: why });
  });
});

test('what is endless is counted so far', async () => {
  expect(await countReturned(endless(), 10)).toEqual({ count: 10, more: true });
});

test('a stream is not kept: one item is alive at a time', async () => {
  let made = 0;
  const seen: number[] = [];
  const lazily = {
    *[Symbol.iterator]() {
      for (; made < 5; made += 1) {
        seen.push(made);
        yield { made };
      }
    },
  };
  expect(await countReturned(lazily, 2)).toEqual({ count: 2, more: true });
  expect(seen).toEqual([0, 1, 2]);
});

test('the body of a response can still be read', async () => {
  const response = answer(three);
  await countReturned(response);
  expect(await response.json()).toEqual(three);
});
