import { posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { wayBetween } from '../src/start-folder.js';

const cases: [startedIn: string | undefined, runsIn: string, way: string][] = [
  ['/repo', '/repo', ''],
  [undefined, '/repo', ''],
  ['/repo', '/repo/packages/shop', 'packages/shop'],
  ['/repo/src', '/repo', '..'],
  ['/home/me/other', '/repo', ''],
];
test.each(cases)('started in %s, it runs in %s: %j', (startedIn, runsIn, way) => {
  expect(wayBetween(startedIn, runsIn, posix.relative)).toBe(way);
});

test('on Windows too, and never absolute', () => {
  expect(wayBetween('C:\\repo', 'C:\\repo\\packages\\shop', win32.relative)).toBe('packages/shop');
  expect(wayBetween('D:\\', 'C:\\repo', win32.relative)).toBe('');
});
