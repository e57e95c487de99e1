import { expect, test } from 'vitest';
import { ranInStretch } from '../../src/explain/ran-in-stretch.js';
import type { CpuProfile } from '../../src/sensors/cpu-profile.js';

const url = (file: string): string => `${process.cwd()}/none/${file}`;
const frame = (functionName: string, file: string, lineNumber: number) => ({
  functionName,
  url: file && url(file),
  lineNumber,
  columnNumber: 0,
  scriptId: '1',
});

/** Samples of one millisecond: a.js:load twice, then, in the stretch, b.js:parse with a built-in of it four times, a.js:load once. */
const profile: CpuProfile = {
  startTime: 10_000,
  endTime: 20_000,
  nodes: [
    { id: 1, callFrame: frame('(root)', '', -1), children: [2] },
    { id: 2, callFrame: frame('load', 'a.js', 4), children: [3], positionTicks: [{ line: 7, ticks: 3 }] },
    {
      id: 3,
      callFrame: frame('parse', 'b.js', 9),
      children: [4],
      positionTicks: [
        { line: 11, ticks: 1 },
        { line: 12, ticks: 2 },
      ],
    },
    { id: 4, callFrame: frame('split', '', -1) },
  ],
  samples: [2, 2, 3, 3, 4, 3, 2],
  timeDeltas: [1000, 1000, 1000, 1000, 1000, 1000, 1000],
};

test('what ran in a stretch is the innermost code of the user’s, by samples', () => {
  const ran = ranInStretch(profile, { from: 12_500, to: 17_500 });
  expect(ran.map(({ place }) => place)).toEqual([
    { file: 'none/b.js', line: 10, function: 'parse', share: 0.8 },
    { file: 'none/a.js', line: 5, function: 'load', share: 0.2 },
  ]);
});

test('a stretch without a sample names nothing', () => {
  expect(ranInStretch(profile, { from: 30_000, to: 40_000 })).toEqual([]);
});
