import { wrapArrays } from './arrays.js';
import { wrapBuffers } from './buffers.js';
import { wrapCalls } from './calls.js';
import { wrapCollections } from './collections.js';
import { wrapFronts } from './fronts.js';
import { wrapIterators } from './iterators.js';
import { wrapJson } from './json.js';
import { wrapObjects } from './objects.js';
import { wrapRegExps } from './regular-expressions.js';
import { wrapSourceText } from './source-text.js';
import { wrapStrings } from './strings.js';
import type { WalkListener } from './wrap.js';

export type { OnUncounted, OnWalk, WalkListener } from './wrap.js';
export { endTelling } from './wrap.js';

const watched = new WeakMap<object, () => void>();

/**
 * Wraps the built-ins of a realm, given as its global object, so that each call in which `listener.onWalk` is set reports the elements that it really walked.
 * They behave as before otherwise, and nothing is reported while the listener is told. Gives the way back; a realm that is watched already is first restored.
 *
 * @example
 * const listener: WalkListener = { onWalk: undefined };
 * const restore = watchWalks(globalThis, listener);
 * listener.onWalk = (name, elements) => { steps += elements; };
 * subject();
 * listener.onWalk = undefined;
 */
export function watchWalks(realm: typeof globalThis, listener: WalkListener): () => void {
  watched.get(realm)?.();
  const ways = [
    wrapArrays,
    wrapStrings,
    wrapCollections,
    wrapFronts,
    wrapObjects,
    wrapJson,
    wrapBuffers,
    wrapCalls,
    wrapRegExps,
    wrapIterators,
    wrapSourceText,
  ].flatMap((wrap) => wrap(realm, listener));
  const restore = (): void => {
    watched.delete(realm);
    for (let i = ways.length - 1; i >= 0; i--) ways[i]?.();
  };
  watched.set(realm, restore);
  return restore;
}
