import { expect, test } from 'vitest';
import { matchers } from '../../src/index.js';

interface Point {
  x: number;
  y: number;
}
const points: Point[] = new Array(4);
/** Small enough to be inlined: V8 books what it allocates on `fill` then. */
function makePoint(x: number): Point {
  return { x, y: x + 1 };
}
function fill(): number {
  for (let i = 0; i < 20_000; i++) points[i & 3] = makePoint(i);
  return points.length;
}

test('what an inlined function allocates is not charged to its caller', async () => {
  const { perf } = await matchers.toAllocateAtMost.call({ isNot: false }, fill, '10 kB', { timeBudget: '20 s' });
  expect(perf.verdict.kind).toBe('over');
  expect(perf.places?.[0]).toMatchObject({ function: 'makePoint' });
  expect(perf.places?.[0]?.share).toBeGreaterThan(0.9);
});
