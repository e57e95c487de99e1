import { describe, expect, test } from 'vitest';
import { checkCount, checkOptions, checkSubject, parseDuration } from '../../src/matchers/arguments.js';

describe('parseDuration', () => {
  test.each([
    [50, 50],
    [0.5, 0.5],
    ['50ms', 50],
    ['50 ms', 50],
    ['1.5s', 1500],
    ['200 µs', 0.2],
    ['200us', 0.2],
    ['20ns', 2e-5],
  ])('%o is %d ms', (given, ms) => {
    expect(parseDuration(given, 'The limit')).toBeCloseTo(ms, 10);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, '', '50', '50 minutes', 'fast', null, undefined, {}, 5n])(
    '%o is refused',
    (given) => {
      expect(() => parseDuration(given, 'The limit')).toThrow(TypeError);
    },
  );

  test('says what was given and what is accepted', () => {
    expect(() => parseDuration('50 minutes', 'The limit')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: The limit must be a time above 0: a number of milliseconds, or a string with a unit (ns, µs, us, ms, s), such as 50, '200 µs' or '1.5 s'. It got the string '50 minutes'.]`,
    );
  });
});

describe('checkSubject', () => {
  test.each([
    ['a promise', Promise.resolve(1)],
    ['a result', 42],
    ['nothing', undefined],
    ['a text', 'search'],
    ['a list', []],
    ['a class', class Cart {}],
  ])('%s is refused', (_, received) => {
    expect(() => checkSubject(received)).toThrowErrorMatchingSnapshot();
  });
});

describe('checkOptions', () => {
  test('an option that no matcher has', () => {
    expect(() => checkOptions({ timeout: 5 } as never, ['runs'])).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: Unknown option 'timeout'. This matcher accepts: runs, input, reuseInput, cleanup, timeBudget, inconclusive, name.]`,
    );
  });
  test.each([
    ['input', 3],
    ['cleanup', {}],
    ['reuseInput', 'yes'],
    ['inconclusive', 'error'],
    ['name', ''],
    ['timeBudget', '5 minutes'],
  ])('%s: %o is refused', (key, value) => {
    expect(() => checkOptions({ [key]: value } as never, [])).toThrowErrorMatchingSnapshot();
  });
  test('a list, a number or null in place of options', () => {
    for (const options of [[], 50, null]) expect(() => checkOptions(options as never, [])).toThrow(TypeError);
  });
});

test('checkCount takes whole numbers from its least', () => {
  expect(checkCount(0, 'The limit', 0)).toBe(0);
  for (const value of [-1, 1.5, '2', Number.NaN, Number.POSITIVE_INFINITY, undefined]) {
    expect(() => checkCount(value, 'The limit', 0)).toThrow(TypeError);
  }
});
