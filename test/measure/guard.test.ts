import { describe, expect, test } from 'vitest';
import { guarded } from '../../src/measure/guard.js';

// Real time, but nothing is asserted of how long: only that these lines are reached.
const soon = 100;

describe('guarded', () => {
  test('work that ends is done', () => {
    let ran = false;
    expect(
      guarded(() => {
        ran = true;
      }, 10_000),
    ).toBe('done');
    expect(ran).toBe(true);
  });

  test.each<[string, () => void]>([
    [
      'an endless loop',
      () => {
        for (;;);
      },
    ],
    [
      'a loop that catches what it can',
      () => {
        for (;;) {
          try {
            for (;;);
          } catch {}
        }
      },
    ],
    [
      'a catastrophic regular expression',
      () => {
        /^(a+)+$/.test(`${'a'.repeat(40)}b`);
      },
    ],
    [
      'a native sort with an endless comparator',
      () => {
        [3, 2, 1].sort(() => {
          for (;;);
        });
      },
    ],
    [
      'endless finally',
      () => {
        for (;;) {
          try {
          } finally {
            void 0;
          }
        }
      },
    ],
  ])('%s is stopped', (_name, work) => {
    expect(guarded(work, soon)).toBe('stopped');
  });

  test('what work throws is thrown, also undefined and null', () => {
    const thrown = new RangeError('of the work');
    expect(() =>
      guarded(() => {
        throw thrown;
      }, 10_000),
    ).toThrow(thrown);
    for (const value of [undefined, null]) {
      let caught: unknown = 'nothing';
      try {
        guarded(() => {
          throw value;
        }, 10_000);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBe(value);
    }
  });

  test('a guard inside a guard: the inner one ends alone, and the outer one goes on', () => {
    let after = false;
    const outer = guarded(() => {
      expect(
        guarded(() => {
          for (;;);
        }, soon),
      ).toBe('stopped');
      after = true;
    }, 60_000);
    expect(outer).toBe('done');
    expect(after).toBe(true);
  });

  test('it can be used again after a stop', () => {
    guarded(() => {
      for (;;);
    }, soon);
    expect(guarded(() => {}, 10_000)).toBe('done');
  });
});
