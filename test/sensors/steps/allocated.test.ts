import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocatedBytes, goWithSteps, outgrows } from '../../../src/sensors/steps/allocated.js';

for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag);

function bytesOf(call: () => unknown): number {
  call();
  call();
  return allocatedBytes(call).bytes() as number;
}

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `user${i}`);

function commas(list: readonly string[]): string {
  let all = '';
  for (const name of list) {
    if (all !== '' && !all.endsWith(',')) all += ',';
    all += name;
  }
  return all;
}

describe('bytes beside steps of n', () => {
  const subjects: [string, (list: string[]) => unknown, boolean][] = [
    ['texts put together and read', commas, true],
    ['object spread in reduce', (list) => list.reduce((all, name) => ({ ...all, [name]: 1 }), {}), true],
    ['arrays made by their length', (list) => list.map(() => new Array(list.length)), true],
    ['object spread of rows', (list) => list.map((name) => ({ ...{ name, age: 1 }, city: 'x' })), false],
    [
      'a list that is pushed to',
      (list) => {
        const all: string[] = [];
        for (const name of list) all.push(name);
        return all;
      },
      false,
    ],
    ['a Map', (list) => new Map(list.map((name) => [name, 1])), false],
    [
      'texts put together',
      (list) => {
        let all = '';
        for (const name of list) all += name;
        return all.length;
      },
      false,
    ],
    ['nothing', () => 1, false],
  ];
  test.each(subjects)('%s', (_, subject, outgrown) => {
    const [small, large] = [64, 512].map((n) => {
      const list = names(n);
      return { n, steps: 5 * n, bytes: bytesOf(() => subject(list)) };
    });
    expect(outgrows(small as never, large as never)).toBe(outgrown);
  });
});

describe('bytes of copies, weighed for real', () => {
  const row = (name: string): object => ({ name, age: 1, city: 'x', street: 'y' });
  const subjects: [string, (list: string[]) => unknown, boolean][] = [
    ['rows of constant size', (list) => list.map((name) => ({ ...row(name), done: true })), true],
    [
      'all but one property of each row',
      (list) => list.map((name) => (({ age: _, ...rest }: Record<string, unknown>) => rest)({ ...row(name) })),
      true,
    ],
    ['a table in a reduce', (list) => list.reduce((all, name) => ({ ...all, [name]: 1 }), {}), false],
    [
      'a table of the last √n rows',
      (list) => {
        let all: Record<string, unknown> = {};
        const most = Math.sqrt(list.length);
        for (const [i, name] of list.entries()) all = i % Math.ceil(most) === 0 ? {} : { ...all, [name]: i };
        return all;
      },
      false,
    ],
    ['one object of n properties', (list) => ({ ...Object.fromEntries(list.map((name) => [name, 1])) }), false],
  ];
  test.each(subjects)('%s', (what, subject, goes) => {
    const isOne = what.startsWith('one object');
    // The table in a reduce copies 8 million properties at 4,096.
    const top = what.endsWith('reduce') ? 1024 : 4096;
    const [small, large] = [top / 8, top].map((n) => {
      const list = names(n);
      return { n, steps: isOne ? 5 : 5 * n, bytes: bytesOf(() => subject(list)) };
    });
    expect(goWithSteps(small as never, large as never)).toBe(goes);
  });
});

test('two equal calls take the same, to the interval', () => {
  const list = names(500);
  expect(Math.abs(bytesOf(() => commas(list)) - bytesOf(() => commas(list)))).toBeLessThan(2048);
});

test('a promise is waited for, an error passed on', async () => {
  const { value, bytes } = allocatedBytes(async () => {
    await null;
    return new Array(100_000).fill(1).length;
  });
  expect(await value).toBe(100_000);
  expect(bytes()).toBeGreaterThan(800_000);
  expect(() =>
    allocatedBytes(() => {
      throw new TypeError('no');
    }),
  ).toThrow(new TypeError('no'));
  expect(allocatedBytes(() => 2).value).toBe(2);
});

test('bytes that go with the steps never outgrow them', () => {
  const sizes = fc.record({
    n: fc.integer({ min: 8, max: 500 }),
    times: fc.integer({ min: 4, max: 64 }),
    power: fc.double({ min: 0, max: 3, noNaN: true }),
    each: fc.double({ min: 0.1, max: 500, noNaN: true }),
    fixed: fc.integer({ min: 0, max: 100_000 }),
  });
  fc.assert(
    fc.property(sizes, ({ n, times, power, each, fixed }) => {
      const at = (size: number) => ({ n: size, steps: size ** power, bytes: fixed + each * size ** power });
      expect(outgrows(at(n), at(n * times))).toBe(false);
    }),
  );
});
