/** Any method. */
// biome-ignore lint/suspicious/noExplicitAny: what is patched keeps whatever types it has.
export type Method = (this: any, ...given: any[]) => any;

const original = Symbol.for('perf-matchers.original');

/**
 * Puts `make(original)` in a method's place, alike in name, length and property, and gives the way back. A wrapper of another realm that was left behind (a
 * Jest file that ended without `stopWatching`) is replaced, not wrapped again.
 */
export function replaceMethod(home: object, key: string | symbol, make: (original: Method) => Method): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(home, key);
  const present = descriptor?.value as (Method & { [original]?: Method }) | undefined;
  if (!descriptor || typeof present !== 'function' || !(descriptor.writable || descriptor.configurable))
    return () => {};
  const genuine = present[original] ?? present;
  const wrapper = make(genuine);
  Object.defineProperties(wrapper, {
    name: { value: genuine.name, configurable: true },
    length: { value: genuine.length, configurable: true },
    [original]: { value: genuine },
  });
  Object.defineProperty(home, key, { ...descriptor, value: wrapper });
  return () => {
    // Somebody who wrapped ours in between keeps what they have; ours then does nothing outside a scope.
    if (Object.getOwnPropertyDescriptor(home, key)?.value === wrapper) {
      Object.defineProperty(home, key, { ...descriptor, value: genuine });
    }
  };
}

/** Several ways back as one. */
export const all =
  (undo: readonly (() => void)[]): (() => void) =>
  () => {
    for (const back of undo) back();
  };

/** The object in the prototype chain of `value` that has `key` of its own. */
export function ownerOf(value: unknown, key: string): object | undefined {
  for (let owner = value; owner && (typeof owner === 'object' || typeof owner === 'function'); ) {
    if (Object.hasOwn(owner, key)) return owner;
    owner = Object.getPrototypeOf(owner);
  }
  return undefined;
}
