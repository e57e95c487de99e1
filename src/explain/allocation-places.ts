import type { AllocationSite } from '../sensors/memory/allocations.js';
import { codeFrame } from './code-frame.js';
import { type Place, placeOfFrame } from './source-position.js';

/** A user's function with what it allocated; `frame` is its first line in the source. */
export interface AllocationPlace {
  readonly place: Place;
  readonly bytes: number;
  readonly frame: readonly string[];
}

/** The user's functions that allocated most, at most so many, with the share of all of them: those of 1% and more. */
export function placeAllocations(sites: readonly AllocationSite[], heap: number, most = 3): AllocationPlace[] {
  return sites
    .filter(({ bytes }) => bytes >= 0.01 * heap)
    .slice(0, most)
    .map(({ frame, bytes }) => {
      const { place, path } = placeOfFrame(frame);
      return {
        place: { ...place, share: Number((bytes / heap).toFixed(3)), detail: `${Math.round(bytes)} bytes` },
        bytes,
        // What leads to a function's first line says nothing of it.
        frame: codeFrame(path, place.line).slice(-1),
      };
    });
}
