import { expect, test } from 'vitest';
import { ownerOf, packageOf } from '../../../src/sensors/steps/owner.js';

test.each([
  ['file:///shop/src/users.ts', 'user'],
  ['/shop/src/users.ts?v=1', 'user'],
  ['C:\\shop\\src\\users.ts', 'user'],
  ['', 'user'],
  ['file:///shop/node_modules/lodash/uniq.js', 'library'],
  ['C:\\shop\\node_modules\\@scope\\kit\\index.js', 'library'],
  ['file:///shop/node_modules/vitest/dist/index.js', 'ignored'],
  ['file:///shop/node_modules/@vitest/runner/dist/index.js', 'ignored'],
  ['/shop/node_modules/.pnpm/jest-runtime@30.0.0/node_modules/jest-runtime/build/index.js', 'ignored'],
  ['file:///shop/node_modules/perf-matchers/dist/steps.js', 'ignored'],
  [new URL('../../../src/sensors/steps/owner.ts', import.meta.url).href, 'ignored'],
  ['node:internal/util/comparisons', 'runtime'],
  ['node:path', 'runtime'],
  ['node:events', 'ignored'],
  ['node:internal/timers', 'ignored'],
  ['node:internal/process/task_queues', 'ignored'],
])('%s is of the %s', (url, owner) => {
  expect(ownerOf(url)).toBe(owner);
});

test('the package of a file', () => {
  expect(packageOf('/shop/node_modules/a/node_modules/@b/c/lib/index.js')).toBe('@b/c');
  expect(packageOf('/shop/src/index.js')).toBeUndefined();
});
