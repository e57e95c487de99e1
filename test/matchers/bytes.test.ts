import { expect, test } from 'vitest';
import { parseBytes } from '../../src/matchers/bytes.js';
import { bytes } from '../../src/speak/bytes.js';

test.each([
  ['64 B', 64],
  ['0 B', 0],
  ['1.5kB', 1500],
  ['2 KiB', 2048],
  ['20 MB', 20e6],
  ['1MiB', 2 ** 20],
  ['3 GB', 3e9],
])('reads %s', (text, value) => {
  expect(parseBytes(text, 'The limit')).toBe(value);
});

test.each([64, '64', '64 kb', '-1 B', 'B', '', undefined, null, {}])('rejects %s', (value) => {
  expect(() => parseBytes(value, 'perCall')).toThrow(/^perCall must be a size with its unit/);
});

test.each([
  [0, '0 B'],
  [1.234, '1.23 B'],
  [64, '64 B'],
  [-4, '-4 B'],
  [-0.0001, '-0.0001 B'],
  [999.7, '1 kB'],
  [12_345, '12.3 kB'],
  [8_390_000, '8.39 MB'],
  [2e12, '2000 GB'],
])('writes %d as %s', (value, text) => {
  expect(bytes(value)).toBe(text);
});
