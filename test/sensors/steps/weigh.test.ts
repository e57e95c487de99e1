import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functionsOf, type ScriptFunction } from '../../../src/sensors/steps/script-functions.js';
import { type CoverageRange, matching, overflows, weigh } from '../../../src/sensors/steps/weigh.js';

const range = (startOffset: number, endOffset: number, count: number): CoverageRange => ({
  startOffset,
  endOffset,
  count,
});

/** The statements of the only function of a source, and what each was counted as. */
function counted(source: string, ranges: readonly CoverageRange[]): string[] {
  const all = functionsOf(source) as ScriptFunction[];
  const one = all.at(-1) as ScriptFunction;
  return weigh(one.statements, ranges).map(
    ({ statement: { start, end }, count }) => `${count} ${source.slice(start, end).split('{')[0]?.trim()}`,
  );
}

test('the innermost range over a statement counts', () => {
  const source =
    'function q(xs) { const out = []; for (const x of xs) { if (!out.includes(x)) out.push(x); else continue; out.length; } return out; }';
  // As V8 gave them for xs = [1, 1, 2].
  const at = (text: string): number => source.indexOf(text);
  const ranges = [
    range(0, source.length, 1),
    range(at(' { if'), at(' return'), 3),
    range(at(' out.push'), at(' else'), 2),
    range(at('else'), at(' out.length'), 1),
    range(at(' out.length'), at('} return'), 2),
  ];
  expect(counted(source, ranges)).toEqual([
    '1 const out = [];',
    '1 for (const x of xs)',
    '3 if (!out.includes(x)) out.push(x); else continue;',
    '2 out.push(x);',
    '1 continue;',
    '2 out.length;',
    '1 return out;',
  ]);
});

test('what was not executed is left out', () => {
  const source = 'function f(x) { if (x) return 1; return 2; }';
  const ranges = [range(0, source.length, 4), range(source.indexOf(' return 2'), source.length - 2, 0)];
  expect(counted(source, ranges)).toEqual(['4 if (x) return 1;', '4 return 1;']);
});

const nested = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 9 })), {
    maxLength: 8,
  })
  .map((raw) => {
    const ranges = [range(0, 100, 5)];
    for (const [start, length, count] of raw) {
      const [from, to] = [start, Math.min(100, start + length)];
      const crosses = ranges.some(
        ({ startOffset: a, endOffset: b }) => (a < from && from < b && b < to) || (from < a && a < to && to < b),
      );
      const same = ranges.some(({ startOffset: a, endOffset: b }) => a === from && b === to);
      if (!crosses && !same) ranges.push(range(from, to, count));
    }
    return ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  });
const statements = (starts: readonly number[]) =>
  [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((start) => ({ start, end: start + 1, node: {} as never, functionName: '' }));
const total = (weighed: { count: number }[]): number => weighed.reduce((sum, { count }) => sum + count, 0);

describe('for any nested ranges', () => {
  const starts = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 20 });

  test('a statement more never lowers the count', () => {
    fc.assert(
      fc.property(nested, starts, fc.integer({ min: 0, max: 99 }), (ranges, given, more) => {
        expect(total(weigh(statements([...given, more]), ranges))).toBeGreaterThanOrEqual(
          total(weigh(statements(given), ranges)),
        );
      }),
    );
  });

  test('each statement has the count of the smallest range over it', () => {
    fc.assert(
      fc.property(nested, starts, (ranges, given) => {
        for (const { statement, count } of weigh(statements(given), ranges)) {
          const over = ranges.filter(({ startOffset: a, endOffset: b }) => a <= statement.start && statement.start < b);
          const smallest = over.reduce((best, one) =>
            one.endOffset - one.startOffset <= best.endOffset - best.startOffset ? one : best,
          );
          expect(count).toBe(smallest.count);
        }
      }),
    );
  });

  test('ranges that V8 merges because their counts are equal change nothing', () => {
    fc.assert(
      fc.property(nested, starts, (ranges, given) => {
        const split = ranges.flatMap((one) => [one, range(one.startOffset, one.endOffset, one.count)]);
        expect(weigh(statements(given), split)).toEqual(weigh(statements(given), ranges));
      }),
    );
  });
});

describe('functions of a script', () => {
  const shapes = (source: string) =>
    (functionsOf(source) ?? []).map(({ name, statements, loops }) => [name, statements.length, loops]);

  test('names, statements and loops', () => {
    expect(
      shapes(`
export const twice = (n) => n * 2;
function outer({ a, b = 1 }, c = 2) { for (let i = 0; i < a; i++); return [a].map((x) => { return x; }); }
class Shop extends Object {
  #sizes = [1]; name; static made = 0;
  static { for (;;) break; }
  constructor() { super(); }
  get all() { return 1; }
  async *list() { while (this.name) yield 1; }
}
label: if (twice) { let x; x = async () => {}; } else debugger;
`),
    ).toEqual([
      ['', 5, false],
      ['twice', 1, false],
      ['outer', 5, true],
      ['outer', 1, false],
      ['', 1, false],
      ['', 3, true],
      ['constructor', 1, false],
      ['all', 1, false],
      ['list', 2, true],
      ['x', 0, false],
    ]);
  });

  test('functions by which compilers export names are no code of the user', () => {
    expect(
      shapes(`Object.defineProperty(exports, 'f', { enumerable: true, get: function () { return f; } });
__vite_ssr_exportName__('g', () => { try { return g } catch {} });
const f = () => 1;`).map(([name]) => name),
    ).toEqual(['', 'f']);
  });

  test('scripts, bodies of CommonJS modules, and modules', () => {
    for (const source of [
      'with (a) b;',
      'return 1;',
      '#!/usr/bin/env node\nawait 1;',
      'import.meta.url; export default 1;',
      'using a = b;',
    ]) {
      expect(functionsOf(source), source).toBeDefined();
    }
    expect(functionsOf('this is not JavaScript')).toBeUndefined();
  });

  test('the function that V8 means, of those that end together', () => {
    const all = functionsOf('const f = (a) => (b) => a + b; class A { m() {} }') as ScriptFunction[];
    const ending = (end: number) => all.filter((one) => one.end === end);
    const [outer, inner] = all.slice(1, 3) as [ScriptFunction, ScriptFunction];
    expect(outer.end).toBe(inner.end);
    expect(matching(ending(outer.end), outer.start)).toBe(outer);
    expect(matching(ending(outer.end), inner.start)).toBe(inner);
    // V8 begins a method at its name.
    const method = all.at(-1) as ScriptFunction;
    expect(matching(ending(method.end), method.start - 1)).toBe(method);
    expect(matching([], 0)).toBeUndefined();
  });
});

test('counters of 32 bits run over', () => {
  expect([-1, 2 ** 31 - 1, 2 ** 31 - 2].map((count) => overflows(range(0, 1, count)))).toEqual([true, true, false]);
});
