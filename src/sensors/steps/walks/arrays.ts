import { after, asked, asResult, sort, whole } from './combine.js';
import { amount, lengthOf, position } from './quiet.js';
import { includes, includesTyped, indexOf, lastIndexOf } from './search.js';
import { type Countings, type WalkListener, wrapMethods } from './wrap.js';

/** From one relative position to another. */
const between = (from: unknown, to: unknown, length: number): number =>
  Math.max(0, position(to, length, length) - position(from, length, 0));

/** What arrays and typed arrays have alike. `find`, `some` and others stop early; a hole is walked over, so it counts. */
const alike: Countings = {
  indexOf,
  lastIndexOf,
  find: asked,
  findLast: asked,
  findIndex: asked,
  findLastIndex: asked,
  some: asked,
  every: asked,
  filter: whole,
  map: whole,
  forEach: whole,
  reduce: whole,
  reduceRight: whole,
  join: whole,
  reverse: whole,
  toReversed: whole,
  sort,
  toSorted: sort,
  with: whole,
  toLocaleString: whole,
  slice: after((length, given) => between(given[0], given[1], length)),
  fill: after((length, given) => between(given[1], given[2], length)),
  copyWithin: after((length, given) =>
    Math.min(between(given[1], given[2], length), length - position(given[0], length, 0)),
  ),
};

/** `splice` takes out, moves what follows where the length changes, and puts in. */
const splice = after((length, given) => {
  const start = position(given[0], length, 0);
  const removed = given.length === 0 ? 0 : given.length === 1 ? length - start : amount(given[1], length - start);
  const inserted = Math.max(0, given.length - 2);
  return removed + inserted + (removed === inserted ? 0 : length - start - removed);
});

const ofArrays: Countings = {
  splice,
  concat: asResult,
  toSpliced: asResult,
  // The elements of what is flattened, and those of the result.
  flat: after((length, _, result) => length + lengthOf(result)),
  flatMap: after((length, _, result) => length + lengthOf(result)),
  shift: after((length) => length - 1),
  unshift: after((length, given) => (given.length === 0 ? 0 : length + given.length)),
};

/** Wraps Array.prototype, Array.from and Array.of, and what all typed arrays inherit. Iteration is in iterators.ts. */
export function wrapArrays(realm: typeof globalThis, listener: WalkListener): (() => void)[] {
  const array = realm.Array.prototype;
  const typed = Object.getPrototypeOf(realm.Uint8Array) as { prototype: Uint8Array };
  return [
    ...wrapMethods(array, { ...alike, ...ofArrays, includes: includes(array) }, listener),
    ...wrapMethods(realm.Array, { from: asResult, of: asResult }, listener, 'Array.'),
    ...wrapMethods(
      typed.prototype,
      // Copying what it is given: a list or another typed array.
      { ...alike, includes: includesTyped(typed.prototype), set: after((_, given) => lengthOf(given[0])) },
      listener,
    ),
    ...wrapMethods(typed, { from: asResult, of: asResult }, listener, 'TypedArray.'),
  ];
}
