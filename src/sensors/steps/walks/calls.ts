import { lengthOf } from './quiet.js';
import { type Counting, call, type WalkListener, wrapMethods } from './wrap.js';

/** Arguments that any call may have. */
const few = 8;

/** A list of arguments, beyond the few of a usual call. */
const list =
  (at: number): Counting =>
  (original, walked) =>
  (receiver, given) => {
    walked(lengthOf(given[at]) - few);
    return call(original, receiver, given);
  };

/** Wraps what calls a function with a list of arguments, such as `Math.max.apply(null, list)`. A spread list walks its iterator. */
export const wrapCalls = (realm: typeof globalThis, listener: WalkListener): (() => void)[] => [
  ...wrapMethods(realm.Function.prototype, { apply: list(1) }, listener),
  ...wrapMethods(realm.Reflect, { apply: list(2), construct: list(1) }, listener, 'Reflect.'),
];
