import { inspect } from 'node:util';
import fc from 'fast-check';

/** Keeps in text what a call did to everything that it could touch. */
export type Log = string[];

/** Makes a value anew for each of two calls that are compared: what belongs to one call tells its log of what is done to it. */
export type Maker = (log: Log) => unknown;

const shown = (value: unknown): string => inspect(value, { depth: 4, customInspect: false });

const { apply } = Reflect;
const shared = Object.freeze({ an: 'object' });

/** What stands in a list. */
export const element: fc.Arbitrary<unknown> = fc.constantFrom(
  0,
  -0,
  1,
  2,
  3,
  Number.NaN,
  undefined,
  null,
  'a',
  'b',
  '',
  true,
  shared,
  4n,
  Symbol.iterator,
);

/** What may be given for a number: a position, a count. */
export const numberLike: fc.Arbitrary<Maker> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -8, max: 8 }).map((n) => () => n) },
  fc
    .constantFrom(
      undefined,
      null,
      Number.NaN,
      -0,
      1.7,
      -2.5,
      Infinity,
      -Infinity,
      '2',
      '-1',
      'x',
      true,
      3n,
      Symbol.species,
    )
    .map((value) => () => value),
  fc.integer({ min: -5, max: 5 }).map((n) => (log: Log) => ({
    valueOf: () => (log.push(`valueOf ${n}`), n),
  })),
  fc.constant((log: Log) => ({
    valueOf: () => {
      log.push('valueOf throws');
      throw new RangeError('no number');
    },
  })),
);

/** A callback that tells what it was given and may change the receiver, stop with an error, or find. */
export const callback: fc.Arbitrary<Maker> = fc
  .record({
    at: fc.integer({ min: 0, max: 5 }),
    does: fc.constantFrom('nothing', 'find', 'throw', 'push', 'pop', 'truthy', 'list'),
  })
  .map(({ at, does }) => (log) => {
    let calls = 0;
    return function (this: unknown, ...given: unknown[]) {
      const all = given.at(-1) as unknown[];
      log.push(`callback of ${shown(this)} with ${given.length}: ${given.slice(0, -1).map(shown).join()}`);
      const now = calls++ === at;
      if (does === 'throw' && now) throw new TypeError('stopped');
      if (does === 'push' && now && Array.isArray(all)) all.push('pushed');
      if (does === 'pop' && now && Array.isArray(all)) all.pop();
      if (does === 'list' && calls < 20) return [given[0], [1]];
      return does === 'truthy' || (does === 'find' && now);
    };
  });

/** A comparator by text, or one that stops. */
export const comparator: fc.Arbitrary<Maker> = fc
  .constantFrom('text', 'throw', 'none', 'no function')
  .map((kind) => (log) => {
    if (kind === 'none') return undefined;
    if (kind === 'no function') return 'no function';
    return function (this: unknown, ...given: unknown[]) {
      log.push(`compare of ${shown(this)}: ${given.map(shown).join()}`);
      if (kind === 'throw' && log.length > 4) throw new Error('incomparable');
      return shown(given[0]) < shown(given[1]) ? -1 : 1;
    };
  });

class Sub<T> extends Array<T> {}
class Other<T> extends Array<T> {
  static override get [Symbol.species](): ArrayConstructor {
    return Sub as never;
  }
}

function recording(target: object, log: Log): object {
  const handler: ProxyHandler<object> = {};
  for (const trap of Object.getOwnPropertyNames(Reflect) as (keyof ProxyHandler<object>)[])
    handler[trap] = ((...given: unknown[]) => {
      log.push(`${trap} ${String(given[1])}`);
      return (Reflect[trap] as (...given: unknown[]) => unknown)(...given);
    }) as never;
  return new Proxy(target, handler);
}

const holed = (elements: readonly unknown[], holes: readonly number[], list: unknown[] = []): unknown[] => {
  for (const one of elements) list[list.length] = one;
  for (const at of holes) if (at < list.length) Reflect.deleteProperty(list, at);
  return list;
};

/** Receivers of array methods: lists with holes, subclasses, frozen ones, ones with getters, array-likes, proxies, texts, typed arrays and misuse. */
export const listLike: fc.Arbitrary<Maker> = fc
  .record({
    elements: fc.array(element, { maxLength: 9 }),
    holes: fc.array(fc.nat(8), { maxLength: 3 }),
    kind: fc.constantFrom(
      'array',
      'array',
      'array',
      'subclass',
      'species',
      'constructor',
      'frozen',
      'getters',
      'like',
      'like with getter',
      'proxy',
      'proxy of proxy',
      'prototype',
      'null prototype',
      'text',
      'arguments',
      'typed',
      'float',
      'undefined',
      'number',
      'function',
      'nested',
    ),
  })
  .map(({ elements, holes, kind }) => (log) => {
    const list = holed(elements, holes);
    switch (kind) {
      case 'subclass':
        return holed(elements, holes, new Sub());
      case 'species':
        return holed(elements, holes, new Other());
      case 'constructor':
        return Object.defineProperty(list, 'constructor', { get: () => (log.push('constructor'), Array) });
      case 'frozen':
        return Object.freeze(list);
      case 'getters': {
        for (let i = 0; i < list.length; i += 2)
          Object.defineProperty(list, i, {
            get: () => (log.push(`get ${i}`), elements[i]),
            set: () => log.push(`set ${i}`),
            configurable: true,
          });
        return list;
      }
      case 'like':
        return { ...list, length: list.length };
      case 'like with getter':
        return {
          ...list,
          get length() {
            return log.push('length'), elements.length;
          },
        };
      case 'proxy':
        return recording(list, log);
      case 'proxy of proxy':
        return recording(recording(list, log), log);
      case 'prototype':
        return Object.setPrototypeOf(list, recording({ __proto__: Array.prototype, 1: 'inherited' }, log));
      case 'null prototype':
        return Object.setPrototypeOf(list, null);
      case 'text':
        return elements.map(String).join('');
      case 'arguments':
        return (function (..._: unknown[]) {
          // biome-ignore lint/complexity/noArguments: it is what is tested.
          return arguments;
        })(...elements);
      case 'typed':
        return Int8Array.from(elements.map((one) => (typeof one === 'number' ? one : 1)));
      case 'float':
        return Float64Array.from(elements.map((one) => (typeof one === 'number' ? one : Number.NaN)));
      case 'undefined':
        return undefined;
      case 'number':
        return 3;
      case 'function':
        return Object.assign((_: unknown, __: unknown) => {}, list);
      case 'nested':
        return [list, [list, [elements]], 1];
      default:
        return list;
    }
  });

/** Calls a built-in and tells everything that can be seen of it. */
export function seen(method: (...given: never[]) => unknown, receiver: Maker, given: readonly Maker[]): string[] {
  const log: Log = [];
  const self = receiver(log);
  const list = given.map((make) => make(log));
  log.length = 0;
  let outcome: string;
  try {
    const result = apply(method, self, list);
    const prototype = result !== null && typeof result === 'object' ? Object.getPrototypeOf(result) : undefined;
    outcome = `${result === self ? 'the receiver' : shown(result)} ${prototype === Sub.prototype ? 'a Sub' : ''}`;
    // What an iterator gives is seen when it is asked.
    if (prototype && typeof (result as Iterator<unknown>).next === 'function')
      for (let i = 0; i < 4; i++) outcome += shown((result as Iterator<unknown>).next());
  } catch (error) {
    outcome = `${(error as Error).constructor?.name}: ${(error as Error).message}`;
  }
  const after = shown(self);
  return [outcome, after, ...log];
}
