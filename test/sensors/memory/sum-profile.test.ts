import { expect, test } from 'vitest';
import type { HeapNode } from '../../../src/sensors/heap-sampling.js';
import { sumProfile } from '../../../src/sensors/memory/allocations.js';

const node = (functionName: string, url: string, selfSize: number, children: HeapNode[] = []): HeapNode => {
  const callFrame = { functionName, url, scriptId: url, lineNumber: 1, columnNumber: 0 };
  return { callFrame, selfSize, children };
};
const users = `${process.cwd()}/none/stock.js`;
const own = `${process.cwd()}/src/sensors/scope.ts`;

test('what built-ins, Node and libraries allocate for a function of the user’s is its own', () => {
  const head = node('(root)', '', 0, [
    node('total', users, 100, [
      node('map', '', 20),
      node('parse', 'node:url', 3),
      node('lib', '/a/node_modules/b.js', 4),
    ]),
  ]);
  const { heap, sites } = sumProfile(head);
  expect(heap).toBe(127);
  expect(sites).toMatchObject([{ bytes: 127, frame: { function: 'total', line: 2 } }]);
});

test('what watches is left out: the inspector, this package, what Node 22 notes of every promise', () => {
  const head = node('(root)', '', 0, [
    node('watch', own, 50, [
      node('post', 'node:inspector', 1000),
      node('total', users, 100, [
        node('promiseInitHook', 'node:internal/async_hooks', 5000, [node('init', own, 600), node('init', users, 600)]),
      ]),
    ]),
  ]);
  const { heap, sites } = sumProfile(head);
  expect(heap).toBe(100);
  expect(sites).toMatchObject([{ bytes: 100 }]);
});
