import { expect, test } from 'vitest';
import { profileDuring } from '../../src/explain/time/during.js';
import type { Profile } from '../../src/explain/time/profiler.js';

const frame = (functionName: string, lineNumber: number) => ({
  functionName,
  url: functionName && 'file:///none/a.js',
  lineNumber,
  columnNumber: 0,
  scriptId: '1',
});

/** Samples of one millisecond from 10 ms on: load five times, of which three at line 7; then parse three times; then load once. */
const profile: Profile = {
  startTime: 10_000,
  scripts: new Map(),
  nodes: [
    { id: 1, callFrame: frame('', -1), children: [2, 3, 4] },
    {
      id: 2,
      callFrame: frame('load', 4),
      hitCount: 6,
      positionTicks: [
        { line: 6, ticks: 2 },
        { line: 7, ticks: 4 },
      ],
    },
    { id: 3, callFrame: frame('parse', 9), hitCount: 3, positionTicks: [{ line: 11, ticks: 3 }] },
    { id: 4, callFrame: frame('idle', 20), hitCount: 0, positionTicks: [] },
  ],
  samples: [2, 2, 2, 2, 2, 3, 3, 3, 2],
  timeDeltas: Array.from({ length: 9 }, () => 1000),
};

const told = (spans: Parameters<typeof profileDuring>[1]) =>
  profileDuring(profile, spans).nodes.map(({ callFrame, hitCount, positionTicks }) => ({
    name: callFrame.functionName,
    hitCount,
    lines: positionTicks?.map(({ line, ticks }) => [line, ticks]),
  }));

test('a function that was sampled only in the span keeps its lines', () => {
  expect(told([{ from: 15_500, to: 18_500 }])).toEqual([
    { name: '', hitCount: 0, lines: [] },
    { name: 'parse', hitCount: 3, lines: [[11, 3]] },
  ]);
});

test('of a line, only samples that cannot lie elsewhere are its own; the others are its function’s', () => {
  expect(told([{ from: 10_500, to: 15_500 }])[1]).toEqual({
    name: 'load',
    hitCount: 5,
    lines: [
      [6, 1],
      [7, 3],
      [5, 1],
    ],
  });
});

test('several spans are added up, and a span without a sample keeps nothing', () => {
  const spans = [
    { from: 10_500, to: 12_500 },
    { from: 15_500, to: 19_500 },
  ];
  expect(told(spans).map(({ name, hitCount }) => [name, hitCount])).toEqual([
    ['', 0],
    ['load', 3],
    ['parse', 3],
  ]);
  expect(told([{ from: 30_000, to: 40_000 }])).toEqual([]);
});
