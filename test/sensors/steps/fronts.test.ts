import { afterAll, expect, test } from 'vitest';
import { listener, restore, walksOf } from './walked.js';

afterAll(() => restore());

function toldOf(call: () => unknown): [string, number] | undefined {
  let told: [string, number] | undefined;
  listener.onUncounted = (what, size) => {
    told ??= [what, size];
  };
  walksOf(call);
  listener.onUncounted = undefined;
  return told;
}

const twenty = Array.from({ length: 20 }, (_, i) => i);
const queue = ['a Map or Set used as a queue', 13];

test.each<[string, () => unknown]>([
  [
    'a Set, its first value deleted',
    () => {
      const set = new Set(twenty);
      while (set.size > 0) set.delete(set.values().next().value as number);
    },
  ],
  [
    'a Set, destructured',
    () => {
      const set = new Set(twenty);
      for (let [first] = set; first !== undefined; [first] = set) set.delete(first);
    },
  ],
  [
    'a Map, by a loop that is left',
    () => {
      const map = new Map(twenty.map((x) => [x, x]));
      while (map.size > 0)
        for (const [key] of map) {
          map.delete(key);
          break;
        }
    },
  ],
])('%s', (_, call) => expect(toldOf(call)).toEqual(queue));

test.each<[string, () => unknown]>([
  [
    'deleted while iterated',
    () => {
      const set = new Set(twenty);
      for (const x of set) set.delete(x);
    },
  ],
  [
    'deleted from the end',
    () => {
      const set = new Set(twenty);
      while (set.size > 1) set.delete([...set].at(-1) as number);
    },
  ],
  [
    'an array',
    () => {
      const list = [...twenty];
      while (list.length > 0) list.pop();
    },
  ],
])('not %s', (_, call) => expect(toldOf(call)).toBeUndefined());

test('functions that were one stay one', () => {
  expect(Set.prototype.keys).toBe(Set.prototype.values);
  expect(Set.prototype[Symbol.iterator]).toBe(Set.prototype.values);
  expect(Map.prototype[Symbol.iterator]).toBe(Map.prototype.entries);
  expect([Set.prototype.values.name, Map.prototype.entries.name, Map.prototype.keys.name]).toEqual([
    'values',
    'entries',
    'keys',
  ]);
});
