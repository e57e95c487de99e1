import { below, list, login, users, word } from '../data.js';
import { linear, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

const precedence: Record<string, number> = { '+': 1, '-': 1, '*': 2 };

export const parsersHeld = kind('parsing', [
  known({
    name: 'CSV with quotes, character by character',
    input: (n) =>
      users(n)
        .map(({ id, name, email }) => `${id},"${name}, ""${name[0]}""",${email}`)
        .join('\n'),
    truth: linear,
    subject: (csv) => {
      const rows: string[][] = [];
      let row: string[] = [];
      let field = '';
      let quoted = false;
      for (let i = 0; i < csv.length; i++) {
        const char = csv[i];
        if (quoted && char === '"' && csv[i + 1] === '"') {
          field += '"';
          i++;
        } else if (char === '"') quoted = !quoted;
        else if (char === ',' && !quoted) {
          row.push(field);
          field = '';
        } else if (char === '\n' && !quoted) {
          rows.push([...row, field]);
          row = [];
          field = '';
        } else field += char;
      }
      rows.push([...row, field]);
      return rows;
    },
  }),
  known({
    name: 'query string eaten from the front',
    input: (n) => list(n, (i) => `filter${i % 50}=${encodeURIComponent(word())}`).join('&'),
    truth: linear,
    subject: (query) => {
      const pairs: [key: string, value: string][] = [];
      let rest = query;
      while (rest !== '') {
        const end = rest.indexOf('&');
        const pair = end < 0 ? rest : rest.slice(0, end);
        rest = end < 0 ? '' : rest.slice(end + 1);
        const equals = pair.indexOf('=');
        pairs.push([pair.slice(0, equals), decodeURIComponent(pair.slice(equals + 1))]);
      }
      return pairs;
    },
  }),
  known({
    name: 'requests of an access log counted by status',
    input: (n) =>
      list(
        n,
        (i) =>
          `10.0.${i % 256}.${below(256)} - ${login()} [10/Oct/2025:13:${10 + (i % 50)}:36 +0000] "GET /a/${i} HTTP/1.1" ${200 + 101 * below(4)} ${below(9999)}`,
      ).join('\n'),
    truth: linear,
    subject: (log) => {
      const statuses: Record<string, { count: number; bytes: number }> = {};
      for (const line of log.split('\n')) {
        const [, , , , status, bytes] = line.match(/^(\S+) \S+ \S+ \[([^\]]+)\] "(\w+ \S+)[^"]*" (\d{3}) (\d+)$/) ?? [];
        if (!status) continue;
        statuses[status] ??= { count: 0, bytes: 0 };
        const total = statuses[status] as (typeof statuses)[string];
        total.count += 1;
        total.bytes += Number(bytes);
      }
      return statuses;
    },
  }),
  known({
    name: 'INI file into a Map of sections',
    // Of n lines, every tenth a section, every seventh a comment.
    input: (n) =>
      list(n, (i) => (i % 10 === 0 ? `[host ${i}]` : i % 7 === 0 ? `; ${word()}` : `key${i % 10} = ${login()} `)).join(
        '\r\n',
      ),
    truth: linear,
    subject: (file) => {
      const sections = new Map<string, Record<string, string>>();
      let section: Record<string, string> = {};
      for (const raw of file.split(/\r?\n/)) {
        const line = raw.trim();
        if (line === '' || line.startsWith(';')) continue;
        const title = /^\[(.+)\]$/.exec(line)?.[1];
        if (title) {
          section = {};
          sections.set(title, section);
        } else {
          const [key = '', value = ''] = line.split('=', 2);
          section[key.trim()] = value.trim();
        }
      }
      return sections;
    },
  }),
  known({
    name: 'expression computed with two stacks',
    input: (n) => list(n, (i) => (i % 4 === 3 ? `(${i} - ${below(9)})` : `${below(99)}`)).join(' + 2 * '),
    truth: linear,
    subject: (expression) => {
      const values: number[] = [];
      const operators: string[] = [];
      const apply = () => {
        const [b, a] = [values.pop() ?? 0, values.pop() ?? 0];
        const operator = operators.pop();
        values.push((operator === '*' ? a * b : operator === '+' ? a + b : a - b) % 1_000_003);
      };
      const token = /\s*(?:(\d+)|([-+*()]))/y;
      for (let match = token.exec(expression); match; match = token.exec(expression)) {
        const [, number, operator = ''] = match;
        if (number) values.push(Number(number));
        else if (operator === '(') operators.push(operator);
        else if (operator === ')') {
          while (operators.at(-1) !== '(') apply();
          operators.pop();
        } else {
          while ((precedence[operators.at(-1) ?? ''] ?? 0) >= (precedence[operator] ?? 0)) apply();
          operators.push(operator);
        }
      }
      while (operators.length > 0) apply();
      return values[0];
    },
  }),
  known({
    name: 'line of each finding, by a split of what is before it',
    input: (n) => list(n, (i) => `const ${login()} = ${i}; // TODO`).join('\n'),
    truth: quadratic,
    subject: (source) => [...source.matchAll(/TODO/g)].map(({ index }) => source.slice(0, index).split('\n').length),
  }),
]);
