import { beforeEach, expect, test, vi } from 'vitest';

/** A machine whose clocks move only when a test says so: milliseconds. */
const machine = vi.hoisted(() => ({
  now: 0,
  waited: 0,
  cpu: 0,
  ownWaits: 0,
  turns: [] as (() => void)[],
}));

vi.mock('../../src/measure/clock.js', () => ({
  now: () => machine.now,
  onNextTurn: (callback: () => void) => void machine.turns.push(callback),
}));
vi.mock('../../src/measure/own-waits.js', () => ({ ownWaits: () => machine.ownWaits }));
vi.mock('../../src/measure/preemption.js', async (original) => {
  const time = () => ({
    waited: machine.waited,
    cpu: machine.cpu,
    active: machine.now,
    pageFaults: 0,
  });
  return { ...(await original<object>()), processorTime: time, processorTimeAt: time };
});
vi.mock('../../src/sensors/cpu-profile.js', () => ({
  profileClock: () => machine.now * 1000,
  startProfile: () => () => undefined,
}));
const { watchEventLoop } = await import('../../src/measure/event-loop.js');

/** The thread works for so long, and the host takes the processor from it for a while. */
function work(ms: number, { preempted = 0, seen = true } = {}): void {
  machine.now += ms + preempted;
  machine.cpu += ms;
  if (seen) machine.waited += preempted;
}
/** The loop turns: what is ready is called. */
function turn(): void {
  for (const callback of machine.turns.splice(0)) callback();
}
/** The thread sleeps until something comes. */
function sleep(ms: number): void {
  machine.now += ms;
  machine.ownWaits += 1;
}
beforeEach(() => {
  Object.assign(machine, { now: 1000, waited: 0, cpu: 0, ownWaits: 0, turns: [] });
});

test('a synchronous subject is one stretch', () => {
  const { subject, end } = watchEventLoop(() => work(30));
  subject();
  expect(end().longest).toMatchObject({ ms: 30, preemptedMs: 0 });
});

test('the longest of the stretches between two turns counts, with when it was', async () => {
  let done = (): void => {};
  const { subject, end } = watchEventLoop(() => {
    work(10);
    return new Promise<void>((resolve) => {
      done = resolve;
    });
  });
  const running = subject();
  await Promise.resolve();
  turn();
  work(40);
  turn();
  work(20);
  done();
  await running;
  expect(end().longest).toEqual({ ms: 40, preemptedMs: 0, cpuMs: 40, from: 1_010_000, to: 1_050_000 });
});

test('a chain of microtasks is one stretch', async () => {
  const { subject, end } = watchEventLoop(async () => {
    for (let part = 0; part < 10; part += 1) {
      work(5);
      await null;
    }
  });
  await subject();
  expect(end().longest).toMatchObject({ ms: 50, preemptedMs: 0 });
});

test('what the caller does after the subject has returned is not the subject’s', async () => {
  const { subject, end } = watchEventLoop(async () => {
    work(5);
    await null;
    work(5);
  });
  const running = subject();
  // Before the first microtask.
  work(100);
  await running;
  expect(end().longest).toMatchObject({ ms: 10 });
});

test('what the thread waited for a processor is told apart, and does not make a stretch the longest', async () => {
  let done = (): void => {};
  const { subject, end } = watchEventLoop(
    () =>
      new Promise<void>((resolve) => {
        done = resolve;
      }),
  );
  const running = subject();
  await Promise.resolve();
  turn();
  work(20, { preempted: 60 });
  turn();
  work(30);
  turn();
  done();
  await running;
  expect(end().longest).toMatchObject({ ms: 30, preemptedMs: 0 });
});

test('a wait that the system does not tell of is seen by the processor time of a thread that never waited by itself', () => {
  const { subject, end } = watchEventLoop(() => work(20, { preempted: 50, seen: false }));
  subject();
  expect(end().longest).toEqual({ ms: 70, preemptedMs: 50, cpuMs: 20, from: 1_000_000, to: 1_070_000 });
});

test('a call that blocks by itself is not taken for one that had no processor', () => {
  const { subject, end } = watchEventLoop(() => sleep(50));
  subject();
  expect(end().longest).toMatchObject({ ms: 50, preemptedMs: 0 });
});

test('what throws, or is ended before it comes back, is told up to then', async () => {
  const failing = watchEventLoop(() => {
    work(25);
    throw new Error('no work');
  });
  expect(() => failing.subject()).toThrow('no work');
  expect(failing.end().longest).toMatchObject({ ms: 25 });

  const endless = watchEventLoop(() => new Promise(() => {}));
  void endless.subject();
  await Promise.resolve();
  turn();
  work(60);
  expect(endless.end().longest).toMatchObject({ ms: 60 });
});
