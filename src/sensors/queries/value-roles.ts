import { hashText } from '../value-hash.js';
import { statementsIn } from './fingerprint.js';
import type { DoubleQuotes, Token } from './tokens.js';

/**
 * What a value does in its statement: chooses a `page` (LIMIT, OFFSET, the key that a page begins after), is one of a `list` (after IN, in an inserted row), or
 * `picks` what the statement is about.
 */
export interface ValueRole {
  readonly role: 'page' | 'list' | 'picks';
  /** Which list it stands in; lists are numbered within their statement. */
  readonly list: number | undefined;
  /** Which row of that list, from 0; undefined in a list of plain values. */
  readonly row: number | undefined;
  /** A parameter here may be a whole list: in ANY, UNNEST, IN, after VALUES. */
  readonly spreads: boolean;
  /** What gives the value: the place in the parameters from 0, or a parameter's name; neither is a literal. */
  readonly from: { readonly index: number } | { readonly name: string } | undefined;
  /** A hash of how it is written. */
  readonly written: number;
  /** It is compared by < or >: a page's key where the statement has a LIMIT. */
  readonly range: boolean;
  /** It is the LIMIT. */
  readonly limit: boolean;
}

/** The values of one statement, in the order of its text. */
export interface StatementRoles {
  readonly values: readonly ValueRole[];
  /** It reads a page: it has a LIMIT. */
  readonly paged: boolean;
  /** A parameter may be a whole list as JSON text: it is taken apart by the statement. */
  readonly jsonLists: boolean;
}

const limits = /^(?:limit|offset|fetch|top)$/i;
/** Words that may stand within what limits: `fetch next ? rows only`. */
const withinLimit = /^(?:limit|offset|fetch|first|next|row|rows|only|top|all|with|ties)$/i;
const jsonLists =
  /^(?:json_each|json_tree|json_table|openjson|jsonb?_(?:to_recordset|array_elements(?:_text)?|populate_recordset))$/i;
const one = hashText('1');

interface Level {
  /** The list that values in it belong to. */
  list: number | undefined;
  range: boolean;
  /** Within LIMIT or OFFSET; `offset, size` as MySQL has it counts too. */
  limiting: boolean;
  /** The list that rows after VALUES make, while they go on. */
  rows: number | undefined;
  /** How many rows began in it. */
  begun: number;
  /** The row that its values belong to. */
  row: number | undefined;
  spreads: boolean;
}

const outside: Readonly<Level> = {
  list: undefined,
  range: false,
  limiting: false,
  rows: undefined,
  begun: 0,
  row: undefined,
  spreads: false,
};

/** `<`, `<=`, `>`, `>=` before (or after) a value; not `<>`, `->`, `>>` or `@>`. */
const isRange = (operator: string): boolean => /^[<>]=?[-+]?$/.test(operator);

function operatorBefore(statement: readonly Token[], index: number): string {
  let operator = '';
  for (let at = index - 1; at >= 0 && operator.length < 4; at -= 1) {
    const { kind, text } = statement[at] as Token;
    if (kind !== 'mark' || !/^[<>=!@#~&|+-]$/.test(text)) break;
    operator = text + operator;
  }
  return operator;
}

function rolesOfStatement(statement: readonly Token[], text: string, taken: { parameters: number }): StatementRoles {
  const values: ValueRole[] = [];
  const open: Level[] = [];
  let level: Level = { ...outside };
  let lists = 0;
  let paged = false;
  let json = false;
  for (let index = 0; index < statement.length; index += 1) {
    const token = statement[index] as Token;
    const before = statement[index - 1];
    if (token.kind === 'word') {
      level.limiting = limits.test(token.text) || (level.limiting && withinLimit.test(token.text));
      paged ||= /^(?:limit|fetch|top)$/i.test(token.text) && index > 0;
      json ||= jsonLists.test(token.text);
      level.rows = undefined;
    } else if (token.kind === 'mark' && (token.text === '(' || token.text === '[')) {
      const word = before?.kind === 'word' ? before.text.toLowerCase() : '';
      const inner: Level = { ...outside, list: level.list, row: level.row, limiting: level.limiting };
      inner.range = level.range || isRange(operatorBefore(statement, index));
      inner.spreads = /^(?:any|all|some|unnest|in)$/.test(word);
      const beside = before?.text === ',' || before?.text === '(' || before?.text === '[';
      if (level.list !== undefined) {
        if (beside && level.row === undefined) inner.row = level.begun++;
      } else if (word === 'values' || (level.rows !== undefined && before?.text === ',')) {
        level.rows ??= lists++;
        inner.list = level.rows;
        inner.row = level.begun++;
      } else if (word === (token.text === '(' ? 'in' : 'array')) inner.list = lists++;
      open.push(level);
      level = inner;
    } else if (token.kind === 'mark' && (token.text === ')' || token.text === ']')) {
      level = open.pop() ?? level;
    } else if (token.kind === 'value') {
      const after = statement[index + 1];
      const range =
        level.range ||
        isRange(operatorBefore(statement, index)) ||
        (after?.kind === 'mark' && /^[<>]$/.test(after.text) && isRange(operatorAfter(statement, index)));
      values.push({
        role: level.limiting ? 'page' : level.list !== undefined ? 'list' : 'picks',
        list: level.limiting ? undefined : level.list,
        row: level.row,
        spreads: level.spreads || (before?.kind === 'word' && /^(?:values|in)$/i.test(before.text)),
        from: sourceOf(text.slice(token.from, token.to), token.spaced || level.list !== undefined, taken),
        written: hashText(text.slice(token.from, token.to)),
        range,
        limit: level.limiting && limitsHere(statement, index),
      });
    }
  }
  return { values, paged, jsonLists: json };
}

function operatorAfter(statement: readonly Token[], index: number): string {
  let operator = '';
  for (let at = index + 1; at < statement.length && operator.length < 4; at += 1) {
    const { kind, text } = statement[at] as Token;
    if (kind !== 'mark' || !/^[<>=!@#~&|]$/.test(text)) break;
    operator += text;
  }
  return operator;
}

/** True for the value after LIMIT, FETCH FIRST or TOP, and for the second one of MySQL's `limit offset, size`. */
function limitsHere(statement: readonly Token[], index: number): boolean {
  let at = index - 1;
  while (statement[at]?.text === '(') at -= 1;
  const { kind, text } = statement[at] ?? {};
  if (text === ',') return true;
  const commaFollows = statement[index + 1]?.text === ',';
  return kind === 'word' && /^(?:limit|first|next|top)$/i.test(text ?? '') && !commaFollows;
}

/** `apart`: it does not touch what stands before it. What does, as in a key-value client's `get user:42`, is no name of a parameter. */
function sourceOf(piece: string, apart: boolean, taken: { parameters: number }): ValueRole['from'] {
  const numbered = /^[?$](\d+)$/.exec(piece);
  if (numbered) return { index: Number(numbered[1]) - 1 };
  if (piece === '?') {
    const index = taken.parameters;
    taken.parameters += 1;
    return { index };
  }
  const named = /^[$:@](\w+)$/.exec(piece);
  return named && (apart || !/^\d/.test(named[1] as string)) ? { name: named[1] as string } : undefined;
}

/** What the values of each statement of a text do. Holds no value: of literals only hashes. */
export function valueRoles(text: string, doubleQuotes: DoubleQuotes): StatementRoles[] {
  const taken = { parameters: 0 };
  return statementsIn(text, doubleQuotes).map((statement) => rolesOfStatement(statement, text, taken));
}

/** True for the hash of a literal 1, which limits a statement to one row. */
export const isLiteralOne = (hash: number): boolean => hash === one;
