import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';

describe('parseBound', () => {
  test.each([
    ['1', '1'],
    ['O(1)', '1'],
    ['log n', 'log n'],
    ['O(log n)', 'log n'],
    ['log(n)', 'log n'],
    ['log2(n)', 'log n'],
    ['sqrt n', 'sqrt n'],
    ['sqrt(n)', 'sqrt n'],
    ['√n', 'sqrt n'],
    ['n', 'n'],
    ['O(N)', 'n'],
    ['n log n', 'n log n'],
    ['n*log(n)', 'n log n'],
    ['n * log n', 'n log n'],
    ['nlogn', 'n log n'],
    ['O(n log(n))', 'n log n'],
    ['n^1.5', 'n^1.5'],
    ['n²', 'n^2'],
    ['n**2', 'n^2'],
    ['n ^ 2', 'n^2'],
    ['O(n²)', 'n^2'],
    ['n^2 log n', 'n^2 log n'],
    ['n² log(n)', 'n^2 log n'],
    ['log n * n', 'n log n'],
    ['n³', 'n^3'],
    ['2^n', '2^n'],
    ['O(2^n)', '2^n'],
  ])('%s is %s', (given, text) => {
    expect(parseBound(given).text).toBe(text);
  });

  test('values, with log n = log2(n + 1)', () => {
    expect(parseBound('log n').at(1023)).toBe(10);
    expect(parseBound('n log n').at(1023)).toBe(10230);
    expect(parseBound('sqrt n').at(49)).toBe(7);
    expect(parseBound('n^1.5').at(4)).toBe(8);
    expect(parseBound('2^n').at(10)).toBe(1024);
    expect(parseBound((n) => 3 * n).at(5)).toBe(15);
  });

  test.each(['', 'fast', 'O(m)', 'n!', 'log', 'n log m', '1 n', 'n^', 'n^-1'])('%o is refused', (given) => {
    expect(() => parseBound(given)).toThrow(TypeError);
  });

  test('says what was given and what is accepted', () => {
    expect(() => parseBound('fast')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: Unknown bound 'fast'. Accepted: '1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5', 'n^2', 'n^2 log n', 'n^3', '2^n', any 'n^k', also written 'O(n log n)', 'n²', 'n*log(n)'; or a function of n.]`,
    );
    expect(() => parseBound(2 as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: Unknown bound number 2. Accepted: '1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5', 'n^2', 'n^2 log n', 'n^3', '2^n', any 'n^k', also written 'O(n log n)', 'n²', 'n*log(n)'; or a function of n.]`,
    );
    expect(() => parseBound({ input: 1 } as never)).toThrow(/^Unknown bound of type object\. Accepted/);
    expect(() => parseBound(undefined as never)).toThrow(/^Unknown bound undefined\. Accepted/);
    expect(() => parseBound(() => Number.NaN).at(4)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: The function of n given as bound gave NaN for n = 4; it must give a positive, finite number.]`,
    );
  });
});
