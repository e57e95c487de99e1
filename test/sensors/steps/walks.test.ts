import { afterAll, describe, expect, test } from 'vitest';
import { listener, restore, walksOf } from './walked.js';

afterAll(() => restore());

const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const tenOf = (): number[] => Array.from(ten);
const text = '0123456789'.repeat(10);
/** What the compiler's library does not know yet. */
const newer = (value: object) => value as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>;
class List<T> extends Array<T> {}

describe('arrays', () => {
  test.each<[string, () => unknown, Record<string, number>]>([
    ['includes that finds at index 3', () => ten.includes(3), { includes: 4 }],
    ['includes that does not find', () => ten.includes(11), { includes: 10 }],
    ['includes from an index', () => ten.includes(8, 5), { includes: 4 }],
    ['includes from the end', () => ten.includes(11, -3), { includes: 3 }],
    ['includes of NaN', () => [1, Number.NaN, 2].includes(Number.NaN), { includes: 2 }],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
    ['includes of a hole', () => [1, , 2].includes(undefined), { includes: 2 }],
    ['includes of an empty array', () => [].includes(1 as never), {}],
    ['includes in a subclass', () => List.of(4, 5, 6).includes(5), { 'Array.of': 3, includes: 2 }],
    ['indexOf', () => ten.indexOf(3), { indexOf: 4 }],
    ['indexOf from an index', () => ten.indexOf(11, 4), { indexOf: 6 }],
    ['lastIndexOf', () => ten.lastIndexOf(3), { lastIndexOf: 7 }],
    ['lastIndexOf not found', () => ten.lastIndexOf(11), { lastIndexOf: 10 }],
    ['lastIndexOf from an index', () => ten.lastIndexOf(1, 4), { lastIndexOf: 4 }],
    ['lastIndexOf from the end', () => ten.lastIndexOf(11, -4), { lastIndexOf: 7 }],
    ['find', () => ten.find((x) => x === 2), { find: 3 }],
    ['findLast', () => ten.findLast((x) => x === 2), { findLast: 8 }],
    ['findIndex', () => ten.findIndex((x) => x > 20), { findIndex: 10 }],
    ['findLastIndex', () => ten.findLastIndex((x) => x > 8), { findLastIndex: 1 }],
    ['some', () => ten.some((x) => x === 4), { some: 5 }],
    ['every', () => ten.every((x) => x < 4), { every: 5 }],
    ['filter', () => ten.filter(Boolean), { filter: 10 }],
    ['map', () => ten.map(String), { map: 10 }],
    ['forEach', () => ten.forEach(() => {}), { forEach: 10 }],
    ['reduce', () => ten.reduce((a, b) => a + b), { reduce: 10 }],
    ['reduceRight', () => ten.reduceRight((a, b) => a + b), { reduceRight: 10 }],
    ['slice', () => ten.slice(2, 5), { slice: 3 }],
    ['slice of all', () => ten.slice(), { slice: 10 }],
    ['slice from the end', () => ten.slice(-3), { slice: 3 }],
    ['splice that shifts', () => tenOf().splice(2, 1), { 'Array.from': 10, iteration: 10, splice: 8 }],
    ['splice that replaces', () => tenOf().splice(2, 1, 7), { 'Array.from': 10, iteration: 10, splice: 2 }],
    ['splice to the end', () => tenOf().splice(4), { 'Array.from': 10, iteration: 10, splice: 6 }],
    ['splice at the end', () => tenOf().splice(9, 1), { 'Array.from': 10, iteration: 10, splice: 1 }],
    ['concat', () => ten.concat(ten, [1]), { concat: 21 }],
    ['join', () => ten.join(), { join: 10 }],
    ['a template', () => `${ten as unknown as string}`, { join: 10 }],
    ['reverse', () => tenOf().reverse(), { 'Array.from': 10, iteration: 10, reverse: 10 }],
    ['toReversed', () => ten.toReversed(), { toReversed: 10 }],
    ['sort without comparator', () => ten.sort(), { sort: 40 }],
    ['toSorted without comparator', () => ten.toSorted(), { toSorted: 40 }],
    ['sort of what is sorted', () => ten.sort((a, b) => a - b), { sort: 9 }],
    ['toSpliced', () => ten.toSpliced(1, 2), { toSpliced: 8 }],
    ['with', () => ten.with(1, 2), { with: 10 }],
    ['flat', () => [ten, ten, [[1]]].flat(), { flat: 24 }],
    ['flatMap', () => ten.flatMap((x) => [x, x]), { flatMap: 30 }],
    ['fill', () => new Array(10).fill(0), { fill: 10 }],
    ['fill of a part', () => new Array(10).fill(0, 2, 4), { fill: 2 }],
    ['copyWithin', () => new Array(10).copyWithin(0, 7), { copyWithin: 3 }],
    ['shift', () => tenOf().shift(), { 'Array.from': 10, iteration: 10, shift: 9 }],
    ['unshift', () => tenOf().unshift(1, 2), { 'Array.from': 10, iteration: 10, unshift: 12 }],
    ['push and pop', () => (ten.push(1), ten.pop(), ten.at(-1)), {}],
    ['Array.from of a length', () => Array.from({ length: 10 }, (_, i) => i), { 'Array.from': 10 }],
    ['Array.of', () => Array.of(1, 2, 3), { 'Array.of': 3 }],
    ['spread', () => [...ten], { iteration: 10 }],
    ['spread arguments', () => Math.max(...ten), { iteration: 10 }],
    ['applied arguments', () => Math.max.apply(null, ten), { apply: 2 }],
    ['destructuring', () => (([a, b]) => [a, b])(ten), { iteration: 2 }],
    ['a rest', () => (([, ...rest]) => rest)(ten), { iteration: 10 }],
    ['entries', () => [...ten.entries()], { iteration: 10 }],
    [
      'for of, left early',
      () => {
        for (const x of ten) if (x === 3) return;
      },
      { iteration: 4 },
    ],
    ['typed arrays', () => Uint8Array.from(ten).includes(3), { 'TypedArray.from': 10, iteration: 10, includes: 4 }],
    ['typed set', () => new Uint8Array(20).set(ten, 3), { set: 10 }],
    ['typed sort', () => new Float64Array(7).sort(), { sort: 21 }],
  ])('%s', (_, call, walked) => expect(walksOf(call)).toEqual(walked));
});

describe('strings: one element up to 32 characters, then one for each', () => {
  test.each<[string, () => unknown, Record<string, number>]>([
    ['includes near', () => text.includes('5'), { includes: 1 }],
    ['includes far', () => `${text}x`.includes('x'), { includes: 70 }],
    ['includes not', () => text.includes('x'), { includes: 69 }],
    ['indexOf from', () => text.indexOf('x', 60), { indexOf: 9 }],
    ['lastIndexOf', () => text.lastIndexOf('9'), { lastIndexOf: 1 }],
    ['startsWith', () => text.startsWith('012'), { startsWith: 1 }],
    ['split', () => text.split('5'), { split: 69 }],
    ['split with a limit', () => text.split('5', 1), { split: 1 }],
    ['replace', () => text.replace('x', 'y'), { replace: 69 }],
    ['replaceAll', () => text.replaceAll('9', '99'), { replaceAll: 79 }],
    ['repeat', () => 'ab'.repeat(100), { repeat: 169 }],
    ['padStart', () => 'ab'.padStart(132), { padStart: 101 }],
    ['trim', () => ` ${text} `.trim(), { trim: 1 }],
    ['slice', () => text.slice(4), {}],
    ['localeCompare', () => text.localeCompare(`${text}x`), { localeCompare: 69 }],
    ['toLowerCase', () => text.toLowerCase(), { toLowerCase: 69 }],
    ['characters', () => [...text], { iteration: 100 }],
    ['encodeURIComponent', () => encodeURIComponent(text), { encodeURIComponent: 69 }],
  ])('%s', (_, call, walked) => expect(walksOf(call)).toEqual(walked));
});

describe('collections, objects, data', () => {
  const set = new Set(ten);
  const map = new Map(ten.map((x) => [x, x]));
  const byName = Object.fromEntries(ten.map((x) => [`k${x}`, x]));
  test.each<[string, () => unknown, Record<string, number>]>([
    ['new Set', () => new Set(ten), { iteration: 10 }],
    ['new Set of a Set', () => new Set(set), { iteration: 10 }],
    // Each pair is read by its indices, not iterated.
    [
      'new Map',
      () =>
        new Map([
          [1, 2],
          [3, 4],
        ]),
      { iteration: 2 },
    ],
    ['Set forEach', () => set.forEach(() => {}), { forEach: 10 }],
    ['Map forEach', () => map.forEach(() => {}), { forEach: 10 }],
    ['Map iteration', () => [...map.values()], { iteration: 10 }],
    ['has and get', () => (map.get(1), set.has(3)), {}],
    ['union', () => newer(set).union?.(new Set([1, 2])), { iteration: 4, union: 10 }],
    ['intersection', () => newer(set).intersection?.(new Set([1, 2])), { iteration: 4 }],
    ['Object.keys', () => Object.keys(byName), { 'Object.keys': 10 }],
    ['Object.entries', () => Object.entries(byName), { 'Object.entries': 10 }],
    ['Object.assign', () => Object.assign({}, byName, null, { a: 1 }), { 'Object.assign': 11 }],
    ['Object.fromEntries', () => Object.fromEntries(map), { iteration: 10 }],
    ['Object.freeze', () => Object.freeze({ a: 1, b: 2 }), { 'Object.freeze': 2 }],
    ['Object.groupBy', () => newer(Object).groupBy?.(ten, (x: number) => x % 2), { iteration: 10 }],
    ['JSON.stringify', () => JSON.stringify({ a: [1, 2, 'x'], b: null }), { 'JSON.stringify': 6 }],
    ['JSON.stringify of a long text', () => JSON.stringify({ a: text }), { 'JSON.stringify': 70 }],
    ['JSON.stringify of nothing', () => JSON.stringify(undefined), { 'JSON.stringify': 1 }],
    ['JSON.parse', () => JSON.parse('[[1,2],{"a":"x"}]'), { 'JSON.parse': 6 }],
    ['structuredClone', () => structuredClone({ a: map, b: set }), { structuredClone: 33 }],
    [
      'Buffer.concat',
      () => Buffer.concat([Buffer.alloc(60), Buffer.alloc(72)]),
      { 'Buffer.alloc': 70, 'Buffer.concat': 101 },
    ],
    ['Buffer equals', () => Buffer.alloc(132).equals(Buffer.alloc(132)), { 'Buffer.alloc': 202, equals: 101 }],
    ['TextEncoder', () => new TextEncoder().encode(text), { 'TextEncoder.encode': 69 }],
  ])('%s', (_, call, walked) => expect(walksOf(call)).toEqual(walked));
});

test('a listener that walks itself is not told of it', () => {
  const told: string[] = [];
  listener.onWalk = (name) => {
    told.push([name, ...'x'].includes('x') ? name : '');
  };
  ten.includes(3);
  listener.onWalk = undefined;
  expect(told).toEqual(['includes']);
});

test('wrappers look like what they wrap', () => {
  const method = Array.prototype.includes;
  expect(Function.prototype.toString.call(method)).toBe('function includes() { [native code] }');
  expect(String(Function.prototype.toString)).toBe('function toString() { [native code] }');
  expect([method.name, method.length, Object.getOwnPropertyNames(method)]).toEqual(['includes', 1, ['length', 'name']]);
  expect(Object.getOwnPropertyDescriptor(Array.prototype, 'includes')).toEqual({
    value: method,
    writable: true,
    enumerable: false,
    configurable: true,
  });
  expect(() => Reflect.construct(method as never, [])).toThrow('is not a constructor');
});
