// Two 32-bit lanes: among the 65,536 values that a shape keeps, one pair in four million runs shares its 53 bits.
let high = 0;
let low = 0;

function mix(value: number): void {
  high = Math.imul(high ^ value, 0x85ebca6b);
  high ^= high >>> 13;
  low = Math.imul(low + value, 0xc2b2ae35);
  low ^= low >>> 16;
}

/** Characters or bytes of a value that are read: of a longer one its beginning, its end and its length. */
const read = 512;

function mixText(text: string): void {
  const { length } = text;
  mix(length);
  const head = length <= 2 * read ? length : read;
  for (let index = 0; index < head; index += 1) mix(text.charCodeAt(index));
  for (let index = Math.max(head, length - read); index < length; index += 1) mix(text.charCodeAt(index));
}

function mixBytes(bytes: Uint8Array): void {
  const { length } = bytes;
  mix(length);
  const head = length <= 2 * read ? length : read;
  for (let index = 0; index < head; index += 1) mix(bytes[index] as number);
  for (let index = Math.max(head, length - read); index < length; index += 1) mix(bytes[index] as number);
}

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

// Instances of the user's classes: their getters are not called, so they are told apart by identity.
const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function mixObject(value: object, depth: number): void {
  if (depth > 4) return mix(11);
  if (Array.isArray(value)) {
    mix(value.length);
    for (let index = 0; index < value.length && index < 1000; index += 1) mixValue(value[index], depth + 1);
    return;
  }
  if (ArrayBuffer.isView(value)) return mixBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Date]') return mixValue(Date.prototype.getTime.call(value), depth);
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) {
    for (const [key, entry] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
      mixText(key);
      mixValue(entry.value, depth + 1);
    }
    return;
  }
  let identity = identities.get(value);
  if (identity === undefined) {
    lastIdentity += 1;
    identity = lastIdentity;
    identities.set(value, identity);
  }
  mix(identity);
}

function mixValue(value: unknown, depth: number): void {
  switch (typeof value) {
    case 'number':
      if ((value | 0) === value) {
        mix(2);
        mix(value);
      } else {
        double[0] = value;
        mix(3);
        mix(words[0] as number);
        mix(words[1] as number);
      }
      return;
    case 'string':
      mix(4);
      return mixText(value);
    case 'boolean':
      return mix(value ? 5 : 6);
    case 'bigint':
      mix(7);
      return mixText(value.toString());
    case 'object':
      if (value === null) return mix(8);
      mix(9);
      return mixObject(value, depth);
    default:
      return mix(10);
  }
}

/** A number for a statement's text and values, by which equal ones are known without being kept. */
export function hashValues(textHash: number, values: readonly unknown[] | undefined): number {
  high = textHash | 0;
  low = ~high;
  if (values) for (let index = 0; index < values.length; index += 1) mixValue(values[index], 0);
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

/** A number for a text. */
export function hashText(text: string): number {
  high = 17;
  low = 19;
  mix(text.length);
  for (let index = 0; index < text.length; index += 1) mix(text.charCodeAt(index));
  return high;
}
