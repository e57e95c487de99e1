import { below, list, login, logins, orders, text } from '../data.js';
import { linear, linearIntoArray, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: string): string => value.replace(/[&<>"]/g, (char) => entities[char] as string);

export const stringsHeld = kind('string', [
  known({
    name: 'HTML table from template literals',
    input: (n) => orders(n).map((sale) => ({ ...sale, note: sale.id % 3 ? `no. ${sale.id}` : `<${sale.id}>` })),
    // A step of 2.6 times where the text outgrows 128 kB: 278 ns a row at n = 1,024, 741 at 2,048, 733 at 32,768.
    truth: regimes([0, 1024, linear], [1025, 4096, [linear, quadratic]], [4097, Number.POSITIVE_INFINITY, linear]),
    subject: (sales) => {
      let html = '<table>';
      for (const { id, at, cents, note } of sales)
        html += `
          <tr class="${id % 2 ? 'odd' : 'even'}">
            <td>${at}</td><td>${(cents / 100).toFixed(2)}</td><td>${escaped(note)}</td>
          </tr>`;
      return Buffer.from(`${html}</table>`).length;
    },
  }),
  known({
    name: 'template filled key by key',
    input: (n) => ({
      letter: list(n, (i) => `Dear {{name${i}}}, `).join(''),
      values: list(n, (i) => [`name${i}`, login()] as const),
    }),
    truth: quadratic,
    subject: ({ letter, values }) =>
      values.reduce((filled, [key, value]) => filled.replaceAll(`{{${key}}}`, value), letter),
  }),
  known({
    name: 'reversed by adding in front',
    input: (n) => list(n, () => String.fromCharCode(97 + below(26))).join(''),
    truth: linear,
    subject: (all) => {
      let reversed = '';
      for (const char of all) reversed = char + reversed;
      return reversed.charCodeAt(2);
    },
  }),
  known({
    name: 'commas added where the end has none',
    input: logins,
    // Local exponents 1.2 at n = 128, 1.7 to 2.2 at 256 to 8,192. Beyond, every copy is a large object: 100 times as much at 16,384.
    truth: regimes([0, 255, [linear, quadratic]], [256, 12_000, quadratic]),
    subject: (names) => {
      let all = '';
      for (const name of names) {
        if (all !== '' && !all.endsWith(',')) all += ',';
        all += name;
      }
      return all;
    },
  }),
  known({
    name: 'text wrapped at 72 columns',
    input: text,
    truth: linearIntoArray,
    subject: (all) => {
      const lines: string[] = [];
      let line = '';
      for (const word of all.split(' ')) {
        if (line.length + word.length >= 72) {
          lines.push(line);
          line = '';
        }
        line += line === '' ? word : ` ${word}`;
      }
      return [...lines, line].join('\n');
    },
  }),
]);
