import { below, list, login, logins, text, users, word } from '../data.js';
import { constant, linear, linearIntoArray, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

export const strings = kind('string', [
  known({
    name: 'string concat',
    input: logins,
    truth: linear,
    subject: (names) => {
      let all = '';
      for (const name of names) all += `${name},`;
      return all.length;
    },
  }),
  known({
    name: 'split and join',
    input: (n) => 'ab,'.repeat(n),
    truth: linear,
    subject: (all) => all.split(',').join(';'),
  }),
  known({
    name: 'CSV rows',
    input: users,
    truth: linearIntoArray,
    subject: (rows) => {
      const lines: string[] = ['id,name,email'];
      for (const { id, name, email } of rows) lines.push([id, `"${name}"`, email].join(','));
      return lines.join('\n');
    },
  }),
  known({
    name: 'escape by replaceAll',
    input: (n) => list(n, () => `<b>${word()}</b>`).join('&'),
    truth: linear,
    subject: (html) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  }),
  known({
    name: 'replace one mark at a time',
    input: (n) => '?,'.repeat(n),
    truth: quadraticFrom(16_000),
    subject: (query) => {
      let filled = query;
      for (let i = 0; filled.includes('?'); i++) filled = filled.replace('?', `$${i % 10}`);
      return filled.length;
    },
  }),
  known({
    name: 'slugs',
    input: (n) => list(n, word),
    truth: linear,
    subject: (names) =>
      names.map((name) =>
        name
          .normalize('NFD')
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-'),
      ),
  }),
  known({
    name: 'word counts',
    input: text,
    truth: linear,
    subject: (all) => {
      const counts = new Map<string, number>();
      for (const one of all.split(' ')) counts.set(one, (counts.get(one) ?? 0) + 1);
      return counts;
    },
  }),
  known({
    name: 'lines parsed with split and rest joined',
    input: (n) => list(n, login).join('\n'),
    truth: quadratic,
    subject: (all) => {
      let rest = all;
      let count = 0;
      while (rest.length > 0) {
        const [, ...others] = rest.split('\n');
        rest = others.join('\n');
        count += 1;
      }
      return count;
    },
  }),
  known({
    name: 'run lengths',
    input: (n) => list(n, () => (below(2) === 0 ? 'a' : 'b')).join(''),
    truth: linearIntoArray,
    subject: (all) => {
      const runs: [string, number][] = [];
      for (const char of all) {
        const last = runs[runs.length - 1];
        if (last?.[0] === char) last[1] += 1;
        else runs.push([char, 1]);
      }
      return runs.length;
    },
  }),
  known({
    name: 'longest palindrome around each letter of aaa…',
    input: (n) => 'a'.repeat(n),
    truth: quadratic,
    subject: (all) => {
      let longest = 0;
      for (let i = 0; i < all.length; i++) {
        let reach = 0;
        while (reach <= i && i + reach < all.length && all[i - reach] === all[i + reach]) reach++;
        longest = Math.max(longest, reach);
      }
      return longest;
    },
  }),
  known({
    name: 'Buffer concat in a loop',
    input: logins,
    truth: quadraticFrom(1000),
    subject: (names) => {
      let all = Buffer.alloc(0);
      for (const name of names) all = Buffer.concat([all, Buffer.from(name.padEnd(64))]);
      return all.length;
    },
  }),
  known({
    name: 'Buffer concat once',
    input: logins,
    truth: linear,
    subject: (names) => Buffer.concat(names.map((name) => Buffer.from(name))).toString('base64'),
  }),
  known({
    name: 'password checks of fixed cost',
    input: (n) => ({ n, names: list(300, word) }),
    truth: constant,
    subject: ({ n, names }) => names.map((name) => `${name}${n}`.split('').reverse().join('')).length,
  }),
]);
