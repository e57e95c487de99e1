import { replaceBuiltIn, tellWalk, type WalkListener } from './wrap.js';

interface Step {
  readonly done: boolean;
}

const { apply } = Reflect;
const none: readonly never[] = [];

/** One element for each step that gives one. Every line here runs once an element, uncompiled: hence no helper. */
const wrapNext = (prototype: object, listener: WalkListener): (() => void) =>
  replaceBuiltIn(prototype, 'next', (genuine) => {
    const { made } = {
      made(this: unknown): unknown {
        const result = apply(genuine, this, none) as Step;
        if (listener.onWalk !== undefined && !result.done) {
          const { tally } = listener;
          if (tally === undefined) tellWalk(listener, 'iteration', 1);
          else tally.elements += 1;
        }
        return result;
      },
    };
    return made;
  });

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
  return iterators.map((iterator) => wrapNext(prototypeOf(iterator), listener));
}
