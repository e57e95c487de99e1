import type { Shape } from '../scope.js';
import { isHousekeeping } from './housekeeping.js';
import { type DoubleQuotes, type Token, tokens } from './tokens.js';

/** Longer shapes are cut: nobody reads on. */
const longest = 4000;

const comma = (token: Token | undefined): boolean => token?.kind === 'mark' && token.text === ',';

/** An open parenthesis or bracket, while its content is copied. */
interface Open {
  /** Where it stands in the copy. */
  start: number;
  /** So far only values and commas. */
  onlyValues: boolean;
  /** A list of values in it is one value: after IN, ANY, ARRAY. */
  list: boolean;
  /** It is a row beside an equal one that was copied: dropped when it closes, back to this length. */
  dropTo: number | undefined;
  /** Rows stand in it or after it: where the last one ended in the copy. */
  rows: number | undefined;
}

/** Copies tokens so that lists of values and of rows have one length. */
function collapse(statement: readonly Token[]): Token[] {
  const copy: Token[] = [];
  const open: Open[] = [];
  let level: Open = { start: -1, onlyValues: false, list: false, dropTo: undefined, rows: undefined };
  for (let index = 0; index < statement.length; index += 1) {
    const token = statement[index] as Token;
    const { kind, text } = token;
    if (kind === 'mark' && (text === '(' || text === '[')) {
      const before = copy[copy.length - 1];
      const word = before?.kind === 'word' ? before.text.toLowerCase() : '';
      let dropTo: number | undefined;
      if (level.rows !== undefined && comma(before)) dropTo = level.rows;
      else if (word === 'values' || (level.list && copy.length - 1 === level.start)) level.rows = copy.length;
      else level.rows = undefined;
      level.onlyValues = false;
      open.push(level);
      const list = (text === '(' && word === 'in') || (text === '[' && word === 'array');
      level = { start: copy.length, onlyValues: true, list, dropTo, rows: undefined };
      copy.push(token);
    } else if (kind === 'mark' && (text === ')' || text === ']') && open.length > 0) {
      const closed = level;
      level = open.pop() as Open;
      if (closed.list && closed.onlyValues && copy.length > closed.start + 2) copy.length = closed.start + 2;
      copy.push(token);
      if (closed.dropTo !== undefined) copy.length = closed.dropTo;
      if (level.rows !== undefined) level.rows = copy.length;
    } else {
      if (kind !== 'value' && !comma(token)) level.onlyValues = false;
      if (!comma(token)) level.rows = undefined;
      copy.push(token);
    }
  }
  return copy;
}

/** Operands: a sign after one is an operator, before a value elsewhere it belongs to the value. */
const operand = ({ kind, text }: Token): boolean =>
  kind === 'value' ||
  kind === 'name' ||
  text === ')' ||
  text === ']' ||
  (kind === 'word' &&
    !/^(?:select|where|and|or|not|in|between|like|limit|offset|then|else|when|values|by|return|returning|set|on|is|case)$/i.test(
      text,
    ));

/** Signs that belong to a value become part of it. */
function signed(statement: readonly Token[]): Token[] {
  const all: Token[] = [];
  for (const token of statement) {
    const before = all[all.length - 1];
    const sign = before?.kind === 'mark' && (before.text === '-' || before.text === '+');
    const beforeThat = all[all.length - 2];
    if (token.kind === 'value' && sign && !token.spaced && !(beforeThat && operand(beforeThat))) {
      all[all.length - 1] = { ...token, spaced: before.spaced, from: before.from };
    } else all.push(token);
  }
  return all;
}

function write(statement: readonly Token[]): string {
  // Joined at the end: a text that grows piece by piece may be copied each time.
  const pieces: string[] = [];
  let before: Token | undefined;
  for (const token of statement) {
    const tight =
      before === undefined ||
      before.text === '(' ||
      before.text === '[' ||
      (token.kind === 'mark' && (token.text === ')' || token.text === ']' || token.text === ','));
    // `(?),(?)`, `(?), (?)` and `a,b` are the same to a reader. Two values never touch.
    const apart = token.spaced || comma(before) || (before?.kind === 'value' && token.kind !== 'mark');
    pieces.push(!tight && apart ? ` ${token.text}` : token.text);
    before = token;
  }
  const text = pieces.join('');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The tokens of each statement of a text: it is cut at semicolons, but not within the body of a trigger or a routine. */
export const statementsIn = (text: string, doubleQuotes: DoubleQuotes): Token[][] => split(tokens(text, doubleQuotes));

function split(all: readonly Token[]): Token[][] {
  const statements: Token[][] = [];
  let current: Token[] = [];
  let routine = false;
  let depth = 0;
  for (const token of all) {
    if (token.kind === 'mark' && token.text === ';' && depth <= 0) {
      if (current.length > 0) statements.push(current);
      current = [];
      routine = false;
      depth = 0;
      continue;
    }
    current.push(token);
    if (token.kind !== 'word') continue;
    const word = token.text.toLowerCase();
    if (word === 'trigger' || word === 'procedure' || word === 'function') {
      routine ||= current[0]?.text.toLowerCase() === 'create';
    } else if (routine) {
      if (word === 'begin' || word === 'case') depth += 1;
      else if (word === 'end') depth -= 1;
    }
  }
  if (current.length > 0) statements.push(current);
  return statements;
}

/**
 * The shapes of the statements in a text: values are `?`, comments gone, white space single, lists of values and inserted rows one. Never throws; no value of a
 * literal is in a shape.
 *
 * @example shapesOf("select * from users where id = 7 and name in ('a', 'b')", 'names')[0].text
 * // select * from users where id = ? and name in (?)
 */
export function shapesOf(text: string, doubleQuotes: DoubleQuotes): Shape[] {
  return statementsIn(text, doubleQuotes).map((statement) => {
    const shape = write(collapse(signed(statement)));
    return { text: shape, housekeeping: isHousekeeping(shape) };
  });
}
