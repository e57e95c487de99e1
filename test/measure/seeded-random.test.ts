import { expect, test, vi } from 'vitest';
import { SeededRandom } from '../../src/measure/seeded-random.js';

const three = (): number[] => [Math.random(), Math.random(), Math.random()];

test('one seed gives the same numbers, another one others; then Math.random is as before', () => {
  const { random: native } = Math;
  const seeded = new SeededRandom();
  const draw = (seed: number): number[] => {
    seeded.start(seed);
    try {
      return three();
    } finally {
      seeded.stop();
    }
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(Math.random).toBe(native);
});

test('says whether it was asked', () => {
  const seeded = new SeededRandom();
  seeded.start(1);
  expect(seeded.used).toBe(false);
  three();
  expect(seeded.used).toBe(true);
  seeded.stop();
  seeded.start(1);
  seeded.stop();
  three();
  expect(seeded.used).toBe(false);
});

test('numbers lie evenly from 0 to 1', () => {
  const seeded = new SeededRandom();
  seeded.start(3);
  const tenths = Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) (tenths[Math.floor(Math.random() * 10)] as number)++;
  seeded.stop();
  expect(Math.min(...tenths)).toBeGreaterThan(900);
  expect(Math.max(...tenths)).toBeLessThan(1100);
});

test('a Math.random that the user replaced stays', () => {
  const spy = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const seeded = new SeededRandom();
  seeded.start(1);
  expect(Math.random()).toBe(0.5);
  seeded.stop();
  expect(Math.random()).toBe(0.5);
  spy.mockRestore();
});
