import { describe, expect, test } from 'vitest';
import { speakSteps } from '../../src/speak/step-lines.js';

const place = { file: 'src/taxes.ts', line: 6, column: 5, function: 'byKey' };
const growing = {
  sizes: [100, 200] as const,
  rows: [{ place, path: '/none/src/taxes.ts', counts: [10_000, 40_000] as [number, number], walked: new Map() }],
};

describe('where steps grow', () => {
  test('is the counted line, which is to be changed', () => {
    expect(speakSteps(growing)).toEqual({
      where: ['Where it grows', '  src/taxes.ts:6:5  byKey    10,000 then 40,000: n^2.00'],
      place: 'src/taxes.ts:6',
    });
  });

  test('is shown with the line that calls it, which is to be changed, where that is the cause', () => {
    const rate = {
      place: { file: 'src/taxes.ts', line: 11, column: 20, function: 'rate' },
      path: '/none/src/taxes.ts',
    };
    expect(speakSteps(growing, rate)).toEqual({
      where: [
        'Where it grows',
        '  src/taxes.ts:6:5  byKey    10,000 then 40,000: n^2.00',
        'Called again and again from',
        '  src/taxes.ts:11:20  rate',
      ],
      place: 'src/taxes.ts:11',
    });
  });
});
