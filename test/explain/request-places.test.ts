import { expect, test } from 'vitest';
import { placeRequests } from '../../src/explain/request-places.js';
import type { Frame } from '../../src/sensors/frames.js';
import type { SeenShape } from '../../src/sensors/reading.js';

const at = (line: number): Frame => ({ file: '/shop/src/a.ts', line, column: 3, function: undefined, mapped: true });
const seen = (path: string, ...stacks: number[][]): SeenShape => ({
  text: `GET http://api${path}`,
  count: stacks.length,
  distinctValues: stacks.length,
  rows: undefined,
  sites: stacks.map((lines) => ({ stack: lines.map(at), count: 1 })),
});
const placesOf = (...shapes: SeenShape[]) =>
  placeRequests(shapes).map(({ shape: { text }, places }) => [
    text.replace('GET http://api', ''),
    places.map(({ line }) => line),
  ]);

test('a helper that asks for several routes is not the place, what called it is', () => {
  expect(placesOf(seen('/orders/:id/lines', [5, 20, 30]), seen('/orders', [5, 10, 30]))).toEqual([
    ['/orders/:id/lines', [20]],
    ['/orders', [10]],
  ]);
});

test('a helper of a helper neither', () => {
  expect(placesOf(seen('/users/:id', [5, 6, 20]), seen('/posts', [5, 6, 10]))).toEqual([
    ['/users/:id', [20]],
    ['/posts', [10]],
  ]);
});

test('a line that asks for one route stays, as does one whose caller is not known', () => {
  expect(placesOf(seen('/users/:id', [5, 20], [5, 21]))).toEqual([['/users/:id', [5]]]);
  expect(placesOf(seen('/users/:id', [5]), seen('/posts', [5]))).toEqual([
    ['/users/:id', [5]],
    ['/posts', [5]],
  ]);
});

test('names in a path are one route', () => {
  expect(placesOf(...['ann', 'bob', 'eve'].map((name) => seen(`/users/${name}`, [5, 20])))).toEqual([
    ['/users/:name', [5]],
  ]);
});
