import { list, login, orders, text, word } from '../data.js';
import { cubic, exponential, linear, linearIntoArray, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

export const regexes = kind('regular expression', [
  known({
    name: 'catastrophic regex',
    input: (n) => `${'a'.repeat(n)}!`,
    truth: exponential,
    subject: (all) => /^(a+)+$/.test(all),
  }),
  known({
    name: 'quadratic regex',
    input: (n) => `${' '.repeat(n)}x`,
    truth: quadratic,
    subject: (all) => /\s+$/.test(all),
  }),
  known({
    name: 'words that end in s',
    input: text,
    truth: linear,
    subject: (all) => [...all.matchAll(/\b\w+s\b/g)].length,
  }),
  known({
    name: 'ambiguous alternatives',
    input: (n) => `${'a'.repeat(n)}!`,
    truth: exponential,
    subject: (all) => /^(a|[a-z])*$/.test(all),
  }),
  known({
    name: 'e-mail addresses in text',
    input: (n) => list(n, () => `${word()} <${login()}@example.com>`).join(', '),
    truth: linear,
    subject: (all) => all.match(/[\w.]+@[\w.]+/g)?.length,
  }),
  known({
    name: 'any, any, equals',
    input: (n) => 'x'.repeat(n),
    truth: cubic,
    subject: (all) => /.*.*=/.test(all),
  }),
  known({
    name: 'key and value, no end',
    input: (n) => 'a'.repeat(n),
    truth: quadratic,
    subject: (all) => /^\w*\w*;$/.test(all),
  }),
  known({
    name: 'dates reordered',
    input: (n) =>
      orders(n)
        .map(({ at }) => at)
        .join(' '),
    truth: linearIntoArray,
    subject: (all) => all.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$3.$2.$1'),
  }),
]);
