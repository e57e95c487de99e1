import { afterAll, describe, expect, test } from 'vitest';
import { isLinear } from '../../../src/sensors/steps/walks/linear-pattern.js';
import { listener, restore, walksOf } from './walked.js';

afterAll(() => restore());

test.each([
  /a/,
  /[&<>"]/,
  /[^a-z0-9]+/,
  /\d+/,
  /^\s+/,
  /\bTODO/,
  /\r?\n/,
  /a|b|cd*/,
  /\d{4}-\d\d-\d\d/,
  /[\]\\]*/,
  /\p{Lu}/u,
  /./,
  /;$/,
  /(\d{4})-(\d\d)-(\d\d)/,
  /(?:ab|c)d(e*)/,
  /(?<word>\w+)/,
  /(a+|b)|c/,
  /\u0041\x41\//,
  /x{3}y{2,}/,
])('%s reads each character a bounded number of times', ({ source }) => expect(isLinear(source)).toBe(true));

test.each([
  /\s+$/,
  /.*=/,
  /^(a+)+$/,
  /(?:a|b)*/,
  /a+b/,
  /\w+\s/,
  /^\w*\w*;$/,
  /(?=a)/,
  /(?<!a)b/,
  /(a+)b/,
  /(a+|b)c/,
  /(ab)?c/,
  /(a(b+))c/,
  /(a)\1/,
  /\k<a>(?<a>b)/,
  /x{3,}y/,
  /a{999}b/,
  /a+?b/,
  /[ \t]+$/gm,
])('%s may read some again and again', ({ source }) => expect(isLinear(source)).toBe(false));

describe('what is read', () => {
  const text = `${'word '.repeat(40)}end`;
  test.each<[string, () => unknown, number]>([
    ['found near', () => /o/.test(text), 1],
    ['not found', () => /x/.test(text), 172],
    ['from lastIndex on', () => Object.assign(/x/g, { lastIndex: 100 }).exec(text), 72],
    ['sticky', () => /x/y.exec(text), 1],
    ['each match', () => text.match(/o/g), 40 + 1],
    ['a search', () => text.search(/n/), 171],
    ['a part for each match', () => [...text.matchAll(/end/g)], 172 + 1],
  ])('%s', (_, call, elements) => expect(walksOf(call)['regular expression']).toBe(elements));
});

test('one that may try again says how long its text was', () => {
  const told: [string, number][] = [];
  listener.onUncounted = (what, size) => told.push([what, size]);
  walksOf(() => ['a b', 'abc'].map((text) => text.replace(/\s+$/, '').replace(/\s+/g, '-').split(/(b)/)));
  listener.onUncounted = undefined;
  expect([...new Set(told.map(String))]).toEqual(['a regular expression,3']);
});

test('looking at a pattern for the first time walks nothing', () => {
  const call = () => /^(\d{2,3})(?:-x|y*)$/.exec('12-x');
  expect(walksOf(call)).toEqual({ 'regular expression': 1 });
  expect(walksOf(call)).toEqual({ 'regular expression': 1 });
});
