import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSettled, judgeAllocated, judgeHeld, middleOf } from '../../src/judge/bytes-limit.js';

test('a reading within the limit decides; one above it does when it is seen three times', () => {
  expect(judgeAllocated([], 100)).toMatchObject({ kind: 'cannot tell', because: 'set-up' });
  expect(judgeAllocated([500, 100], 100).kind).toBe('within');
  expect(judgeAllocated([5000, 4000], 100)).toMatchObject({ kind: 'cannot tell', because: 'set-up' });
  expect(judgeAllocated([5000, 4000, 3000], 100)).toMatchObject({ reason: 'too noisy' });
  expect(judgeAllocated([5000, 4000, 4010, 4020], 100).kind).toBe('over');
});

test('noise that adds never turns within into over', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.array(fc.nat(1e6), { minLength: 1 }), (truth, added) => {
      const readings = [truth, ...added.map((more) => truth + more)];
      expect(judgeAllocated(readings, truth).kind).toBe('within');
      if (isSettled(readings)) expect(judgeAllocated(readings, truth - 1).kind).toBe('over');
    }),
  );
});

test('live memory: held decides over, used within, and a call between two collections nothing', () => {
  const at = (held: number, used: number, samples: number, unseen = held) => ({ held, used, unseen, samples });
  expect(judgeHeld([at(30, 40, 0)], 20).kind).toBe('over');
  expect(judgeHeld([at(1, 15, 0)], 20).kind).toBe('within');
  expect(judgeHeld([at(8, 90, 2)], 20).kind).toBe('within');
  expect(judgeHeld([at(8, 90, 2, 90)], 20)).toMatchObject({
    reason:
      'no collection fell into the call: none after the last of its memory was taken, and more than the limit was in use at its end',
  });
  expect(judgeHeld([at(1, 90, 0)], 20)).toMatchObject({ reason: 'no collection fell into the call' });
  expect(judgeHeld([], 20).kind).toBe('cannot tell');
});

test('a call that a stall took the collections from decides nothing where half of the calls fit', () => {
  const fitting = { held: 4, used: 90, unseen: 6, samples: 9 };
  const stalled = { held: 5, used: 90, unseen: 80, samples: 2 };
  const holding = { held: 30, used: 90, unseen: 30, samples: 9 };
  expect(judgeHeld([fitting, stalled, fitting], 20).kind).toBe('within');
  expect(judgeHeld([stalled, stalled, fitting], 20).kind).toBe('cannot tell');
  expect(judgeHeld([stalled, stalled, fitting, fitting], 20).kind).toBe('within');
  expect(judgeHeld([holding, stalled, fitting], 20).kind).toBe('cannot tell');
  expect(judgeHeld([holding, stalled, holding], 20).kind).toBe('over');
});

test('the middle call decides, of those that were sampled', () => {
  const calls = [90, 8, 9].map((held) => ({ held, used: 100, unseen: held, samples: 1 }));
  expect(middleOf(calls)?.held).toBe(9);
  expect(middleOf([...calls, { held: 1, used: 100, unseen: 1, samples: 0 }])?.held).toBe(9);
});
