import { describe, expect, test } from 'vitest';
import { keepingIn } from '../../src/explain/keepers.js';
import { isFunction, SyntaxTree } from '../../src/explain/syntax.js';

/** What keeps objects in the first function of a script. */
function keeping(source: string, isLarge = true) {
  const tree = SyntaxTree.of(source);
  const own = tree?.nodes.find(isFunction);
  const found = tree && own && keepingIn(tree, own, isLarge);
  return found && { keeper: found.keeper, ...found.held };
}

describe('a closure that keeps a large scope', () => {
  test.each([
    [
      'one property is used',
      'function f() { const rows = load(); undo.push(() => rows.length); }',
      { name: 'rows', used: 'rows.length' },
    ],
    [
      'nothing is used of what its neighbour uses',
      'function f(order) { const rows = load(order); const names = keys.every((key) => rows[key]); hooks.set(order.id, () => names); }',
      { name: 'rows', used: undefined },
    ],
    [
      'it is kept by its name',
      'function f() { const rows = load(); const back = () => restore(rows.length); this.undo.push(back); }',
      { name: 'rows', used: 'rows.length' },
    ],
    [
      'it is a method of what is kept',
      'function f() { const rows = load(); jobs.add({ run() { return rows.size; } }); }',
      { name: 'rows', used: 'rows.size' },
    ],
    [
      'the one before it is held by each new one',
      'function f() { const before = current; const unused = () => before && before.text; current = { text: make(), run() {} }; }',
      { name: 'before', used: undefined },
    ],
    [
      'a parameter',
      'function f(request) { handlers[request.id] = () => request.id; }',
      { name: 'request', used: 'request.id' },
    ],
  ])('is told where %s', (_, source, held) => {
    expect(keeping(source)).toEqual({ keeper: 'closure', ...held });
  });

  test.each([
    ['all of it is used', 'function f() { const rows = load(); undo.push(() => restore(rows)); }', 'list'],
    [
      'something else is used whole',
      'function f(request) { const rows = load(); undo.push(() => restore(rows, request.id)); }',
      'list',
    ],
    ['nothing else uses it', 'function f() { const rows = load(); count(rows); undo.push(() => 1); }', 'list'],
    [
      'its neighbour stands in another scope',
      'function f() { { const rows = load(); rows.map((row) => row + rows.length); } undo.push(() => 1); }',
      'list',
    ],
    ['what is pushed is no function', 'function f() { const rows = load(); undo.push(rows.length); }', 'list'],
    ['what it keeps is small', 'function f() { const { length } = load(); undo.push(() => length); }', 'list'],
  ])('is not told where %s', (_, source, keeper) => {
    expect(keeping(source)).toEqual({ keeper });
  });

  test('is not told where little stays', () => {
    expect(keeping('function f() { const rows = load(); undo.push(() => rows.length); }', false)).toEqual({
      keeper: 'list',
    });
  });
});

describe('what keeps', () => {
  test.each([
    ['timer', 'function f(x) { setInterval(() => x.go(), 10); }'],
    ['listener', "function f(x) { list.push(1); bus.on('a', () => x); }"],
    ['cache', 'function f(x) { seen.push(x); cache.set(x.id, x); }'],
    ['cache', 'function f(x) { byId[x.id] ??= x; }'],
    ['list', 'function f(x) { const copy = []; copy.push(x); log.push(copy); }'],
    ['promise', 'function f(x) { return new Promise((resolve) => wait(resolve)); }'],
  ])('%s: %s', (keeper, source) => {
    expect(keeping(source, false)).toEqual({ keeper });
  });

  test.each([
    [
      'is put into what the function has just made',
      'function f(x) { const all = new Map(); all.set(x.id, x); return all; }',
    ],
    ['is waited for', 'function f(x) { return (async () => { await setTimeout(5); })(); }'],
    ['is a plain assignment', 'function f(x) { last = x; }'],
  ])('nothing, where it %s', (_, source) => {
    expect(keeping(source, false)).toBeUndefined();
  });
});
