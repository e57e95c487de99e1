import { after } from './combine.js';
import { isPlainArray, isPrimitive, lengthOf, lengthOfTyped, position } from './quiet.js';
import { type Counting, call, type Method, originalOf } from './wrap.js';

const { getPrototypeOf, is } = Object;

/** `indexOf`: from the start given up to what was found, or to the end. */
export const indexOf: Counting = after((length, given, found) => {
  const start = position(given[1], length, 0);
  return (found as number) < 0 ? length - start : (found as number) - start + 1;
});

/** `lastIndexOf`: from the start given back to what was found, or to the first. */
export const lastIndexOf: Counting = after((length, given, found) => {
  const start = given.length > 1 ? lastStart(given[1], length) : length - 1;
  return (found as number) < 0 ? start + 1 : start - (found as number) + 1;
});

/** A negative start counts from the end; one before the first element, -1, walks nothing. */
function lastStart(given: unknown, length: number): number {
  if (typeof given === 'number' && given < 0) return Math.max(-1, Math.trunc(given) + length);
  return Math.min(position(given, length, 0), length - 1);
}

/** A walk of an array as `includes` makes it: every index is read, holes too. */
function placeOf(all: ArrayLike<unknown>, wanted: unknown, start: number): number {
  const { length } = all;
  for (let i = start; i < length; i++) {
    const element = all[i];
    if (element === wanted || is(element, wanted)) return i;
  }
  return -1;
}

/** The place where a search starts can be asked for without running a user's code. */
const isKnown = (start: unknown): boolean =>
  isPrimitive(start) && typeof start !== 'symbol' && typeof start !== 'bigint';

/**
 * `includes` of an array does not say where it found. One walk is made in its place that does: by `indexOf`, which reads the same elements in the same order
 * for a value that is neither undefined (which holes are) nor NaN, or else by reading each.
 */
export const includes =
  (arrayPrototype: unknown[]): Counting =>
  (original, walked) => {
    const nativeIndexOf = originalOf(arrayPrototype.indexOf) as Method;
    return (receiver, given) => {
      const length = lengthOf(receiver);
      const start = position(given[1], length, 0);
      if (!isPlainArray(receiver) || !isKnown(given[1])) {
        const found = call(original, receiver, given);
        walked(length - start);
        return found;
      }
      const wanted = given[0];
      // A prototype of the user's may have hooks, which `indexOf` asks differently about holes.
      const alike = wanted !== undefined && !is(wanted, Number.NaN) && getPrototypeOf(receiver) === arrayPrototype;
      const at = alike ? (call(nativeIndexOf, receiver, [wanted, start]) as number) : placeOf(receiver, wanted, start);
      walked(at < 0 ? length - start : at - start + 1);
      return at >= 0;
    };
  };

/** `includes` of a typed array: what was found is looked for once more, which runs no code of the user's. */
export const includesTyped =
  (typedPrototype: Uint8Array): Counting =>
  (original, walked) => {
    const nativeIndexOf = originalOf(typedPrototype.indexOf) as Method;
    return (receiver, given) => {
      const found = call(original, receiver, given) as boolean;
      const length = lengthOf(receiver);
      const start = position(given[1], length, 0);
      if (!found || lengthOfTyped(receiver) === undefined) {
        walked(length - start);
        return found;
      }
      const wanted = given[0];
      const typed = receiver as ArrayLike<unknown>;
      const at = is(wanted, Number.NaN)
        ? placeOf(typed, wanted, start)
        : (call(nativeIndexOf, typed, [wanted, start]) as number);
      walked(at - start + 1);
      return found;
    };
  };
