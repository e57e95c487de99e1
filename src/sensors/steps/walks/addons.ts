import { outerRealm } from '../../../runtime.js';
import { type Counting, call, replaceBuiltIn, tellUncounted, type WalkListener, wrapMethod } from './wrap.js';

type Loaded = { exports: unknown };

const unknown =
  (listener: WalkListener): Counting =>
  (original) =>
  (receiver, given) => {
    tellUncounted(listener, 'a native addon', Number.POSITIVE_INFINITY);
    return call(original, receiver, given);
  };

/** Wraps the methods of an addon's classes and, where they can be replaced, its functions. */
function wrapExports(exported: unknown, listener: WalkListener): void {
  if (typeof exported !== 'object' || exported === null) return;
  for (const [key, value] of Object.entries(exported)) {
    if (typeof value !== 'function') continue;
    const prototype: object | undefined = value.prototype;
    const methods = prototype ? Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor') : [];
    if (methods.length === 0) wrapMethod(exported, key, key, listener, unknown(listener));
    for (const method of methods) wrapMethod(prototype, method, method, listener, unknown(listener));
  }
}

/** Wraps what native addons export that are loaded from now on: each call is told as uncounted. Gives the way back. */
export const watchAddons = (listener: WalkListener): (() => void) =>
  replaceBuiltIn(outerRealm.process, 'dlopen', (genuine) => {
    const { made } = {
      made(this: unknown, ...given: unknown[]): unknown {
        const result = call(genuine, this, given);
        wrapExports((given[0] as Loaded | undefined)?.exports, listener);
        return result;
      },
    };
    return made;
  });
