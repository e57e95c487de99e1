import { AsyncLocalStorage } from 'node:async_hooks';
import { execSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { Abandoned, Caller, type CallerOptions, InputTooSlow, SubjectError } from '../../src/measure/caller.js';
import { stopWatchdog } from '../../src/measure/watchdog.js';
import type { Subject } from '../../src/surface.js';

afterAll(stopWatchdog);

const caller = (subject: Subject, options: Partial<CallerOptions> = {}) =>
  new Caller(subject, { timeBudget: 10_000, ...options });
const soon = 150;
const never = () => new Promise<never>(() => {});
const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error,
  );

describe('inputs', () => {
  test('every call gets a fresh one, made for its n; without `input` the subject gets nothing', async () => {
    const subject = vi.fn();
    const one = caller(subject, { input: (n) => ({ n }) });
    await one.call(3);
    await one.call(3);
    expect(subject.mock.calls).toEqual([[{ n: 3 }], [{ n: 3 }]]);
    expect(subject.mock.calls[0]?.[0]).not.toBe(subject.mock.calls[1]?.[0]);
    const bare = vi.fn();
    await caller(bare).call(3);
    expect(bare.mock.calls).toEqual([[]]);
  });

  test('the same object twice is a TypeError, of a function too; the same number is not', async () => {
    for (const shared of [{}, [], () => {}]) {
      const one = caller(() => {}, { input: () => shared });
      await one.call(1);
      await expect(one.call(1)).rejects.toThrow(TypeError);
    }
    const one = caller(() => {}, { input: () => 7 });
    await one.call(1);
    await one.call(1);
    expect(one.calls).toBe(2);
  });

  test('reuseInput makes one for each n', async () => {
    const input = vi.fn((n: number) => ({ n }));
    const one = caller(() => {}, { input, reuseInput: true });
    for (const n of [1, 1, 1]) await one.call(n);
    expect(input).toHaveBeenCalledTimes(1);
    await one.call(2);
    expect(input).toHaveBeenCalledTimes(2);
  });

  test('an async input is awaited, and its time is not the subject’s', async () => {
    const seen: unknown[] = [];
    const one = caller((input) => seen.push(input), { input: async (n) => ({ n }) });
    await one.call(5);
    expect(seen).toEqual([{ n: 5 }]);
    expect(one.inputMs).toBeGreaterThan(0);
  });

  test.each<[string, () => unknown]>([
    ['never settles', never],
    [
      'loops for ever',
      () => {
        for (;;);
      },
    ],
    [
      'loops after an await',
      async () => {
        await null;
        for (;;);
      },
    ],
  ])('one that %s is too slow', async (_name, input) => {
    const subject = vi.fn();
    expect(await failure(caller(subject, { input, timeBudget: soon }).call(9))).toBeInstanceOf(InputTooSlow);
    expect(subject).not.toHaveBeenCalled();
  });
});

describe('failures say what failed, at which n and call, with the cause', () => {
  const cause = new RangeError('too far');
  test.each<[string, Subject]>([
    [
      'throws',
      () => {
        throw cause;
      },
    ],
    [
      'rejects',
      async () => {
        throw cause;
      },
    ],
    [
      'rejects later',
      async () => {
        await null;
        throw cause;
      },
    ],
  ])('a subject that %s', async (_name, subject) => {
    const error = await failure(caller(subject, { input: (n) => [n] }).call(1000));
    expect(error).toBeInstanceOf(SubjectError);
    expect(error).toMatchObject({ cause, message: 'the subject failed at n = 1,000, call 1: RangeError: too far' });
  });

  test("a timeout of the subject's own is its error, not a hard stop", async () => {
    const error = await failure(caller(() => runInNewContext('for (;;);', {}, { timeout: 50 })).call(1));
    expect(error).toMatchObject({ cause: { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' } });
  });

  test('without an input there is no n; a thrown string is said', async () => {
    const error = await failure(
      caller(
        () => {
          throw 'enough';
        },
        { name: 'listUsers' },
      ).call(1),
    );
    expect(error).toMatchObject({
      cause: 'enough',
      message: 'listUsers failed at call 1: enough',
      summary: 'listUsers failed at call 1',
    });
  });

  test('an input that throws or rejects, at the call it was for', async () => {
    const one = caller(() => {}, {
      input: (n) => {
        if (n > 1) throw cause;
        return [n];
      },
    });
    await one.call(1);
    expect(await failure(one.call(2))).toMatchObject({
      cause,
      message: 'input failed at n = 2, call 2: RangeError: too far',
    });
    expect(await failure(caller(() => {}, { input: () => Promise.reject(cause) }).call(1))).toMatchObject({ cause });
  });

  test('a cleanup that throws or rejects', async () => {
    for (const cleanup of [
      () => {
        throw cause;
      },
      () => Promise.reject(cause),
    ]) {
      expect(await failure(caller(() => {}, { cleanup }).call(1))).toMatchObject({
        cause,
        message: 'cleanup failed at call 1: RangeError: too far',
      });
    }
  });

  test('a cleanup that never settles or loops for ever is ended, and said', async () => {
    for (const cleanup of [
      never,
      () => {
        for (;;);
      },
    ]) {
      expect(await failure(caller(() => {}, { cleanup, timeBudget: soon }).call(1))).toMatchObject({
        message: 'cleanup failed at call 1: Error: it did not end in time',
      });
    }
  });
});

describe('cleanup', () => {
  test('gets the input and the result, awaited', async () => {
    const cleanup = vi.fn();
    await caller(async (input: number[]) => input.length, { input: (n) => [n], cleanup }).call(4);
    expect(cleanup.mock.calls).toEqual([[[4], 1]]);
  });

  test('runs after a throw, whose error comes first, and after a hard stop', async () => {
    const cleanup = vi.fn(() => {
      throw new Error('of the cleanup');
    });
    const error = await failure(
      caller(
        () => {
          throw new Error('of the subject');
        },
        { cleanup },
      ).call(1),
    );
    expect(cleanup).toHaveBeenCalledWith(undefined, undefined);
    expect((error as Error).message).toContain('of the subject');
    const afterStop = vi.fn();
    expect(await caller(never, { cleanup: afterStop }).call(1, soon)).toMatchObject({ stopped: true });
    expect(afterStop).toHaveBeenCalledTimes(1);
  });
});

describe('the hard stop', () => {
  test.each<[string, Subject, boolean]>([
    [
      'an endless loop',
      () => {
        for (;;);
      },
      false,
    ],
    [
      'an async function that loops at once',
      async () => {
        for (;;);
      },
      false,
    ],
    ['a catastrophic regular expression', () => /^(a+)+$/.test(`${'a'.repeat(40)}b`), false],
    ['a promise that never settles', never, true],
    [
      'an endless loop after an await',
      async () => {
        await null;
        for (;;);
      },
      true,
    ],
    [
      'an endless loop after a timer',
      async () => {
        await new Promise((done) => setTimeout(done, 5));
        for (;;);
      },
      true,
    ],
    [
      'an endless chain of microtasks',
      async () => {
        for (;;) await null;
      },
      true,
    ],
    [
      'an endless chain of immediates',
      async () => {
        for (;;) await new Promise((done) => setImmediate(done));
      },
      true,
    ],
    [
      'a thenable that loops when asked',
      () => ({
        // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested.
        then() {
          for (;;);
        },
      }),
      true,
    ],
  ])('ends %s', async (_name, subject, async) => {
    const one = caller(subject, { timeBudget: 60_000 });
    const call = await one.call(1, soon);
    expect(call).toMatchObject({ stopped: true, async });
    expect(call.ms).toBeGreaterThan(soon / 2);
  });

  test('is never beyond the time budget, and calls go on after it', async () => {
    expect(await caller(never, { timeBudget: soon }).call(1)).toMatchObject({ stopped: true });
    const later = caller(() => 1);
    expect(await later.call(1)).toMatchObject({ stopped: false });
  });
});

describe('what a call is', () => {
  test('a lazy thenable is begun inside the caller’s async context', async () => {
    const store = new AsyncLocalStorage<string>();
    let seen: string | undefined;
    const lazy = () => ({
      // biome-ignore lint/suspicious/noThenProperty: a lazy query of a query builder is a thenable.
      then(resolve: (value: number) => void) {
        seen = store.getStore();
        setTimeout(() => resolve(3), 1);
      },
    });
    const { call, result } = await store.run('scope', () => caller(lazy).callKeeping(1));
    expect(seen).toBe('scope');
    expect(result).toBe(3);
    expect(call).toMatchObject({ async: true, stopped: false });
  });

  test('time goes from the first call; n is what was asked', async () => {
    const one = caller(() => {});
    const first = await one.call(2);
    const second = await one.call(4);
    expect(first).toMatchObject({ at: 0, n: 2, async: false });
    expect(second.n).toBe(4);
    expect(second.at).toBeGreaterThan(0);
    expect(first.preemptedMs).toBeLessThanOrEqual(first.ms);
  });

  test('waiting by itself is not being preempted', async () => {
    const waits: Subject[] = [
      () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60),
      () => execSync('sleep 0.06'),
      () => new Promise((done) => setTimeout(done, 60)),
    ];
    for (const wait of waits) {
      // Of several: on a busy machine the thread may be kept from a processor while it waits, too.
      const one = caller(wait);
      let own = 0;
      for (let run = 0; run < 30 && own < 50; run++) {
        const { ms, preemptedMs } = await one.call(1);
        own = ms - preemptedMs;
      }
      expect(own).toBeGreaterThanOrEqual(50);
    }
  });

  test('fake timers change nothing', async () => {
    vi.useFakeTimers();
    try {
      expect(await caller(never).call(1, soon)).toMatchObject({ stopped: true });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('an assertion whose test has ended', () => {
  test('calls nothing any more', async () => {
    const subject = vi.fn();
    expect(await failure(caller(subject, { signal: AbortSignal.abort() }).call(1))).toBeInstanceOf(Abandoned);
    expect(subject).not.toHaveBeenCalled();
  });

  test('gives up a call that is under way', async () => {
    const control = new AbortController();
    const call = failure(caller(never, { signal: control.signal, timeBudget: 60_000 }).call(1));
    control.abort();
    expect(await call).toBeInstanceOf(Abandoned);
  });

  test('gives up an input that is being made', async () => {
    const control = new AbortController();
    const call = failure(caller(() => {}, { input: never, signal: control.signal, timeBudget: 1000 }).call(1));
    control.abort();
    expect(await call).toBeInstanceOf(Abandoned);
  });
});
