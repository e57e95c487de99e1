import { characters } from './characters.js';
import { after } from './combine.js';
import { amount, lengthOf, lengthOfTyped, position } from './quiet.js';
import { type Counting, type Countings, type WalkListener, wrapMethods } from './wrap.js';

type Count = Parameters<typeof after>[0];

/** Bytes are charged like characters. */
const bytes = (count: Count): Counting =>
  after((length, given, result, receiver) => characters(count(length, given, result, receiver)));
const whole = bytes((length) => length);
const asResult = bytes((_, __, result) => lengthOf(result));
const told = bytes((_, __, written) => written as number);

/** The bytes that two have in common from their start, and the first that differs. */
function commonStart(a: unknown, b: unknown): number {
  const most = Math.min(lengthOfTyped(a) ?? 0, lengthOfTyped(b) ?? 0);
  let alike = 0;
  while (alike < most && (a as Uint8Array)[alike] === (b as Uint8Array)[alike]) alike++;
  return Math.min(alike + 1, most);
}

const compare = bytes((_, given, __, receiver) => commonStart(receiver, given[0]));

/** `equals` of two lengths is told at once. */
const equals = bytes((length, given, _, receiver) =>
  length === lengthOf(given[0]) ? commonStart(receiver, given[0]) : 1,
);

/** A search from the start given; `includes` does not say where it found, so it is charged up to the end. */
const search = bytes((length, given, found) => {
  const start = position(given[1], length, 0);
  if (typeof found !== 'number' || found < 0) return length - start;
  return found - start + 1;
});

const methods: Countings = {
  // What was copied.
  copy: told,
  compare,
  equals,
  indexOf: search,
  includes: search,
  lastIndexOf: bytes((length, _, found) => ((found as number) < 0 ? length : length - (found as number))),
  fill: whole,
  toString: asResult,
  write: told,
  swap16: whole,
  swap32: whole,
  swap64: whole,
};

const statics: Countings = {
  concat: asResult,
  // Memory that is shared is not copied.
  from: bytes((_, given, made) => (typeof given[0] === 'object' && lengthOf(given[0]) === 0 ? 0 : lengthOf(made))),
  copyBytesFrom: asResult,
  alloc: bytes((_, given) => amount(given[0], 2 ** 53)),
  byteLength: bytes((_, given) => lengthOf(given[0])),
  compare: bytes((_, given) => commonStart(given[0], given[1])),
};

/** Wraps Buffer, and what writes and reads its texts. A Jest realm has the outer realm's, which is wrapped once. */
export function wrapBuffers(realm: typeof globalThis, listener: WalkListener): (() => void)[] {
  const { Buffer, TextDecoder, TextEncoder } = realm;
  return [
    ...wrapMethods(Buffer?.prototype, methods, listener),
    ...wrapMethods(Buffer, statics, listener, 'Buffer.'),
    ...wrapMethods(TextEncoder?.prototype, { encode: asResult }, listener, 'TextEncoder.'),
    ...wrapMethods(TextDecoder?.prototype, { decode: asResult }, listener, 'TextDecoder.'),
  ];
}
