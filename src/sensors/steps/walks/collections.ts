import { sizeOf } from './quiet.js';
import { type Counting, call, type WalkListener, wrapMethods } from './wrap.js';

/** Counts from the sizes that a Map or Set and what it is compared with had before. */
const sized =
  (count: (own: number, other: number) => number): Counting =>
  (original, walked) =>
  (receiver, given) => {
    const own = sizeOf(receiver) ?? 0;
    const other = sizeOf(given[0]) ?? 0;
    const result = call(original, receiver, given);
    walked(count(own, other));
    return result;
  };

const whole = sized((own) => own);
/** The receiver is asked for each of its own where it is the smaller one; else the other one is iterated. */
const ifSmaller = sized((own, other) => (own <= other ? own : 0));

/** Wraps what walks a Map or Set and is no iterator. Building one from a list walks its iterator. */
export function wrapCollections(realm: typeof globalThis, listener: WalkListener): (() => void)[] {
  return [
    ...wrapMethods(realm.Map.prototype, { forEach: whole }, listener),
    ...wrapMethods(
      realm.Set.prototype,
      {
        // Iterating the other one is counted by its iterator; the receiver is copied.
        forEach: whole,
        union: whole,
        symmetricDifference: whole,
        difference: sized((own, other) => own + (own <= other ? own : 0)),
        intersection: ifSmaller,
        isSubsetOf: ifSmaller,
        isDisjointFrom: ifSmaller,
      },
      listener,
    ),
  ];
}
