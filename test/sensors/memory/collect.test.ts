import { expect, test } from 'vitest';
import { bytesInUse, canCollect, forceCollection } from '../../../src/sensors/memory/collect.js';

test('collects without a flag, dead buffers included', () => {
  expect(canCollect()).toBe(true);
  expect((globalThis as { gc?: unknown }).gc).toBeUndefined();
  forceCollection();
  const before = bytesInUse();
  let held: Uint8Array | undefined = new Uint8Array(8_000_000);
  forceCollection();
  const during = bytesInUse() - before;
  expect(held.length).toBe(8_000_000);
  held = undefined;
  forceCollection();
  const after = bytesInUse() - before;
  expect(during).toBeGreaterThan(7_900_000);
  expect(during).toBeLessThan(8_400_000);
  expect(after).toBeLessThan(400_000);
});
