import { types } from 'node:util';
import { asResult } from './combine.js';
import { lengthOf, lengthOfTyped } from './quiet.js';
import { type Counting, call, type WalkListener, wrapMethods } from './wrap.js';

const { isProxy } = types;
const { keys } = Object;
const { ownKeys } = Reflect;
const { isArray } = Array;

/** How many own properties a value has, the enumerable ones or all; 0 for a proxy, whose traps are counted themselves. */
function propertiesOf(value: unknown, which: (of: object) => readonly unknown[]): number {
  if (typeof value === 'string') return value.length;
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || isProxy(value)) return 0;
  // The keys of a long array are as many texts.
  if (isArray(value) || lengthOfTyped(value) !== undefined) return lengthOf(value);
  return which(value).length;
}

/** Each property of each source is copied. */
const assign: Counting = (original, walked) => (receiver, given) => {
  let properties = 0;
  for (let i = 1; i < given.length; i++) properties += propertiesOf(given[i], keys);
  const result = call(original, receiver, given);
  walked(properties);
  return result;
};

/** Each property of the first argument is walked. */
const properties =
  (which: (of: object) => readonly unknown[]): Counting =>
  (original, walked) =>
  (receiver, given) => {
    const result = call(original, receiver, given);
    walked(propertiesOf(given[0], which));
    return result;
  };

const own = properties(ownKeys);

/** What is not frozen or sealed shows at once, or at its first property. */
const ifSo: Counting = (original, walked) => (receiver, given) => {
  const result = call(original, receiver, given);
  walked(result === true ? propertiesOf(given[0], ownKeys) : 1);
  return result;
};

/** Wraps the functions of Object and Reflect that walk properties. `fromEntries` and `groupBy` walk an iterator. */
export function wrapObjects(realm: typeof globalThis, listener: WalkListener): (() => void)[] {
  return [
    ...wrapMethods(
      realm.Object,
      {
        keys: asResult,
        values: asResult,
        entries: asResult,
        assign,
        freeze: own,
        isFrozen: ifSo,
        seal: own,
        isSealed: ifSo,
        getOwnPropertyNames: asResult,
        getOwnPropertySymbols: asResult,
        getOwnPropertyDescriptors: own,
        defineProperties: (original, walked) => (receiver, given) => {
          const size = propertiesOf(given[1], keys);
          const result = call(original, receiver, given);
          walked(size);
          return result;
        },
      },
      listener,
      'Object.',
    ),
    ...wrapMethods(realm.Reflect, { ownKeys: asResult }, listener, 'Reflect.'),
  ];
}
