import { expect, test } from 'vitest';
import { measureLimit } from '../../src/measure/limit.js';
import { speakLimit } from '../../src/speak/limit.js';
import { VirtualCaller } from '../measure/virtual-caller.js';

const speech = async (taking: (index: number) => number) => {
  const found = await measureLimit(new VirtualCaller(taking, 3000), { limit: 50, percentile: 50, n: 1 });
  const { finding, notes } = speakLimit(found, { subject: 'search', limit: 50, percentile: 50 });
  return [finding, ...(notes ?? [])];
};

test('over: how many calls were judged, which one was not, and why', async () => {
  expect(await speech((index) => (index === 0 ? 90 : 60))).toEqual([
    'search took 60ms at the median, over the limit of 50ms: 23 of 23 calls judged took longer.',
    '24 calls were made and 23 calls judged: the first one pays for loading and compiling and is left out.',
  ]);
});

test('far over: all calls were judged', async () => {
  expect(await speech(() => 700)).toEqual([
    'search took 700ms at the median, over the limit of 50ms: 2 of 2 calls took longer.',
  ]);
});

test('within after cold calls', async () => {
  expect(await speech((index) => (index < 2 ? 80 : 10))).toEqual([
    'search took 10ms at the median, within the limit of 50ms.',
    'The first 2 calls took longer and were not counted: they were cold.',
  ]);
});
