import { afterAll, expect, test } from 'vitest';
import { guarded } from '../../../src/measure/guard.js';
import { StepCounter } from '../../../src/sensors/steps/counter.js';
import { watchWalks } from '../../../src/sensors/steps/walks/index.js';

const counter = new StepCounter();
counter.start();
afterAll(watchWalks(globalThis, counter.listener));

/** What includes walked in a counted call. */
function walkedBy(call: () => unknown): number | undefined {
  return counter.watch(call).reading().walks.get('includes')?.elements;
}
const find = () => [1, 2, 3].includes(3);

test('a hard stop while a walk is told, which no finally sees, does not end the telling of later calls', () => {
  expect(walkedBy(find)).toBe(3);
  const stopped = guarded(() => {
    counter.watch(find, () => {
      for (;;);
    });
  }, 50);
  expect(stopped).not.toBe('done');
  expect(walkedBy(find)).toBe(3);
  expect(walkedBy(() => [4, 5].concat([6]).includes(6))).toBe(3);
});

test('a hard stop inside what a built-in calls: the next call counts, and only itself', () => {
  const stopped = guarded(() => {
    counter.watch(() =>
      [3, 2, 1].sort(() => {
        [1, 2].includes(2);
        for (;;);
      }),
    );
  }, 50);
  expect(stopped).not.toBe('done');
  const { walks, overflown } = counter.watch(find).reading();
  expect(Object.fromEntries(walks)).toEqual({ includes: { calls: 1, elements: 3 } });
  expect(overflown).toBe(false);
});
