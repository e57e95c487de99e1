import { describe, expect, test } from 'vitest';
import { type CountedCall, foreseeMs, StepSlot } from '../../src/measure/step-slot.js';

/** Sizes that double from 4, each called once: of `steps(n)` and `ms(n)`. */
function slots(sizes: number, steps: (n: number) => number, ms: (n: number) => number): StepSlot[] {
  return Array.from({ length: sizes }, (_, i) => {
    const slot = new StepSlot(4 * 2 ** i, true);
    const none = { rows: [], walks: new Map(), uncounted: new Map(), uncompiled: [], unreadable: [] };
    const count = { total: steps(slot.n), ...none, overflown: false, async: false };
    slot.calls.push({ count, seed: 1, random: false, ms: ms(slot.n) } satisfies CountedCall);
    return slot;
  });
}
const linear = (n: number) => 100 * n;

describe('what a size will take', () => {
  test('nothing is known before the first', () => expect(foreseeMs([], 4)).toBe(0));

  test('few steps are done without a look at the clock', () => {
    expect(
      foreseeMs(
        slots(8, linear, () => 40),
        1024,
      ),
    ).toBe(0);
  });

  test('many steps take as long each as those of the quickest of three sizes', () => {
    const steady = slots(12, linear, (n) => n / 400);
    expect(foreseeMs(steady, 16_384)).toBeCloseTo(40.96);
    // One size that was held up for a second, the next for two.
    const last = (n: number) => (n === 8192 ? 45 : n / 400);
    expect(foreseeMs(slots(12, linear, last), 16_384)).toBeCloseTo(40.96);
  });

  test('what no step shows counts by its time, once it has risen twice', () => {
    const hidden = slots(
      8,
      (n) => n,
      (n) => n ** 2 / 1000,
    );
    expect(foreseeMs(hidden, 1024)).toBeCloseTo(4 * 0.512 ** 2 * 1000, 0);
  });
});
