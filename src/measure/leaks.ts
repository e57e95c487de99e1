import { doubt } from '../judge/doubts.js';
import { fewestReadings, type HeldReading, judgeLeak, type LeakDecision } from '../judge/leak.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import { bytesInUse, canCollect, forceCollection } from '../sensors/memory/collect.js';
import { type LiveObjects, watchLiveObjects } from '../sensors/memory/live-objects.js';
import type { Subject } from '../surface.js';
import { Caller, type CallerOptions } from './caller.js';
import { nextTurn, now } from './clock.js';
import { Unended } from './unended.js';

/** What is required, and how long to look. */
export interface LeakRequest {
  /** The most bytes that one call may leave behind. */
  readonly perCall: number;
  /** Exactly so many calls after the warm-up; default as many as decide. */
  readonly iterations: number | undefined;
}

/** What was found; bytes, and milliseconds. */
export interface LeakMeasure {
  readonly verdict: Verdict;
  readonly decision: LeakDecision | undefined;
  readonly readings: readonly HeldReading[];
  /** What stayed alive of the calls of one more round, most bytes first; only where it is over. */
  readonly live: readonly LiveObjects[];
  /** Calls of that round. */
  readonly liveCalls: number;
  readonly phases: Record<string, number>;
}

/** Rounds that the time is planned for: twice what a verdict needs at least; fewer where collections are so slow that half of the time would go to them. */
const mostPlanned = 18;
/** More calls in a round show nothing more; fewer leave a growth of 64 B below the noise of a heap. */
const mostPerRound = 500;
/** A growth that goes on is believed after so many calls, or at the end of the time: caches hold 10,000 entries, seldom more. */
const believedCalls = 25_000;
/** So many calls are looked at for their lines: of each 64 B that one keeps, a quarter is sampled. */
const mostProfiled = 200;
/** Share of the time that is kept for finding the lines whose objects stay. */
const shareForPlaces = 0.15;

/** Calls the subject again and again within one guarded stretch, or one promise: a round of a thousand calls costs one hard stop. */
function roundOf(subject: Subject, { input, reuseInput, cleanup }: CallerOptions, calls: () => number): Subject {
  const clean = cleanup as ((input: unknown, result: unknown) => unknown) | undefined;
  const isThenable = (value: unknown): value is PromiseLike<unknown> =>
    typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
  let reused: { input: unknown } | undefined;
  const inputOf = (): unknown => (reuseInput && reused ? reused.input : input?.(1));
  const keep = (made: unknown): unknown => {
    if (reuseInput && input) reused = { input: made };
    return made;
  };
  const call = (made: unknown): unknown => (input ? subject(made) : subject());
  /** Goes on from a call whose `made`, `result` or clean-up is a promise. */
  const slowly = async (left: number, first: () => unknown): Promise<void> => {
    await first();
    for (let i = 0; i < left; i++) {
      const made = keep(await inputOf());
      let result: unknown;
      try {
        result = await call(made);
      } finally {
        await clean?.(made, result);
      }
    }
  };
  return () => {
    const total = calls();
    for (let i = 0; i < total; i++) {
      let made = inputOf();
      const left = total - i - 1;
      if (isThenable(made)) {
        const waiting = made;
        return slowly(left, async () => {
          const ready = keep(await waiting);
          let result: unknown;
          try {
            result = await call(ready);
          } finally {
            await clean?.(ready, result);
          }
        });
      }
      made = keep(made);
      let result: unknown;
      let waits = false;
      try {
        result = call(made);
        waits = isThenable(result);
      } finally {
        if (!waits) result = afterwards(clean?.(made, result));
      }
      if (isThenable(result)) {
        const waiting = result;
        return slowly(left, async () => {
          let settled: unknown;
          try {
            settled = await waiting;
          } finally {
            if (waits) await clean?.(made, settled);
          }
        });
      }
    }
    return undefined;
  };
}

/** A clean-up's promise is waited for; what else it gives is nobody's. */
const afterwards = (value: unknown): unknown =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function' ? value : undefined;

/**
 * Calls a subject in rounds, forces a collection after each, reads what is held, and judges its growth. The first calls go through `caller`, which checks what
 * `input` gives.
 *
 * @throws Unended when a call did not end; SubjectError, InputTooSlow, Abandoned
 */
export async function measureLeaks(
  subject: Subject,
  options: CallerOptions,
  caller: Caller,
  { perCall, iterations }: LeakRequest,
): Promise<LeakMeasure> {
  const nothing = { decision: undefined, readings: [], live: [], liveCalls: 0, phases: {} };
  if (!canCollect()) return { ...nothing, verdict: doubt('memory cannot be read') };
  /** After a turn: weak references hold their objects until it ends. */
  const settle = async (): Promise<number> => {
    await nextTurn();
    forceCollection();
    return bytesInUse();
  };
  const began = now();
  const budget = caller.timeLeft;
  const end = began + budget * (1 - shareForPlaces);
  for (let i = 0; i < 2; i++) ended(await caller.call(1), options);
  let size = 1;
  const rounds = new Caller(
    roundOf(subject, options, () => size),
    { name: options.name, signal: options.signal, timeBudget: caller.timeLeft },
  );
  const round = async (calls: number): Promise<number> => {
    size = calls;
    const start = now();
    ended(await rounds.call(1), options);
    caller.calls += calls;
    caller.async ||= rounds.async;
    return now() - start;
  };
  const collecting = now();
  await settle();
  const collectionMs = now() - collecting;
  // Warm-up: a tenth of the time, or enough calls for the optimiser.
  const warming = now();
  let warm = 0;
  let callMs = Number.POSITIVE_INFINITY;
  for (let calls = 4; warm < 2 * mostPerRound && now() - warming < budget / 10; calls *= 2) {
    const size = Math.min(calls, mostPerRound);
    callMs = Math.min(callMs, (await round(size)) / size);
    warm += size;
  }
  const warmMs = now() - began;
  const left = end - now();
  const plannedRounds = Math.max(fewestReadings, Math.min(mostPlanned, Math.floor(left / 2 / collectionMs)));
  /** By the fastest round so far: one that was held up, or not yet optimised, would make all later ones too small to show anything. */
  const nextSize = (): number =>
    iterations
      ? Math.max(1, Math.ceil(iterations / plannedRounds))
      : Math.max(
          1,
          Math.min(
            mostPerRound,
            Math.floor(Math.max(left / plannedRounds - collectionMs, left / plannedRounds / 4) / callMs),
          ),
        );
  const readings: HeldReading[] = [{ calls: 0, bytes: await settle() }];
  let decision: LeakDecision | undefined;
  let made = 0;
  for (let longest = 0; ; ) {
    const start = now();
    const calls = Math.min(nextSize(), (iterations ?? Number.POSITIVE_INFINITY) - made);
    callMs = Math.min(callMs, (await round(calls)) / calls);
    made += calls;
    readings.push({ calls: made, bytes: await settle() });
    longest = Math.max(longest, now() - start);
    decision = judgeLeak(readings, perCall);
    const out = made === iterations || now() + longest > end;
    if (out || (!iterations && decision.kind === 'within')) break;
    if (!iterations && decision.kind === 'over' && made >= believedCalls) break;
  }
  const roundsMs = now() - began - warmMs;
  const phases = { 'warm-up': warmMs, rounds: roundsMs };
  if (decision.kind === 'over') {
    const profiling = now();
    const stop = watchLiveObjects();
    let liveCalls = 0;
    // One by one through the hard stop: the optimiser would put a subject into the loop that calls it, and its name would be lost.
    while (liveCalls < mostProfiled && (liveCalls < 5 || now() - profiling < caller.timeLeft / 2)) {
      ended(await caller.call(1), options);
      liveCalls += 1;
    }
    await settle();
    return { verdict: over, decision, readings, live: stop?.() ?? [], liveCalls, phases };
  }
  const found = { decision, readings, live: [], liveCalls: 0, phases };
  if (decision.kind === 'within') return { ...found, verdict: within };
  if (iterations === undefined && readings.length < fewestReadings) {
    return {
      ...found,
      verdict: doubt('too few calls within the time budget', {
        seen: `${fewestReadings} rounds with forced collections are needed, and there was time for ${readings.length - 1}`,
      }),
    };
  }
  return {
    ...found,
    verdict: doubt('too noisy', {
      seen: `the growth per call lies between ${Math.round(decision.low)} and ${Math.round(decision.high)} B, or did not go on`,
    }),
  };
}

function ended({ stopped }: { stopped: boolean }, { name }: CallerOptions): void {
  if (stopped) {
    throw new Unended(
      `${name ?? 'The subject'} did not end in time, so what it leaves behind cannot be told. Raise timeBudget or the test's timeout, or find what it waits for.`,
    );
  }
}
