import { describe, expect, test } from 'vitest';
import { SequentialBoundary } from '../../src/judge/sequential-binomial.js';

const half = () =>
  new SequentialBoundary({ probability: 0.5, spend: (look) => 0.05 * (1 - 1 / (look + 2)), lastLook: 1000 });

/** The probability that a path of `trials` trials has crossed, by going through every path. */
function enumerated(boundary: SequentialBoundary, probability: number, trials: number, firstSpared = false): number {
  let crossed = 0;
  for (let path = firstSpared ? 0 : 0; path < 2 ** trials; path++) {
    if (firstSpared && path & 1) continue;
    let events = 0;
    for (let n = 1; n <= trials; n++) {
      events += (path >> (n - 1)) & 1;
      if (events > boundary.allowed(n)) continue;
      const all = [...path.toString(2)].filter((bit) => bit === '1').length;
      crossed += probability ** all * (1 - probability) ** (trials - all);
      break;
    }
  }
  return crossed;
}

describe('SequentialBoundary', () => {
  test('what it says is spent is the probability of crossing, path by path', () => {
    for (const probability of [0.5, 0.3, 0.7]) {
      for (const firstSpared of [false, true]) {
        const boundary = new SequentialBoundary({
          probability,
          firstSpared,
          spend: (look) => 0.2 * (1 - 1 / (look + 2)),
          lastLook: 1000,
        });
        boundary.allowed(14);
        expect(enumerated(boundary, probability, 14, firstSpared)).toBeCloseTo(boundary.spent, 12);
        expect(boundary.spent).toBeGreaterThan(0.05);
        expect(boundary.spent).toBeLessThanOrEqual(0.2);
      }
    }
  });

  test('never spends more than it may, however far it looks', () => {
    const boundary = half();
    for (const trials of [6, 20, 100, 1000]) {
      boundary.allowed(trials);
      expect(boundary.spent).toBeLessThanOrEqual(0.05);
    }
    expect(boundary.spent).toBeGreaterThan(0.04);
  });

  test('allows ever more events with ever more trials, one look at a time', () => {
    const boundary = half();
    expect(boundary.allowed(5)).toBe(-1);
    expect(boundary.allowed(6)).toBe(0);
    let before = 0;
    for (let n = 7; n <= 300; n++) {
      const allowed = boundary.allowed(n);
      expect(allowed - before === 0 || allowed - before === 1).toBe(true);
      before = allowed;
    }
    // At most half of the trials, less a distance that the spending asks for.
    expect(before).toBeLessThan(150);
    expect(before).toBeGreaterThan(100);
  });

  test('trialsFor is where allowed changes; beyond the last look there is none', () => {
    const boundary = half();
    for (const events of [0, 1, 2, 10, 50]) {
      const trials = boundary.trialsFor(events);
      expect(boundary.allowed(trials)).toBeGreaterThanOrEqual(events);
      expect(boundary.allowed(trials - 1)).toBeLessThan(events);
    }
    expect(boundary.trialsFor(900)).toBe(Number.POSITIVE_INFINITY);
  });
});
