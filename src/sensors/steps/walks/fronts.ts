import { types } from 'node:util';
import { sizeOf } from './quiet.js';
import {
  type Counting,
  call,
  type Method,
  replaceBuiltIn,
  tellUncounted,
  type WalkListener,
  wrapMethod,
} from './wrap.js';

const { isMap } = types;
const { apply } = Reflect;
const { is } = Object;
const mapKeys = Map.prototype.keys;
const setKeys = Set.prototype.keys;
const mapNext = new Map().keys().next;
const setNext = new Set().keys().next;
const none: readonly never[] = [];

/** So many entries taken from the front of one collection are a habit. */
const habit = 8;

const taken = new WeakMap<object, number>();
const { get, set } = WeakMap.prototype;

/** The first entry's key. V8 finds it behind all entries that were deleted before it, as it did a moment ago for who asks. */
function isFirst(collection: object, key: unknown): boolean {
  const step = isMap(collection)
    ? apply(mapNext, apply(mapKeys, collection, none), none)
    : apply(setNext, apply(setKeys, collection, none), none);
  return step.done !== true && (step.value === key || is(step.value, key));
}

/**
 * Tells of Maps and Sets that are used as queues: asked for their first entry, which is then deleted, again and again. V8 leaves what was deleted in its place and
 * walks over it to the first entry, until it makes the table anew: 0.3 µs at n = 2,000, 3 at 8,000, 30 at 128,000. How far it walked cannot be known; a small
 * one, such as a cache with a limit, hides nothing.
 */
export function wrapFronts(realm: typeof globalThis, listener: WalkListener): (() => void)[] {
  /** What was last asked for an iterator. */
  let asked: unknown;

  const wrappers = new Map<Method, Method>();
  /** `keys`, `values` and `[Symbol.iterator]` of Set are one function, and stay one. */
  const asking = (genuine: Method): Method => {
    const known = wrappers.get(genuine);
    if (known) return known;
    const { made } = {
      made(this: unknown): unknown {
        if (listener.onWalk !== undefined) asked = this;
        return call(genuine, this, []);
      },
    };
    wrappers.set(genuine, made);
    return made;
  };

  const deleting: Counting = (original) => (receiver, given) => {
    const wasAsked = asked === receiver;
    asked = undefined;
    const size = wasAsked ? sizeOf(receiver) : undefined;
    if (size === undefined || !isFirst(receiver as object, given[0])) return call(original, receiver, given);
    const times = ((apply(get, taken, [receiver as object]) as number | undefined) ?? 0) + 1;
    apply(set, taken, [receiver as object, times]);
    if (times >= habit) tellUncounted(listener, 'a Map or Set used as a queue', size);
    return call(original, receiver, given);
  };

  return [realm.Map.prototype, realm.Set.prototype].flatMap((home) => [
    ...['keys', 'values', 'entries', Symbol.iterator].map((key) => replaceBuiltIn(home, key, asking)),
    wrapMethod(home, 'delete', 'delete', listener, deleting),
  ]);
}
