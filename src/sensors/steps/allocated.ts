import { type HeapNode, heapSampling } from '../heap-sampling.js';
import { untilSettled } from '../until-settled.js';

/** A sample is taken whenever so many more bytes were allocated: a total is right to so many, and takes 1 to 4 times as long as without. */
const interval = 512;

function bytesIn(root: HeapNode): number {
  let bytes = 0;
  const left = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    bytes += node.selfSize;
    for (let i = 0; i < node.children.length; i++) left.push(node.children[i] as HeapNode);
  }
  return bytes;
}

/**
 * The bytes that a call takes from V8's heap until it returns, throws, or its promise settles, whether they are freed or not. Gives the call's value, or a
 * promise of it, at once; `bytes` is for afterwards, and undefined where nothing can be read. Memory of typed arrays and Buffers lies elsewhere.
 *
 * Exact to about 512 bytes under the flags of counting, which keep the optimiser from leaving allocations out; the first call of a function takes more, for
 * its code.
 *
 * @throws whatever the call throws
 */
export function allocatedBytes(call: () => unknown): { value: unknown; bytes: () => number | undefined } {
  const heap = heapSampling();
  let bytes: number | undefined;
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    const root = heap?.stop();
    bytes = root && bytesIn(root);
  };
  const told = (): number | undefined => {
    end();
    return bytes;
  };
  heap?.start(interval);
  return { value: untilSettled(call, end), bytes: told };
}

/** What calls of one size took. */
export interface Allocated {
  readonly n: number;
  readonly steps: number;
  readonly bytes: number;
}

/** Fewer bytes than these are the noise of a call: code of the runtime that is compiled when it is first needed (12 kB for a timer), feedback, frames. */
const noise = 16_384;

/**
 * Did the bytes outgrow the steps by more than half a power of n between two sizes? Then something was copied that no step shows: texts put together and read
 * again and again, object spread, arrays made by their length. Rows of steps that each take some bytes never do; nor do arrays and tables that double.
 *
 * @example outgrows({ n: 512, steps: 2_000, bytes: 1e6 }, { n: 4096, steps: 16_000, bytes: 64e6 }) // true: 64 times the bytes for 8 times the steps
 */
export function outgrows(small: Allocated, large: Allocated): boolean {
  const bytes = Math.max(noise, large.bytes) / Math.max(noise, small.bytes);
  // Fewer steps for a larger n are another way to do it: the bytes may still go with n.
  const steps = Math.max(1, large.steps / Math.max(1, small.steps));
  return bytes > steps * Math.sqrt(large.n / small.n);
}

/** Bytes that go with the steps may seem to outgrow them by this factor: noise, a digit more in each text. A quarter of a power where n differs by a factor of 8. */
const alike = 8 ** 0.25;

/**
 * Did the bytes surely go with the steps between two sizes, so that no copy that takes bytes hides growth? Stricter than `!outgrows`: false where a call takes
 * so few bytes that noise may be most of them. Copies that outgrow the steps by a factor of log n are not seen.
 *
 * @example goWithSteps({ n: 512, steps: 2_000, bytes: 1e5 }, { n: 4096, steps: 16_000, bytes: 8e5 }) // true
 */
export function goWithSteps(small: Allocated, large: Allocated): boolean {
  const before = small.bytes - noise;
  return before >= noise && large.bytes / before <= (large.steps / Math.max(1, small.steps)) * alike;
}
