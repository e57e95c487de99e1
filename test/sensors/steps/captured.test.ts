import { expect, test } from 'vitest';
import { capturedIn, capturesBuiltIns } from '../../../src/sensors/steps/captured.js';

test.each([
  'const slice = Array.prototype.slice;',
  'var arrayProto = Array.prototype, splice = arrayProto.splice;',
  'const { includes, indexOf } = Array.prototype;',
  'const { keys } = Object\nkeys({})',
  'const nativeKeys = overArg(Object.keys, Object);',
  'const includes = Function.prototype.call.bind(Array.prototype.includes);',
  'var join = [].join;',
  'export const parse = JSON.parse;',
])('%s', (source) => expect(capturesBuiltIns(source)).toBe(true));

test.each([
  'Array.prototype.slice.call(list)',
  'Object.keys(o).map((key) => o[key])',
  'const { length } = list; const has = Object.prototype.hasOwnProperty;',
  'const { isArray } = options;',
  'Array.prototype.last = function () {};',
  'const text = JSON.stringify(o); list.map(String);',
])('%s: looked up when called', (source) => expect(capturesBuiltIns(source)).toBe(false));

test('only scripts of the user and of dependencies, compiled earlier', () => {
  const script = {
    id: '1',
    url: 'file:///x/lodash.js',
    source: 'var join = [].join;',
    owner: 'library' as const,
    startLine: 0,
    startColumn: 0,
  };
  const told = ['what lodash.js took of the built-ins before counting began'];
  expect(capturedIn([{ script: { ...script, early: true } }, { script: { ...script, early: true } }])).toEqual(told);
  expect(capturedIn([{ script }])).toEqual([]);
  expect(capturedIn([{ script: { ...script, early: true, owner: 'runtime' } }])).toEqual([]);
});
