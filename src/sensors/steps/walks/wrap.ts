/** Called for each walk of a built-in, with its name as users write it ('includes', 'JSON.stringify', 'sort') and the elements really walked. */
export type OnWalk = (name: string, elements: number) => void;

/**
 * Called for each call of a built-in whose cost cannot be counted: what it is in words ('a regular expression') and the size of what it was given, in
 * characters, bytes or elements; Infinity where not even that is known.
 */
export type OnUncounted = (what: string, size: number) => void;

/** Who is told. The wrappers do nothing but call the originals while `onWalk` is unset. */
export interface WalkListener {
  onWalk: OnWalk | undefined;
  onUncounted?: OnUncounted | undefined;
  /** Elements that iteration walked are added up here instead of told, where it is set: they are the most frequent. */
  tally?: { elements: number } | undefined;
}

/** Any built-in. */
// biome-ignore lint/suspicious/noExplicitAny: built-ins take and give anything.
export type Method = (this: any, ...given: any[]) => any;

/** Tells how many elements a call walked. */
export type Walked = (elements: number) => void;

/** Makes what a wrapper does in a counted call: it calls the original once, with the same receiver, and tells what that walked. */
export type Counting = (original: Method, walked: Walked) => (receiver: unknown, given: unknown[]) => unknown;

/** A table of methods of one object: how each is counted. */
export type Countings = Readonly<Record<string, Counting>>;

const { apply } = Reflect;
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = Object;
const getOriginal = WeakMap.prototype.get;
const setOriginal = WeakMap.prototype.set;

const originals = new WeakMap<object, Method>();

/** The built-in behind a wrapper; anything else as it is. */
export const originalOf = (value: unknown): unknown => {
  if (typeof value !== 'function') return value;
  return apply(getOriginal, originals, [value]) ?? value;
};

/** A listener is being told: what it walks itself is not counted. */
let telling = false;

/** A hard stop ends code without its `finally`: nobody is being told when a counted call begins. */
export function endTelling(): void {
  telling = false;
}

/** Tells a listener of a walk; of none when no element was walked. */
export function tellWalk(listener: WalkListener, name: string, elements: number): void {
  if (!(elements > 0) || telling) return;
  telling = true;
  try {
    listener.onWalk?.(name, elements);
  } finally {
    telling = false;
  }
}

/** Tells a listener of something that cannot be counted. */
export function tellUncounted(listener: WalkListener, what: string, size: number): void {
  if (telling) return;
  telling = true;
  try {
    listener.onUncounted?.(what, size);
  } finally {
    telling = false;
  }
}

/** Calls a built-in as it is. */
export const call = (original: Method, receiver: unknown, given: unknown[]): unknown =>
  apply(original, receiver, given);

/** Puts `made` in the place of a built-in, alike in name, length, prototype and property, and gives the way back. */
function put(home: object, key: PropertyKey, made: Method, genuine: Method): () => void {
  const descriptor = getOwnPropertyDescriptor(home, key) as PropertyDescriptor;
  for (const own of ['length', 'name']) {
    const was = getOwnPropertyDescriptor(genuine, own);
    if (was) defineProperty(made, own, was);
    else Reflect.deleteProperty(made, own);
  }
  setPrototypeOf(made, getPrototypeOf(genuine));
  apply(setOriginal, originals, [made, genuine]);
  defineProperty(home, key, { ...descriptor, value: made });
  return () => {
    // Somebody who wrapped ours in between keeps what they have; ours then only calls the original.
    const now = getOwnPropertyDescriptor(home, key);
    if (now?.value === made) defineProperty(home, key, { ...now, value: genuine });
  };
}

/**
 * Replaces the method `key` of `home` by what `make` makes of it, and gives the way back. Nothing happens where there is none, where it cannot be replaced, or
 * where it is a wrapper already.
 */
export function replaceBuiltIn(
  home: object | undefined,
  key: PropertyKey,
  make: (genuine: Method) => Method,
): () => void {
  const descriptor = home && getOwnPropertyDescriptor(home, key);
  const genuine = descriptor?.value as Method | undefined;
  if (!home || !descriptor?.configurable || typeof genuine !== 'function' || originalOf(genuine) !== genuine)
    return () => {};
  return put(home, key, make(genuine), genuine);
}

/** Wraps the method `key` of `home`: counted while somebody listens, called as it is otherwise. */
export const wrapMethod = (
  home: object | undefined,
  key: PropertyKey,
  name: string,
  listener: WalkListener,
  counting: Counting,
): (() => void) =>
  replaceBuiltIn(home, key, (genuine) => {
    const counted = counting(genuine, (elements) => tellWalk(listener, name, elements));
    // A method of an object literal, like a built-in, cannot be called with `new` and has no `prototype`.
    const { made } = {
      made(this: unknown, ...given: unknown[]): unknown {
        if (listener.onWalk === undefined || telling) return apply(genuine, this, given);
        return counted(this, given);
      },
    };
    return made;
  });

/** Wraps all methods of a table. */
export const wrapMethods = (
  home: object | undefined,
  table: Countings,
  listener: WalkListener,
  prefix = '',
): (() => void)[] =>
  Object.entries(table).map(([key, counting]) => wrapMethod(home, key, `${prefix}${key}`, listener, counting));
