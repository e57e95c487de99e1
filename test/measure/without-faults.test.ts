import { expect, test } from 'vitest';
import type { Call } from '../../src/measure/caller.js';
import { leastOf } from '../../src/measure/explore.js';
import { pageFaultMs, pageFaults } from '../../src/measure/page-faults.js';
import { withoutFaults } from '../../src/measure/without-faults.js';

const slot = (...calls: (readonly [ms: number, pageFaults?: number])[]) => ({
  n: 8,
  calls: calls.map(([ms, pageFaults]): Call => {
    const call = { n: 8, at: 0, ms, preemptedMs: 0, stopped: false, async: false };
    return pageFaults === undefined ? call : { ...call, pageFaults };
  }),
});

test('the time of page faults is taken out, as far as it is believed', () => {
  expect(leastOf(withoutFaults(slot([10, 100]), 0.02)).ms).toBeCloseTo(10 - 0.85 * 2);
  expect(leastOf(withoutFaults(slot([10, 100], [9]), 0.02)).ms).toBeCloseTo(8.3);
});

test('no call is faults alone, nor are a few faults taken for the subject’s', () => {
  expect(leastOf(withoutFaults(slot([1, 1000]), 0.02)).ms).toBeCloseTo(0.15);
  expect(leastOf(withoutFaults(slot([1, 15]), 0.02)).ms).toBe(1);
  expect(leastOf(withoutFaults(slot([1]), 0.02)).ms).toBe(1);
  expect(leastOf(withoutFaults(slot([1, 1000]), 0)).ms).toBe(1);
});

test('fresh memory is counted, and its cost is known once and for all', () => {
  const kept: number[][] = [];
  const before = pageFaults();
  for (let i = 0; i < 8; i++) kept.push(new Array<number>(2 ** 17).fill(i));
  expect(kept.length).toBe(8);
  if (process.platform === 'linux') expect(pageFaults() - before).toBeGreaterThan(500);
  expect(pageFaultMs()).toBe(pageFaultMs());
});
