import { below, list, word } from '../data.js';
import { cubic, exponential, golden, linear, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

export const regexesHeld = kind('regular expression', [
  known({
    name: 'class name in a package, no capital',
    // A part and any one letter, again and again: as many ways as sums of numbers from 2 on.
    input: (n) => 'a'.repeat(n),
    truth: golden,
    subject: (name) => /^(([a-z])+.)+[A-Z]([a-z])+$/.test(name),
  }),
  known({
    name: 'numbers with optional commas, a letter at the end',
    input: (n) => `${'1'.repeat(n)}x`,
    truth: exponential,
    subject: (numbers) => /^(?:\d+,?)+$/.test(numbers),
  }),
  known({
    name: 'comments never closed',
    input: (n) => list(n, (i) => `/* todo ${i % 10} `).join('\n'),
    truth: quadratic,
    subject: (source) => source.replace(/\/\*[\s\S]*?\*\//g, '').length,
  }),
  known({
    name: 'thousands marked in a number of n digits',
    input: (n) => list(n, () => 1 + below(9)).join(''),
    truth: quadratic,
    subject: (digits) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ','),
  }),
  known({
    name: 'blanks, anything, blanks, no equals sign',
    input: (n) => ' '.repeat(n),
    truth: cubic,
    subject: (line) => /^\s*.*\s*=/.test(line),
  }),
  known({
    name: 'blanks at the ends of lines removed',
    input: (n) => list(n, (i) => `${word()}  ${word()}${' '.repeat(i % 4)}`).join('\n'),
    truth: linear,
    subject: (all) => all.replace(/[ \t]+$/gm, ''),
  }),
]);
