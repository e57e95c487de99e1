import { expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { speakGrowth } from '../../src/speak/growth.js';

const spoken = (sizes: readonly number[]) => {
  const series = sizes.map((n) => ({ n, value: n * n * 1e-5 }));
  const judged = { verdict: { kind: 'over' } as const, series, exponent: 2, from: 4, to: sizes.at(-1) ?? 0, notes: [] };
  return speakGrowth(judged, { subject: 'dedupe', bound: parseBound('n'), of: 'time' });
};
const shown = (sizes: readonly number[]) =>
  (spoken(sizes).evidence ?? []).slice(1).map((row) => row.trim().split(/ +/)[0]);

test('rows of the table are about an octave apart', () => {
  expect(shown([4, 132, 187, 264, 373, 530, 749, 1057, 1495, 2113])).toEqual(['132', '264', '530', '1,057', '2,113']);
});

test('where sizes do not reach over octaves, the largest are shown', () => {
  expect(shown([4, 20, 22, 24, 26, 28, 30])).toEqual(['22', '24', '26', '28', '30']);
  expect(spoken([4, 20, 22, 24, 26, 28, 30]).measured).toBe('7 sizes (5 shown)');
});
