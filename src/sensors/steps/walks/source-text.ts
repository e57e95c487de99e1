import { call, originalOf, replaceBuiltIn } from './wrap.js';

/** Wraps Function.prototype.toString, so that a wrapper reads like the built-in that it wraps. Counts nothing. */
export const wrapSourceText = (realm: typeof globalThis): (() => void)[] => [
  replaceBuiltIn(realm.Function.prototype, 'toString', (genuine) => {
    const { made } = {
      made(this: unknown): unknown {
        return call(genuine, originalOf(this), []);
      },
    };
    return made;
  }),
];
