import { type ByteUnit, bytesIn } from './bytes.js';
import { count, plural } from './format.js';
import type { Speech } from './message.js';

/** The speech of toUseAtMostMemory: bytes in the units of the limit. */
export function speakMemory(
  { held, used, samples }: { held: number; used: number; samples: number },
  {
    subject,
    limit,
    unit,
    over,
    calls,
  }: { subject: string; limit: number; unit: ByteUnit; over: boolean; calls: number },
): Speech {
  const size = (bytes: number): string => bytesIn(bytes, unit);
  const shown = !over && samples === 0 ? used : held;
  return {
    finding: `${subject} held ${shown === used && !over ? 'at most ' : ''}${size(shown)} at once, ${over ? 'over' : 'within'} the limit of ${size(limit)}.`,
    notes: [
      `Live memory of the heap and of buffers, beyond what was in use before the call; with garbage up to ${size(used)} were in use.`,
    ],
    measured: `the middle of ${plural(calls, 'watched call')}, ${samples === 0 ? 'read at its end' : `read at ${count(samples)} ${samples === 1 ? 'collection' : 'collections'} and at its end`}`,
  };
}
