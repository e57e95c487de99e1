import { describe, expect, test } from 'vitest';
import { functionsOf } from '../../../src/sensors/steps/script-functions.js';
import type { CountedStatement } from '../../../src/sensors/steps/statement.js';
import { type CountedSize, uncountedIn } from '../../../src/sensors/steps/uncounted.js';

type Count = (n: number, statement: string) => number;

/** The statements of a source as calls of n = 8 and 512 executed them. */
function sizes(source: string, count: Count, uncounted?: (n: number) => [string, number][]): CountedSize[] {
  const statements = functionsOf(source)?.flatMap((one) => one.statements) ?? [];
  return [8, 64, 512].map((n) => ({
    n,
    statements: statements.flatMap((statement): CountedStatement[] => {
      const times = count(n, source.slice(statement.start, statement.end));
      return times > 0 ? [{ ...statement, count: times }] : [];
    }),
    uncounted: uncounted && new Map(uncounted(n)),
  }));
}

const each: Count = (n) => n;
const once: Count = () => 1;
/** All grow but those with this text. */
const onceWith =
  (text: string): Count =>
  (n, statement) =>
    statement.includes(text) ? 1 : n;

describe('statements', () => {
  test.each<[string, string, Count, string[]]>([
    ['spread in a loop', 'for (const row of rows) all = { ...all, [row.id]: row };', each, ['object spread']],
    ['spread in an arrow function', 'rows.map((row) => ({ ...row, done: true }))', each, ['object spread']],
    ['spread in an inner function that did not run', 'a(); b(() => ({ ...row }));', onceWith('...row'), []],
    ['one spread beside a loop', 'const o = { ...options }; for (const x of xs) f(x);', onceWith('...options'), []],
    ['one spread and nothing else', 'const o = { ...options };', once, ['object spread']],
    ['spread of a list', 'for (const x of xs) f([...x], ...x);', each, []],
    ['rest of an object', 'for (const row of rows) { const { id, ...rest } = row; f(rest); }', each, ['object rest']],
    ['rest of a list', 'for (const row of rows) { const [id, ...rest] = row; f(rest); }', each, []],
    ['for in', 'for (const key in o) f(key);', each, []],
    ['for in, left early', 'for (const key in o) { if (key) return false; }', each, ['for … in that is left early']],
    ['for in with a function that returns', 'for (const key in o) list.map((x) => { return x; });', each, []],
    ['BigInt', 'const o = 2n ** x; for (const x of xs) f(x);', onceWith('2n'), ['arithmetic of BigInts']],
    ['BigInt by its function', 'f(BigInt(n));', once, ['arithmetic of BigInts']],
    ['a worker', 'const w = new Worker(file);', once, ['a worker']],
    ['a worker, compiled', 'const w = new (0, __vi_import_0__.Worker)(file);', once, ['a worker']],
    ['plain code', 'for (const x of xs) { if (x) f({ x, y: [x] }); }', each, []],
  ])('%s', (_, source, count, what) => expect(uncountedIn(sizes(source, count))).toEqual(what));
});

describe('what built-ins told', () => {
  test.each<[string, (n: number) => [string, number][], string[]]>([
    ['a text that grows', (n) => [['a regular expression', n]], ['a regular expression']],
    ['a text that grows like its root', (n) => [['a regular expression', Math.sqrt(n)]], ['a regular expression']],
    ['short texts', () => [['a regular expression', 40]], []],
    ['a name with a number', (n) => [['a regular expression', `user${n}`.length]], []],
    ['a line with numbers', (n) => [['a regular expression', 80 + `${n}${n}`.length]], []],
    ['a long constant text', () => [['a regular expression', 90_000]], []],
    ['only of many', (n) => (n > 100 ? [['a regular expression', 900]] : []), ['a regular expression']],
    ['what has no size', () => [['SQLite', Number.POSITIVE_INFINITY]], ['SQLite']],
    ['what came to its limit below', (n) => [['a Map or Set used as a queue', Math.min(n, 60)]], []],
    ['nothing', () => [], []],
  ])('%s', (_, told, what) => expect(uncountedIn(sizes('f();', once, told))).toEqual(what));
});

test('no sizes', () => expect(uncountedIn([])).toEqual([]));
