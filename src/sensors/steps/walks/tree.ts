import { types } from 'node:util';
import { characters } from './characters.js';
import { isPlainArray, lengthOfTyped } from './quiet.js';

const { isAnyArrayBuffer, isMap, isProxy, isSet } = types;
const { getOwnPropertyDescriptor, keys } = Object;
const mapEach = Map.prototype.forEach;
const setEach = Set.prototype.forEach;
const { apply } = Reflect;
const addTo = Set.prototype.add;
const isIn = Set.prototype.has;

/** What a property holds, without running a getter. */
const held = (home: object, key: string): unknown => getOwnPropertyDescriptor(home, key)?.value;

/**
 * The values in a tree or graph of data, such as JSON.parse and structuredClone make: each primitive, array, object and entry counts one, a long string and
 * binary data as their characters and bytes. What a getter or proxy would give is not asked for.
 */
export function valuesIn(root: unknown): number {
  if (typeof root === 'string') return characters(root.length);
  if (typeof root !== 'object' || root === null) return 1;
  const seen = new Set<object>();
  const left: object[] = [];
  let count = 0;
  const meet = (value: unknown): void => {
    count++;
    if (typeof value === 'string') count += characters(value.length) - Math.min(value.length, 1);
    if (typeof value !== 'object' || value === null || isProxy(value) || apply(isIn, seen, [value])) return;
    apply(addTo, seen, [value]);
    left[left.length] = value;
  };
  meet(root);
  while (left.length > 0) {
    const value = left[left.length - 1] as object;
    left.length--;
    const bytes = lengthOfTyped(value) ?? (isAnyArrayBuffer(value) ? value.byteLength : undefined);
    if (bytes !== undefined) count += characters(bytes);
    else if (isPlainArray(value)) for (let i = 0; i < value.length; i++) meet(value[i]);
    else if (isMap(value)) {
      apply(mapEach, value, [
        (one: unknown, key: unknown) => {
          meet(key);
          meet(one);
        },
      ]);
    } else if (isSet(value)) apply(setEach, value, [meet]);
    else {
      const names = keys(value);
      for (let i = 0; i < names.length; i++) meet(held(value, names[i] as string));
    }
  }
  return count;
}
