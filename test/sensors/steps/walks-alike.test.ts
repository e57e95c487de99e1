import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type WalkListener, watchWalks } from '../../../src/sensors/steps/walks/index.js';
import { callback, comparator, element, listLike, type Maker, numberLike, seen } from './receivers.js';

type Built = (...given: never[]) => unknown;
const typed = Object.getPrototypeOf(Uint8Array);
const homes: Record<string, object> = {
  'Array.prototype': Array.prototype,
  'TypedArray.prototype': typed.prototype,
  'String.prototype': String.prototype,
  'Set.prototype': Set.prototype,
  'Map.prototype': Map.prototype,
  'Buffer.prototype': Buffer.prototype,
  Array,
  Object,
  Reflect,
  JSON,
  Buffer,
  globalThis,
  'Function.prototype': Function.prototype,
};
const before = new Map<string, Built>();
for (const [home, holder] of Object.entries(homes))
  for (const key of Object.getOwnPropertyNames(holder)) {
    const value = Object.getOwnPropertyDescriptor(holder, key)?.value;
    if (typeof value === 'function') before.set(`${home}:${key}`, value);
  }

let walked = 0;
const listener: WalkListener = { onWalk: undefined };
const restore = watchWalks(globalThis, listener);
afterAll(() => restore());

const wrapped = [...before].flatMap(([name, original]) => {
  const [home, key] = name.split(':') as [string, string];
  const now = (homes[home] as Record<string, Built>)[key] as Built;
  return now === original ? [] : [{ home, key, original, now }];
});

const value: fc.Arbitrary<Maker> = element.map((one) => () => one);
const list = fc.array(element, { maxLength: 6 }).map((all) => () => [...all]);
const text = fc
  .string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '😀', '$&'), maxLength: 40 })
  .map((all) => () => all);
const pattern = fc.constantFrom<Maker>(
  () => /a+/g,
  () => /b/,
  () => /(a)|é/dy,
  (log) => ({
    [Symbol.replace]: () => (log.push('Symbol.replace'), 'own'),
    [Symbol.split]: () => (log.push('Symbol.split'), ['own']),
    toString: () => (log.push('toString'), 'a'),
  }),
);
const set = fc.array(element, { maxLength: 6 }).map((all) => () => new Set(all));
const map = fc.array(fc.tuple(element, element), { maxLength: 6 }).map((all) => () => new Map(all));
const setLike: Maker = (log) => ({
  get size() {
    return log.push('size'), 2;
  },
  has: (one: unknown) => (log.push(`has ${String(one)}`), one === 1),
  keys: () => (log.push('keys'), [1, 3].values()),
});
const bytes = fc.uint8Array({ maxLength: 40 }).map((all) => () => Buffer.from(all.slice().buffer));
const whole: fc.Arbitrary<Maker> = fc.integer({ min: -9, max: 9 }).map((n) => () => n);
const record: fc.Arbitrary<Maker> = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', '1', 'toJSON'), element)
  .map(
    (all) => (log) =>
      Object.defineProperty({ ...all }, 'watched', { enumerable: true, get: () => (log.push('get'), 7) }),
  );

const receivers: Record<string, fc.Arbitrary<Maker>> = {
  'TypedArray.prototype': fc.oneof(
    fc.constantFrom<Maker>(
      () => new Uint8Array([1, 2, 3, 2]),
      () => new Float32Array([1, Number.NaN, 3]),
      () => new BigInt64Array(2),
    ),
    bytes,
    listLike,
  ),
  'String.prototype': fc.oneof(
    { weight: 4, arbitrary: text },
    listLike,
    fc.constant<Maker>((log) => ({ toString: () => (log.push('toString'), 'abba') })),
  ),
  'Set.prototype': fc.oneof(set, map, listLike),
  'Map.prototype': fc.oneof(map, set),
  // Node itself aborts on some other receivers and arguments.
  'Buffer.prototype': bytes,
  'Function.prototype': fc.constantFrom<Maker>(
    () => Math.max,
    () => String,
    () => undefined,
    () =>
      (...all: unknown[]) =>
        all,
  ),
};
const given = fc.oneof(
  callback,
  comparator,
  numberLike,
  value,
  list,
  text,
  pattern,
  set,
  map,
  bytes,
  record,
  listLike,
  fc.constant(setLike),
);

test('there is something to compare', () => {
  expect(wrapped.length).toBeGreaterThan(130);
});

describe('wrapped built-ins do what they did', () => {
  test.each(wrapped.map((one) => [`${one.home}.${one.key}`, one] as const))('%s', (_, { home, key, original, now }) => {
    const receiver =
      receivers[home] ??
      (home.endsWith('prototype')
        ? listLike
        : fc.constant<Maker>(() => (home === 'globalThis' ? undefined : homes[home])));
    // The first argument is mostly what the method asks for.
    const first = /find|some|every|filter|map|reduce|forEach/i.test(key)
      ? callback
      : /sort/i.test(key)
        ? comparator
        : /ndexOf|includes/.test(key)
          ? value
          : given;
    fc.assert(
      fc.property(
        receiver,
        home === 'Buffer.prototype' ? fc.oneof(bytes, text) : fc.oneof({ weight: 3, arbitrary: first }, given),
        home === 'Buffer.prototype'
          ? fc.array(whole, { maxLength: 1 })
          : fc.array(fc.oneof(numberLike, given), { maxLength: 3 }),
        (self, head, tail) => {
          const all = tail.length === 3 ? [] : [head, ...tail];
          const was = seen(original, self, all);
          listener.onWalk = (_, elements) => {
            walked += elements;
            if (!(elements > 0 && Number.isFinite(elements))) throw new Error(`walked ${elements}`);
          };
          try {
            const is = seen(now, self, all);
            listener.onWalk = undefined;
            expect(is).toEqual(was);
          } finally {
            listener.onWalk = undefined;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  test('and told something', () => expect(walked).toBeGreaterThan(10_000));
});
