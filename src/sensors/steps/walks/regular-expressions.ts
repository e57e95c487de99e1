import { types } from 'node:util';
import { characters } from './characters.js';
import { isLinear } from './linear-pattern.js';
import { lengthOf } from './quiet.js';
import { type Counting, call, tellUncounted, type WalkListener, wrapMethod } from './wrap.js';

const { isRegExp } = types;
const { apply } = Reflect;
const { getOwnPropertyDescriptor } = Object;
const none: readonly never[] = [];
const getterOf = (key: string): (() => unknown) =>
  getOwnPropertyDescriptor(RegExp.prototype, key)?.get as () => unknown;
const [sourceOf, isGlobal, isSticky] = [getterOf('source'), getterOf('global'), getterOf('sticky')] as const;
const getPlain = Map.prototype.get;
const setPlain = Map.prototype.set;

/** Whether patterns are plain, by their source. */
const plain = new Map<string, boolean>();

function isPlain(regexp: RegExp): boolean {
  const source = apply(sourceOf, regexp, none) as string;
  const known = apply(getPlain, plain, [source]) as boolean | undefined;
  if (known !== undefined) return known;
  const found = isLinear(source);
  apply(setPlain, plain, [source, found]);
  return found;
}

/** Where a search starts, without converting a `lastIndex` of the user's. */
function startOf(regexp: RegExp): number {
  if (!apply(isGlobal, regexp, none) && !apply(isSticky, regexp, none)) return 0;
  const { lastIndex } = regexp;
  return typeof lastIndex === 'number' ? lastIndex : 0;
}

/**
 * Every use of a regular expression comes down to `exec` once that is replaced: `test`, `match`, `matchAll`, `replace`, `search` and `split` call it for each
 * match. What it reads of the text is counted; how often it goes back to try again is not, and said where that is not plain.
 */
const exec =
  (listener: WalkListener): Counting =>
  (original, walked) =>
  (receiver, given) => {
    if (!isRegExp(receiver)) return call(original, receiver, given);
    const start = startOf(receiver);
    const match = call(original, receiver, given) as RegExpExecArray | null;
    const length = match ? match.input.length : lengthOf(given[0]);
    const sticky = apply(isSticky, receiver, none) as boolean;
    const end = match ? match.index + match[0].length : sticky ? start + 1 : length;
    walked(characters(Math.max(1, end - start)));
    if (length > 0 && !isPlain(receiver)) tellUncounted(listener, 'a regular expression', length);
    return match;
  };

/** Wraps RegExp.prototype.exec. */
export const wrapRegExps = (realm: typeof globalThis, listener: WalkListener): (() => void)[] => [
  wrapMethod(realm.RegExp.prototype, 'exec', 'regular expression', listener, exec(listener)),
];
