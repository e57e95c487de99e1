import { types } from 'node:util';

/*
 * What can be known of a value without running a user's code: no getter, no trap of a proxy, no `valueOf`. The wrappers ask nothing else, so that a subject
 * sees each of its hooks run as often as without them. What cannot be known so counts as nothing: a proxy's traps are statements, which are counted.
 */

const { isProxy } = types;
const { apply } = Reflect;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { isArray } = Array;
const { max, min, trunc } = Math;
const getterOf = (home: object, key: PropertyKey): (() => unknown) =>
  getOwnPropertyDescriptor(home, key)?.get as () => unknown;
const typedArray = getPrototypeOf(Uint8Array.prototype) as object;
const typedLength = getterOf(typedArray, 'length') as () => number;
const typedName = getterOf(typedArray, Symbol.toStringTag) as () => string | undefined;
const mapSize = getterOf(Map.prototype, 'size') as () => number;
const setSize = getterOf(Set.prototype, 'size') as () => number;
const { isMap, isSet } = types;
const none: readonly never[] = [];

/** An array of any realm that is no proxy: its `length` is a plain property. */
export const isPlainArray = (value: unknown): value is unknown[] => isArray(value) && !isProxy(value);

/** The length of a typed array or Buffer; undefined for anything else. */
export function lengthOfTyped(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || apply(typedName, value, none) === undefined) return undefined;
  return apply(typedLength, value, none);
}

/** The number of entries of a Map or Set; undefined for anything else. */
export function sizeOf(value: unknown): number | undefined {
  if (isMap(value)) return apply(mapSize, value, none);
  if (isSet(value)) return apply(setSize, value, none);
  return undefined;
}

/** The length that an array method finds at its receiver; 0 where only the user's code knows it. */
export function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || isProxy(value)) return 0;
  if (isArray(value)) return value.length;
  const typed = lengthOfTyped(value);
  if (typed !== undefined) return typed;
  for (let home: unknown = value; home && !isProxy(home); home = getPrototypeOf(home)) {
    const own = getOwnPropertyDescriptor(home, 'length');
    if (own) return typeof own.value === 'number' && own.value > 0 ? min(trunc(own.value), 2 ** 53 - 1) : 0;
  }
  return 0;
}

/** Does converting it to a number or a string run no code of the user's? */
export const isPrimitive = (value: unknown): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'function');

const toWhole = (value: unknown): number => {
  if (typeof value === 'number') return trunc(value) || 0;
  if (!isPrimitive(value) || typeof value === 'symbol' || typeof value === 'bigint') return 0;
  return trunc(Number(value)) || 0;
};

/** Where a relative position such as -1 lies in `length` elements; `absent` when none was given. */
export function position(given: unknown, length: number, absent: number): number {
  if (given === undefined) return absent;
  const whole = toWhole(given);
  return whole < 0 ? max(0, length + whole) : min(whole, length);
}

/** A count of elements as given, from 0 to `most`. */
export const amount = (given: unknown, most: number): number => min(max(0, toWhole(given)), max(0, most));
