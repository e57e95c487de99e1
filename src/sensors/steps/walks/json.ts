import { characters } from './characters.js';
import { valuesIn } from './tree.js';
import { type Counting, call, type WalkListener, wrapMethod } from './wrap.js';

const { parse: parseJson } = JSON;

/** The values read. A reviver may have made others of them, so the text is read once more without. */
const parse: Counting = (original, walked) => (receiver, given) => {
  const result = call(original, receiver, given);
  walked(valuesIn(typeof given[1] === 'function' && typeof given[0] === 'string' ? parseJson(given[0]) : result));
  return result;
};

/** The values written: read from the text, for the input may have getters, `toJSON` or a replacer, which have run once. */
const stringify: Counting = (original, walked) => (receiver, given) => {
  const text = call(original, receiver, given);
  walked(typeof text === 'string' ? valuesOf(text) : 1);
  return text;
};

/** Text indented by something else than white space cannot be read: each character counts. */
function valuesOf(text: string): number {
  try {
    return valuesIn(parseJson(text));
  } catch {
    return characters(text.length);
  }
}

/** The values of the copy. */
const clone: Counting = (original, walked) => (receiver, given) => {
  const copy = call(original, receiver, given);
  walked(valuesIn(copy));
  return copy;
};

/**
 * Wraps JSON and structuredClone. Their elements are values, not characters: the numbers from 1 to n have n × log n digits, and nobody means those.
 */
export const wrapJson = (realm: typeof globalThis, listener: WalkListener): (() => void)[] => [
  wrapMethod(realm.JSON, 'parse', 'JSON.parse', listener, parse),
  wrapMethod(realm.JSON, 'stringify', 'JSON.stringify', listener, stringify),
  wrapMethod(realm, 'structuredClone', 'structuredClone', listener, clone),
];
