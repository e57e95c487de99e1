import { expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import type { Call } from '../../src/measure/caller.js';
import { leastOf } from '../../src/measure/explore.js';
import { pageFaultMs, pageFaults } from '../../src/measure/page-faults.js';
import { growsLikeN, withoutFaults } from '../../src/measure/without-faults.js';

const slot = (...calls: (readonly [ms: number, pageFaults?: number])[]) => ({
  n: 8,
  calls: calls.map(([ms, pageFaults]): Call => {
    const call = { n: 8, at: 0, ms, preemptedMs: 0, stopped: false, async: false };
    return pageFaults === undefined ? call : { ...call, pageFaults };
  }),
});

test('the time of page faults is taken out, as far as it is believed', () => {
  expect(leastOf(withoutFaults(slot([10, 100]), 0.02)).ms).toBeCloseTo(10 - 0.85 * 2);
  expect(leastOf(withoutFaults(slot([10, 100], [10.2, 120], [12, 110]), 0.02)).ms).toBeCloseTo(8.3);
});

test('faults that most calls of a size do not have are not the subject’s', () => {
  expect(leastOf(withoutFaults(slot([10, 200], [9.5], [9.7]), 0.02)).ms).toBe(9.5);
  expect(leastOf(withoutFaults(slot([10, 300], [9.5, 100], [9.7, 100]), 0.02)).ms).toBeCloseTo(9.5 - 1.7);
});

test('no call is faults alone, nor are a few faults taken for the subject’s', () => {
  expect(leastOf(withoutFaults(slot([1, 1000]), 0.02)).ms).toBeCloseTo(0.3);
  expect(leastOf(withoutFaults(slot([1, 15]), 0.02)).ms).toBe(1);
  expect(leastOf(withoutFaults(slot([1]), 0.02)).ms).toBe(1);
  expect(leastOf(withoutFaults(slot([1, 1000]), 0)).ms).toBe(1);
});

test('only under bounds that allow memory in proportion to n', () => {
  const sizes = [{ n: 100 }, { n: 2700 }];
  const allowing = ['1', 'log n', 'sqrt n', 'n', 'n log n', 'n^2'].filter((text) =>
    growsLikeN(parseBound(text), sizes),
  );
  expect(allowing).toEqual(['n', 'n log n', 'n^2']);
  expect(growsLikeN(parseBound('n'), [{ n: 4 }])).toBe(false);
});

test('fresh memory is counted, and its cost is known once and for all', () => {
  const kept: number[][] = [];
  const before = pageFaults();
  for (let i = 0; i < 8; i++) kept.push(new Array<number>(2 ** 17).fill(i));
  expect(kept.length).toBe(8);
  if (process.platform === 'linux') expect(pageFaults() - before).toBeGreaterThan(500);
  expect(pageFaultMs()).toBe(pageFaultMs());
});
