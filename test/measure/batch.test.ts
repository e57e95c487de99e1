import { describe, expect, test, vi } from 'vitest';
import { Batcher, callsPerBatch } from '../../src/measure/batch.js';
import { type CallerOptions, SubjectError } from '../../src/measure/caller.js';
import type { Subject } from '../../src/surface.js';

function batcher(subject: Subject, options: Partial<CallerOptions> = {}) {
  const account = { calls: 0, inputMs: 0, subjectMs: 0, timeLeft: 60_000 };
  return { account, one: new Batcher(subject, { timeBudget: 60_000, ...options }, account) };
}
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error) => error,
  );

test('as many calls as make a stretch', () => {
  expect([1, 0.05, 0.01, 1e-4, 0].map(callsPerBatch)).toEqual([1, 1, 20, 2000, 4000]);
});

describe('a batch', () => {
  test('gives every call an input of its own, and its result to the clean-up', async () => {
    const seen: unknown[] = [];
    const cleaned: unknown[] = [];
    let next = 0;
    const { one, account } = batcher(
      (input) => {
        seen.push(input);
        return -input;
      },
      {
        input: async () => ++next,
        cleanup: (input: never, result: never) => cleaned.push([input, result]),
      },
    );
    // A machine that is held up while inputs are made gives fewer: until it is not.
    let batch = await one.time(1, 10);
    while (batch.calls < 10) batch = await one.time(1, 10);
    expect(seen).toEqual(Array.from({ length: next }, (_, i) => i + 1));
    expect(cleaned).toEqual(seen.map((input) => [input, -(input as number)]));
    expect(batch).toMatchObject({ calls: 10, timed: 9, stopped: false, async: false });
    expect(account.calls).toBe(next);
  });

  test('makes one input when it may be used again, and none for a subject that takes none', async () => {
    const input = vi.fn(() => ({}));
    await batcher(() => 1, { input, reuseInput: true }).one.time(1, 50);
    expect(input).toHaveBeenCalledTimes(1);
    const subject = vi.fn((...given: unknown[]) => given.length);
    await batcher(subject).one.time(1, 5);
    expect(subject).toHaveBeenCalledTimes(5);
    expect(subject).toHaveLastReturnedWith(0);
  });

  test('refuses an object that two calls would share', async () => {
    const shared = {};
    const { one } = batcher(() => 1, { input: () => shared });
    // Twice: a batch may be cut to one call where the machine is held up.
    expect(await failure(one.time(1, 5).then(() => one.time(1, 5)))).toBeInstanceOf(TypeError);
  });

  test('says which call threw, and cleans up after it', async () => {
    let next = 0;
    const cleanup = vi.fn();
    const { one } = batcher(
      (n) => {
        if (n === 3) throw new Error('three');
      },
      { input: () => ++next, cleanup },
    );
    const error = await failure(one.time(1, 10));
    expect(error).toBeInstanceOf(SubjectError);
    expect((error as Error).message).toBe('the subject failed at call 3: Error: three');
    expect(cleanup).toHaveBeenCalledTimes(3);
  });

  test('is ended by the hard stop', async () => {
    const { one } = batcher(() => {
      for (;;);
    });
    expect(await one.time(1, 10, 30)).toMatchObject({ stopped: true });
  });

  test('says of a promise that it was one', async () => {
    expect(
      await batcher(async () => {
        throw new Error('unseen');
      }).one.time(1, 1),
    ).toMatchObject({ async: true });
  });
});
