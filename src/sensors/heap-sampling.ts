import type { HeapProfiler, Session } from 'node:inspector';
import { builtin } from '../runtime.js';
import { type Frame, plainPath } from './frames.js';

/** A function on the stacks of what was allocated; `selfSize` is in bytes. */
export type HeapNode = HeapProfiler.SamplingHeapProfileNode;

/** Samples what is allocated, whether it is freed or not. */
export interface HeapSampling {
  /** Takes a sample whenever `interval` more bytes were allocated. */
  start(interval: number): void;
  /** Ends it, and gives the root of the stacks. */
  stop(): HeapNode | undefined;
}

let session: Session | undefined;

const start = (heap: Session, samplingInterval: number): void =>
  heap.post('HeapProfiler.startSampling', {
    samplingInterval,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  } as HeapProfiler.StartSamplingParameterType);

/** Ends the sampling of a session; undefined where none had begun. */
export function stopSampling(heap: Session): HeapNode | undefined {
  let head: HeapNode | undefined;
  heap.post('HeapProfiler.stopSampling', (error, result) => {
    if (!error) head = result.profile.head;
  });
  return head;
}

/** The heap's sampler, the same for all; undefined where there is none. */
export function heapSampling(): HeapSampling | undefined {
  if (!builtin) return undefined;
  if (!session) {
    // Samples lie evenly then, not at random: two equal calls come to the same bytes.
    builtin('node:v8').setFlagsFromString('--sampling-heap-profiler-suppress-randomness');
    session = new (builtin('node:inspector').Session)();
    session.connect();
    // The first use compiles some 200 kB of the runtime's own code.
    start(session, 1);
    stopSampling(session);
  }
  const heap = session;
  return { start: (interval) => start(heap, interval), stop: () => stopSampling(heap) };
}

/** Where a function begins, which is all that V8 keeps of an allocation; in the code as compiled. */
export const frameOfNode = ({ callFrame: { url, lineNumber, columnNumber, functionName } }: HeapNode): Frame => ({
  file: plainPath(url),
  line: lineNumber + 1,
  column: columnNumber + 1,
  function: functionName || undefined,
  mapped: false,
});
