import { expect, test } from 'vitest';
import { parseBytes } from '../../src/matchers/bytes.js';
import { bytesIn } from '../../src/speak/bytes.js';

test('reads sizes with units', () => {
  expect(parseBytes('64 kB', 'x')).toEqual({ bytes: 64_000, unit: 'kB' });
  expect(parseBytes('1.5MiB', 'x')).toEqual({ bytes: 1_572_864, unit: 'MiB' });
  expect(parseBytes('0 B', 'x')).toEqual({ bytes: 0, unit: 'B' });
});

test.each([64, '64', '64 kb', '64 KB', '-1 MB', 'much', undefined])('refuses %s', (value) => {
  expect(() => parseBytes(value, 'The limit')).toThrow(/^The limit must be a size with a unit \(B, kB, MB, GB/);
});

test('prints in the unit of the limit', () => {
  expect([bytesIn(9_600_016, 'MB'), bytesIn(12_345_678, 'kB'), bytesIn(12_345, 'MB'), bytesIn(96, 'B')]).toEqual([
    '9.6 MB',
    '12,346 kB',
    '0.0123 MB',
    '96 B',
  ]);
});
