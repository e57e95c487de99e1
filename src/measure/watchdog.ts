import type { Worker } from 'node:worker_threads';
import { builtin, node, outerRealm } from '../runtime.js';
import { shared } from '../state.js';

// The hard stop for what no script timeout covers: a synchronous stretch after an `await`. A worker waits on shared memory; when the main thread has not
// disarmed it in time, it ends the main thread's current JavaScript through the inspector. The promise of that work never settles: timers go on.

/** How much later than its time the worker speaks: an event loop that still turns has by then disarmed it with its own timer. */
const graceMs = 200;

const workerSource = `
const { workerData } = require('node:worker_threads');
const { Session } = require('node:inspector');
const cell = new Int32Array(workerData);
for (;;) {
  Atomics.wait(cell, 0, 0);
  const ticket = Atomics.load(cell, 0);
  if (ticket === 0 || Atomics.wait(cell, 0, ticket, Atomics.load(cell, 1)) !== 'timed-out') continue;
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.evaluate', { expression: "globalThis[Symbol.for('perf-matchers.clear')]?.()" });
  session.post('Runtime.terminateExecution');
  Atomics.wait(cell, 0, ticket);
  session.disconnect();
}`;

const threads = builtin?.('node:worker_threads');
let cell: Int32Array<SharedArrayBuffer> | undefined;
let worker: Worker | undefined;
let tickets = 0;

/**
 * Before Node 24 an async context is a stack that every continuation pushes and pops; one that is ended in between never pops, and Node aborts the process.
 * So the stack is cleared first, which only Node's own binding can do.
 */
function prepareClearing(): void {
  const own = builtin?.('node:process') as {
    binding?: (name: string) => { clearAsyncIdStack?: () => void };
  } & NodeJS.Process;
  if (!node || Number.parseInt(node.versions.node, 10) >= 24 || !own.binding) return;
  const { noDeprecation } = own;
  own.noDeprecation = true;
  outerRealm[Symbol.for('perf-matchers.clear')] = own.binding('async_wrap').clearAsyncIdStack;
  own.noDeprecation = noDeprecation ?? false;
}

/** True where a stretch after an await can be ended: only the main thread of a process can be reached (a forks pool, Jest), not a worker thread. */
const canInterrupt: boolean = threads?.isMainThread === true;

/**
 * Ends the main thread's JavaScript if the returned function is not called within `ms` milliseconds (and a grace). One at a time: the sensors that time
 * calls hold the lock; a second arming replaces the first.
 */
export function armWatchdog(ms: number): () => void {
  if (!threads || !canInterrupt) return () => {};
  if (!worker || !cell) {
    prepareClearing();
    const buffer = new SharedArrayBuffer(8);
    cell = new Int32Array(buffer);
    worker = new threads.Worker(workerSource, { eval: true, workerData: buffer, env: {}, execArgv: [], stdin: false });
    worker.unref();
    shared().atFileEnd.add(stopWatchdog);
    worker.on('error', () => {
      worker = undefined;
    });
  }
  const memory = cell;
  const ticket = ++tickets;
  Atomics.store(memory, 1, Math.ceil(ms) + graceMs);
  Atomics.store(memory, 0, ticket);
  Atomics.notify(memory, 0);
  return () => {
    if (Atomics.compareExchange(memory, 0, ticket, 0) === ticket) Atomics.notify(memory, 0);
  };
}

/** Ends the worker, if one was started; the next arming starts another. */
export function stopWatchdog(): void {
  void worker?.terminate();
  worker = undefined;
  cell = undefined;
}
