import { characters } from './characters.js';
import { amount, isPrimitive, lengthOf, position } from './quiet.js';
import {
  type Counting,
  type Countings,
  call,
  type Method,
  originalOf,
  type WalkListener,
  wrapMethod,
  wrapMethods,
} from './wrap.js';

type Count = (text: string, given: readonly unknown[], result: unknown) => number;

/** Counts characters of a receiver that is a string; any other is converted by the original, once, and what it gives is counted. */
const read =
  (count: Count): Counting =>
  (original, walked) =>
  (receiver, given) => {
    const result = call(original, receiver, given);
    if (typeof receiver === 'string') walked(characters(count(receiver, given, result)));
    else if (typeof result === 'string') walked(characters(result.length));
    return result;
  };

const whole = read((text) => text.length);

/** What is written is as long as the result. */
const written = read((_, __, result) => lengthOf(result));

/** What is longer, that read or that written. */
const rewritten = read((text, _, result) => Math.max(text.length, lengthOf(result)));

/** A search that stops where it found. */
const search = (text: string, given: readonly unknown[], found: unknown): number => {
  const start = position(given[1], text.length, 0);
  return (found as number) < 0 ? text.length - start : (found as number) - start + lengthOf(given[0]);
};

const lastIndexOf = read((text, _, found) => ((found as number) < 0 ? text.length : text.length - (found as number)));

/** `includes` does not say where it found; `indexOf`, asked in its place, does. */
const includes =
  (nativeIndexOf: Method): Counting =>
  (original, walked) =>
  (receiver, given) => {
    if (typeof receiver !== 'string' || typeof given[0] !== 'string' || !isPrimitive(given[1])) {
      const found = call(original, receiver, given);
      walked(characters(lengthOf(receiver)));
      return found;
    }
    const found = call(nativeIndexOf, receiver, given) as number;
    walked(characters(search(receiver, given, found)));
    return found >= 0;
  };

/** How far two strings are alike, and the first difference. */
function commonStart(a: string, b: unknown): number {
  if (typeof b !== 'string') return a.length;
  const most = Math.min(a.length, b.length);
  let alike = 0;
  while (alike < most && a.charCodeAt(alike) === b.charCodeAt(alike)) alike++;
  return Math.min(alike + 1, most);
}

/** With a limit, no more is read than the pieces given; and each piece is written. */
const split: Counting = (original, walked) => (receiver, given) => {
  const pieces = call(original, receiver, given) as unknown[];
  if (typeof receiver !== 'string') return pieces;
  if (given[1] === undefined || amount(given[1], 2 ** 32) > pieces.length) walked(characters(receiver.length));
  else {
    let read = 0;
    for (let i = 0; i < pieces.length; i++) read += lengthOf(pieces[i]) + lengthOf(given[0]);
    walked(characters(Math.min(read, receiver.length)));
  }
  return pieces;
};

/*
 * Not counted: `slice`, `substring`, `substr`, `at`, `concat`. V8 makes none of their characters: a part refers to the whole, a sum to its two parts
 * (measured: half a string of 16 million characters is made as fast as half of one of 16). `repeat` and padding are sums too, charged as what they come to,
 * for what is made to be read has to be written first.
 */
const table: Countings = {
  indexOf: read(search),
  lastIndexOf,
  startsWith: read((text, given) => Math.min(lengthOf(given[0]), text.length)),
  endsWith: read((text, given) => Math.min(lengthOf(given[0]), text.length)),
  split,
  replace: rewritten,
  replaceAll: rewritten,
  repeat: written,
  padStart: written,
  padEnd: written,
  trim: read((text, _, result) => text.length - lengthOf(result) + 2),
  trimStart: read((text, _, result) => text.length - lengthOf(result) + 1),
  trimEnd: read((text, _, result) => text.length - lengthOf(result) + 1),
  localeCompare: read((text, given) => commonStart(text, given[0])),
  toLowerCase: whole,
  toUpperCase: whole,
  toLocaleLowerCase: whole,
  toLocaleUpperCase: whole,
  normalize: rewritten,
  isWellFormed: whole,
  toWellFormed: whole,
};

const longer: Counting = (original, walked) => (receiver, given) => {
  const result = call(original, receiver, given);
  walked(characters(Math.max(lengthOf(given[0]), lengthOf(result))));
  return result;
};

/** Wraps String.prototype, and the global functions that read a string. */
export function wrapStrings(realm: typeof globalThis, listener: WalkListener): (() => void)[] {
  const { prototype } = realm.String;
  return [
    ...wrapMethods(prototype, table, listener),
    wrapMethod(prototype, 'includes', 'includes', listener, includes(originalOf(prototype.indexOf) as Method)),
    ...wrapMethods(
      realm,
      {
        encodeURIComponent: longer,
        decodeURIComponent: longer,
        encodeURI: longer,
        decodeURI: longer,
        escape: longer,
        unescape: longer,
        atob: longer,
        btoa: longer,
      },
      listener,
    ),
  ];
}
