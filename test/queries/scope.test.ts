import { AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { type QueryReading, queriesDuring, stopWatching, type WatchOptions } from '../../src/sensors/queries/index.js';
import { type RunningTest, shared } from '../../src/state.js';

afterEach(stopWatching);

async function readingOf(run: () => unknown, options?: WatchOptions): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run, options);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

describe('scopes', () => {
  const db = new DatabaseSync(':memory:');
  const one = (): unknown => db.prepare('select 1').get();
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

  test('that are open at once keep their own', async () => {
    const readings = await Promise.all(
      [1, 2, 3].map((many) =>
        readingOf(async () => {
          for (let i = 0; i < many; i++) {
            await turn();
            one();
          }
        }),
      ),
    );
    expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
  });

  test('lazy thenables are awaited inside', async () => {
    // biome-ignore lint/suspicious/noThenProperty: query builders do this.
    const lazy = { then: (resolve: (value: unknown) => void) => resolve(one()) };
    expect((await readingOf(() => lazy)).count).toBe(1);
  });

  describe('work that lost its call', () => {
    /** Something that an earlier call was the first to start, and that answers later ones. */
    const started = (): ((ask: () => unknown) => Promise<unknown>) => {
      const asked = new EventEmitter();
      const bound = new AsyncResource('server');
      asked.on('ask', (ask: () => unknown, answer: (value: unknown) => void) =>
        bound.runInAsyncScope(() => answer(ask())),
      );
      return (ask) => new Promise((resolve) => asked.emit('ask', ask, resolve));
    };
    const runningTest = (ended: boolean): RunningTest => ({ ended }) as RunningTest;

    test('of an ended call belongs to the only open one', async () => {
      const { outcome } = await queriesDuring(started);
      const ask = (outcome as { value: ReturnType<typeof started> }).value;
      expect((await readingOf(() => ask(one))).count).toBe(1);
    });

    test('of an ended test does too, of a running one it does not', async () => {
      const { context } = shared();
      for (const ended of [true, false]) {
        const ask = context?.run({ test: runningTest(ended) }, started) as ReturnType<typeof started>;
        const reading = await readingOf(() => ask(one), { test: runningTest(false) });
        expect(reading.count).toBe(ended ? 1 : 0);
      }
    });

    test('may be that of several open ones', async () => {
      const { outcome } = await queriesDuring(started);
      const ask = (outcome as { value: ReturnType<typeof started> }).value;
      const asking = async (): Promise<void> => {
        await turn();
        await ask(one);
        await turn();
      };
      const readings = await Promise.all([readingOf(asking), readingOf(asking)]);
      expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual([
        [0, 2],
        [0, 2],
      ]);
    });

    test('of a call that was given up belongs to none', async () => {
      const over = new AbortController();
      let late: Promise<unknown> | undefined;
      void queriesDuring(
        () => {
          late = turn().then(one);
          return new Promise(() => {});
        },
        { signal: over.signal },
      );
      over.abort();
      expect((await readingOf(() => late)).count).toBe(0);
    });
  });

  test("what is issued after the scope's end is not its own", async () => {
    let late: Promise<unknown> | undefined;
    const reading = await readingOf(() => {
      late = turn().then(one);
    });
    await late;
    expect(reading.count).toBe(0);
  });
});
