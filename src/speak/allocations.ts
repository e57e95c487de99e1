import type { AllocationPlace } from '../explain/allocation-places.js';
import { positionText } from '../explain/statements.js';
import { type ByteUnit, bytesIn } from './bytes.js';
import { plural, table } from './format.js';
import type { Speech } from './message.js';

/** Rows of the user's functions that allocated most, with the source of the first. */
export function allocationLines(places: readonly AllocationPlace[], unit: ByteUnit): string[] {
  if (places.length === 0) return [];
  const rows = places.map(({ place, bytes }) => [
    bytesIn(bytes, unit),
    `${Math.round((place.share ?? 0) * 100)}%`,
    `${positionText(place)}${place.function ? `  ${place.function}` : ''}`,
  ]);
  return ['Allocated on the heap by', ...table(rows, [2]), ...(places[0]?.frame ?? [])];
}

/** What an allocation is made of, for the speech. */
export interface SpokenAllocation {
  readonly subject: string;
  readonly limit: number;
  readonly unit: ByteUnit;
  readonly over: boolean;
  readonly heap: number;
  readonly buffers: number;
  readonly readings: readonly number[];
  readonly places: readonly AllocationPlace[];
}

/** The speech of toAllocateAtMost: bytes in the units of the limit. */
export function speakAllocations(spoken: SpokenAllocation): Speech {
  const { subject, limit, unit, over, heap, buffers, readings, places } = spoken;
  const size = (bytes: number): string => bytesIn(bytes, unit);
  const parts = buffers > 0 ? ` (${size(heap)} on the heap, ${size(buffers)} in buffers)` : '';
  return {
    finding: `${subject} allocated ${size(heap + buffers)} in one warm call${parts}, ${over ? 'over' : 'within'} the limit of ${size(limit)}.`,
    where: over ? allocationLines(places, unit) : [],
    place: over && places[0] && heap > buffers ? `${places[0].place.file}:${places[0].place.line}` : undefined,
    measured: `the least of ${plural(readings.length, 'watched call')}, heap and buffers`,
  };
}
