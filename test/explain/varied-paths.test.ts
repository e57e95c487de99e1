import { expect, test } from 'vitest';
import type { PlacedShape } from '../../src/explain/statements.js';
import { joinVariedPaths } from '../../src/explain/varied-paths.js';

const seen = (path: string, line: number | undefined, count = 1, distinctValues = 1): PlacedShape => ({
  shape: {
    text: `GET http://api${path}`,
    count,
    distinctValues,
    ...(line ? { place: `src/a.ts:${line}` } : {}),
  },
  places: line ? [{ file: 'src/a.ts', line }] : [],
  path: undefined,
});
const joined = (...shapes: PlacedShape[]) =>
  joinVariedPaths(shapes).map(({ shape: { text, count, distinctValues } }) => [
    text.replace('GET http://api', ''),
    count,
    distinctValues,
  ]);

test('three names in one place of a route are one route', () => {
  expect(
    joined(seen('/users/ann/posts', 5, 2, 2), seen('/users/bob/posts', 5), seen('/users/eve/posts', 5), seen('/x', 5)),
  ).toEqual([
    ['/users/:name/posts', 4, 4],
    ['/x', 1, 1],
  ]);
});

test('two are not, nor three from several lines, or from none', () => {
  const two = [seen('/users/ann', 5), seen('/users/bob', 5)];
  expect(joined(...two)).toHaveLength(2);
  expect(joined(...two, seen('/users/eve', 6))).toHaveLength(3);
  expect(joined(seen('/users/ann', undefined), seen('/users/bob', undefined), seen('/users/eve', 0))).toHaveLength(3);
});

test('what is named last is joined first; other hosts and methods stay apart', () => {
  expect(joined(seen('/a/x', 5), seen('/a/y', 5), seen('/a/z', 5), seen('/b/x', 5), seen('/c/x', 5))).toEqual([
    ['/a/:name', 3, 3],
    ['/b/x', 1, 1],
    ['/c/x', 1, 1],
  ]);
  const hosts = ['a', 'b', 'c'].map((host) => ({
    ...seen('/', 5),
    shape: { ...seen('/', 5).shape, text: `GET http://${host}/` },
  }));
  expect(joinVariedPaths(hosts)).toHaveLength(3);
});
