import { type Counting, call, type WalkListener, wrapMethod } from './wrap.js';

interface Step {
  readonly done: boolean;
}

/** One element for each step that gives one. */
const step: Counting = (original, walked) => (receiver, given) => {
  const result = call(original, receiver, given);
  if (!(result as Step).done) walked(1);
  return result;
};

const prototypeOf = (iterator: object): object => Object.getPrototypeOf(iterator);

/**
 * Wraps the `next` of the iterators of arrays, strings, Maps, Sets and matches: what `for … of`, spread, destructuring, `new Map`, `new Set`,
 * `Object.fromEntries`, `Array.from` and `yield*` walk. V8 then iterates by calls, here and for the life of the process: 7 to 50 times slower.
 */
export function wrapIterators(realm: typeof globalThis, listener: WalkListener): (() => void)[] {
  const iterators: object[] = [
    new realm.Array()[Symbol.iterator](),
    new realm.String('')[Symbol.iterator](),
    new realm.Map()[Symbol.iterator](),
    new realm.Set()[Symbol.iterator](),
    new realm.RegExp('', 'g')[Symbol.matchAll](''),
  ];
  if (realm.Intl?.Segmenter) iterators.push(new realm.Intl.Segmenter().segment('')[Symbol.iterator]());
  return iterators.map((iterator) => wrapMethod(prototypeOf(iterator), 'next', 'iteration', listener, step));
}
