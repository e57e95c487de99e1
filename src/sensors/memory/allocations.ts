import type { GCProfiler, GCProfilerResult } from 'node:v8';
import { builtin } from '../../runtime.js';
import { type Frame, isOwnFile, isUsersFile, plainPath } from '../frames.js';
import { frameOfNode, type HeapNode, heapSampling } from '../heap-sampling.js';
import { untilSettled } from '../until-settled.js';
import { withFlags } from './gc-flags.js';

/** What one call allocated, in bytes. */
export interface Allocation {
  /** On V8's heap. */
  readonly heap: number;
  /** Memory of ArrayBuffers and Buffers. */
  readonly buffers: number;
  /** The user's functions that allocated on the heap, by themselves or through a library or built-in that they called; most first. */
  readonly sites: readonly AllocationSite[];
}

/** A function of the user's; its frame is where it begins, which is all that V8 keeps of an allocation. */
export interface AllocationSite {
  readonly frame: Frame;
  readonly bytes: number;
}

const v8 = builtin?.('node:v8');

/** Each allocation is sampled. A wider interval is up to 8 times faster, but V8 then scales each sample as if it lay at random: 12 to 58% too much. */
const interval = 1;

const external = (): number => v8?.getHeapStatistics().external_memory ?? 0;

/** Buffers' memory is given back by collections: what came between them is summed. */
function buffersOf(before: number, { statistics }: GCProfilerResult, after: number): number {
  let sum = 0;
  let last = before;
  for (const { beforeGC, afterGC } of statistics) {
    sum += Math.max(0, beforeGC.heapStatistics.externalMemory - last);
    last = afterGC.heapStatistics.externalMemory;
  }
  return sum + Math.max(0, after - last);
}

/** Sums a profile, this package's own allocations and those of the inspector left out. */
export function sumProfile(head: HeapNode): Pick<Allocation, 'heap' | 'sites'> {
  let heap = 0;
  const sites = new Map<string, { frame: Frame; bytes: number }>();
  const left: { node: HeapNode; inside: boolean; site: { frame: Frame; bytes: number } | undefined }[] = [
    { node: head, inside: false, site: undefined },
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node } = next;
    const { url, scriptId } = node.callFrame;
    if (url === 'node:inspector' || (next.inside && url === 'node:v8')) continue;
    // Node 22 notes something of every promise while anybody has an AsyncLocalStorage, which a runner has and this package too; later ones do not.
    if (url === 'node:internal/async_hooks') continue;
    const own = url !== '' && isOwnFile(plainPath(url));
    let site = own ? undefined : next.site;
    if (isUsersFile(url)) {
      const frame = frameOfNode(node);
      const key = `${scriptId}:${frame.line}:${frame.column}`;
      site = sites.get(key) ?? { frame, bytes: 0 };
      sites.set(key, site);
    }
    if (!own) {
      heap += node.selfSize;
      if (site) site.bytes += node.selfSize;
    }
    for (const child of node.children) left.push({ node: child, inside: own, site });
  }
  const most = [...sites.values()].filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
  return { heap, sites: most };
}

/**
 * Watches what a call allocates until it returns, throws, or its promise settles, whether it is freed or not. Gives the call's value, or a promise of it, at
 * once; `reading` is for afterwards, and undefined where nothing can be read. Of an async call, what else the isolate does meanwhile is in it.
 *
 * @throws whatever the call throws
 */
export function watchAllocations(call: () => unknown): { value: unknown; reading: () => Allocation | undefined } {
  const heap = v8?.GCProfiler && heapSampling();
  if (!heap || !v8) return { value: call(), reading: () => undefined };
  let found: Allocation | undefined;
  let ended = false;
  // Otherwise dead buffers are given back some time after their collection, and what is allocated meanwhile goes unseen.
  const restore = withFlags(['no-concurrent-array-buffer-sweeping']);
  const collections: GCProfiler = new v8.GCProfiler();
  collections.start();
  const before = external();
  const end = (): void => {
    if (ended) return;
    ended = true;
    const head = heap.stop();
    const after = external();
    const seen = collections.stop();
    restore();
    if (head && seen) found = { ...sumProfile(head), buffers: buffersOf(before, seen, after) };
  };
  const reading = (): Allocation | undefined => {
    end();
    return found;
  };
  heap.start(interval);
  return { value: untilSettled(call, end), reading };
}
