import type { DoubleQuotes } from '../../src/sensors/queries/tokens.js';

/** Stands in every value and comment that is generated. */
export const secret = 'S3CR3T';

/** A dialect of SQL, as its databases read it by default. */
export type Dialect = 'PostgreSQL' | 'MySQL' | 'SQLite';

/** How the drivers of a dialect have its texts read. */
export const readingOf: Readonly<Record<Dialect, DoubleQuotes>> = {
  PostgreSQL: 'names',
  MySQL: 'strings',
  SQLite: 'names',
};

/** A generator of numbers that a seed repeats (mulberry32). */
class Draw {
  #state: number;
  constructor(seed: number) {
    this.#state = seed | 0;
  }
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}

/** What a generated text may hold. */
export interface Allowed {
  /** What no reader can tell for sure without the server's settings: backslashes before quotes, nested comments, what is never closed. Default true. */
  doubtful?: boolean;
}

// What readers of SQL trip over, inside a value.
const pieces = [
  "it's",
  "''",
  'say "hi"',
  '`tick`',
  '-- no',
  '#',
  ';',
  '$$',
  '$t$',
  '?',
  '$1',
  ':a',
  '(',
  ')',
  ',',
  '{"a": [1, "x"]}',
  'naïve ✓ 🦊',
  '\n',
  'select 1 from t',
  '%_',
  '0x1f',
  '',
];
const doubtfulPieces = [...pieces, '\\', "\\'", '\\"', '/*', '*/', '/* a /* b */ c */'];

function content(draw: Draw, doubtful: boolean): string {
  const some = Array.from({ length: draw.below(4) }, () => draw.pick(doubtful ? doubtfulPieces : pieces));
  some.splice(draw.below(some.length + 1), 0, secret);
  return some.join(draw.pick(['', ' ']));
}

const doubled = (text: string, quote: string): string => quote + text.replaceAll(quote, quote + quote) + quote;
const escaped = (text: string, quote: string, draw: Draw): string =>
  quote + text.replaceAll('\\', '\\\\').replaceAll(quote, draw.below(2) ? `\\${quote}` : quote + quote) + quote;
const hex = (text: string): string => Buffer.from(text).toString('hex');

function dollarQuoted(text: string, draw: Draw): string {
  const tag = draw.pick(['$$', '$t$', '$body$']);
  // The text must not close itself, nor may its last dollar be taken for the tag's first.
  return text.includes('$') ? `$other$${text} $other$` : tag + text + tag;
}

const numbers = ['0', '42', '-7', '1.5', '.5', '1e10', '1.5E-3', '007'];

const values: Readonly<Record<Dialect, (text: string, draw: Draw) => string>> = {
  PostgreSQL: (text, draw) =>
    draw.pick([
      () => doubled(text, "'"),
      () => doubled(text, "'"),
      () => `E${escaped(text, "'", draw)}`,
      () => dollarQuoted(text, draw),
      () => `N${doubled(text, "'")}`,
      () => `x'${hex(text)}'`,
      () => draw.pick(["b'101'", '0xff', '$1', '$12']),
      () => draw.pick(numbers),
    ])(),
  MySQL: (text, draw) =>
    draw.pick([
      () => escaped(text, "'", draw),
      () => escaped(text, "'", draw),
      () => escaped(text, '"', draw),
      () => `N${escaped(text, "'", draw)}`,
      () => `X'${hex(text)}'`,
      () => `0x${hex(text)}`,
      () => draw.pick(["b'101'", '0xff', '?']),
      () => draw.pick(numbers),
    ])(),
  SQLite: (text, draw) =>
    draw.pick([
      () => doubled(text, "'"),
      () => doubled(text, "'"),
      () => `x'${hex(text)}'`,
      () => draw.pick(['?', '?3', ':name', '@name', '$name']),
      () => draw.pick(numbers),
    ])(),
};

function comment(dialect: Dialect, draw: Draw, doubtful: boolean): string {
  const text = content(draw, doubtful);
  const line = text.replaceAll('\n', ' ');
  const block = text.replaceAll('*/', '');
  if (dialect === 'MySQL') return draw.pick([`-- ${line}\n`, `# ${line}\n`, `/* ${block} */`]);
  // PostgreSQL nests comments: what opens within is closed within.
  const nested = dialect === 'PostgreSQL' ? block.replaceAll('/*', '/* in */') : block;
  return draw.pick([`-- ${line}\n`, `--${line}\n`, `/* ${nested} */`]);
}

/** Statements with slots: `V` a value, `L` a list of one or more, `R` one or more rows of two. */
const skeletons = [
  'select id, V from users where name = V and age > V order by id limit V',
  'select * from users where id in (L) or name like V',
  'select count(*) from posts p join users u on u.id = p.user_id where p.title = V and u.id in (L)',
  'insert into users (id, name) values R',
  'insert into users (id, name) values R on conflict do nothing',
  'update users set name = V, age = V where id = V',
  'delete from users where id in (L) and name <> V',
  'select coalesce(name, V), concat(V, V) from users where created between V and V',
  'with recent as (select id from posts where day >= V) select * from recent where id in (select id from t where a = V)',
  'select case when a = V then V else V end from t where not (b = V)',
  'begin',
];

const slot = /\b[VLR]\b/g;

/**
 * One text of one to three statements, and what is to be seen of it is the same for each `rendering`: only values, lengths of lists, numbers of rows, white space and
 * comments differ.
 */
export function textOf(dialect: Dialect, seed: number, rendering: number, { doubtful = true }: Allowed = {}): string {
  const form = new Draw(seed);
  const statements = Array.from({ length: 1 + form.below(3) }, () => form.pick(skeletons));
  const draw = new Draw(Math.imul(seed, 2654435761) + rendering);
  const value = (): string => values[dialect](content(draw, doubtful), draw);
  const list = (most: number, each: () => string): string =>
    Array.from({ length: 1 + draw.below(most) }, each).join(draw.pick([',', ', ', ' , ']));
  const filled = statements.map((statement) =>
    statement
      .replaceAll(slot, (kind) =>
        kind === 'V' ? value() : kind === 'L' ? list(5, value) : list(4, () => `(${value()}, ${value()})`),
      )
      .replace(/^\w+ /, (word) => word + space(draw, dialect, doubtful))
      .replace(/$/, () => (draw.below(4) ? '' : ` ${comment(dialect, draw, doubtful)}`)),
  );
  const text = filled.join(draw.pick([';', '; ', ' ;\n']));
  if (!doubtful || draw.below(10) > 0) return text;
  return `${text} ${draw.pick([`'${secret}`, `/* ${secret}`, `"${secret}`, `$$${secret}`, `E'${secret}\\'`])}`;
}

const space = (draw: Draw, dialect: Dialect, doubtful: boolean): string =>
  draw.below(4) ? draw.pick(['', ' ', '\n\t']) : `${comment(dialect, draw, doubtful)} `;
