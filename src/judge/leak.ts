import { type Point, type Slope, senSlope } from './sen-slope.js';

/** What is held after a round of calls and a forced collection. */
export interface HeldReading {
  /** Calls made so far. */
  readonly calls: number;
  /** Bytes held, heap and buffers. */
  readonly bytes: number;
}

/** What was decided, and the growth per call with its interval in the readings that it rests on, in bytes. */
export interface LeakDecision extends Slope {
  readonly kind: 'within' | 'over' | 'undecided';
  /** Index of the first reading that counts; those before it were warm-up. */
  readonly from: number;
}

/** So many readings are judged at least: the interval of 8 spans the slopes of all 28 pairs, that of 11 leaves out the 4 steepest and the 4 flattest of 55. */
export const fewestReadings = 8;

/** The error of each end of the interval: a verdict is looked for some 20 times at most, and all looks together may err once in 1,000. */
const errorOfALook = 0.00005;

/**
 * Judges whether what is held grows by more than `perCall` bytes a call. Only the later half of the readings counts, at least 8: warm-up, lazy initialisation,
 * compiled code and a cache that fills once lie before it.
 *
 * - `within`: the upper end of the slope's interval (`senSlope`, error 0.00005 a look) is at most `perCall`.
 * - `over`: the lower end is above `perCall`, and the growth went on: each third of the readings that count grew by more, and so did the last two rounds
 *   together. A leak goes on for ever; a cache that is full does not.
 */
export function judgeLeak(readings: readonly HeldReading[], perCall: number): LeakDecision {
  const from = Math.max(0, readings.length - Math.max(fewestReadings, Math.ceil(readings.length / 2)));
  const points = readings.slice(from).map(({ calls, bytes }): Point => ({ x: calls, y: bytes }));
  const slope = senSlope(points, errorOfALook);
  const enough = points.length >= fewestReadings;
  let kind: LeakDecision['kind'] = 'undecided';
  if (enough && slope.high <= perCall) kind = 'within';
  else if (enough && slope.low > perCall && goesOn(points, perCall)) kind = 'over';
  return { kind, ...slope, from };
}

function goesOn(points: readonly Point[], perCall: number): boolean {
  const last = points.length - 1;
  const third = Math.floor(last / 3);
  const ends = [0, third, 2 * third, last];
  const stretches = ends.slice(1).map((end, i): [number, number] => [ends[i] as number, end]);
  return [...stretches, [last - 2, last] as const].every(([a, b]) => {
    const [first, second] = [points[a] as Point, points[b] as Point];
    return (second.y - first.y) / (second.x - first.x) > perCall;
  });
}
