/**
 * A piece of a statement: a word, a value (always `?`), a mark of punctuation or an operator. `spaced`: white space or a comment stood before it. It stands in
 * the text from `from` to before `to`, 0-based.
 */
export interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'mark';
  readonly text: string;
  readonly spaced: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * What stands in double quotes, and with it the dialect. 'names': identifiers (standard SQL, PostgreSQL, SQLite). 'strings': strings, in which backslashes escape
 * as in those in single quotes (MySQL, MariaDB). 'unknown': either, so it is kept only where no string can stand.
 */
export type DoubleQuotes = 'names' | 'strings' | 'unknown';

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWordStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
const isNamePart = (code: number): boolean => isWordStart(code) || isDigit(code);
const isWordPart = (code: number): boolean => isNamePart(code) || code === 36;
const isSpace = (code: number): boolean => code <= 32 || code === 0xa0;
const quotes = /['"`$]|\/\*/;

/** Where the quoted text that opens at `start` ends (after its closing quote); -1 when it does not before `limit`. A doubled quote stands for itself. */
function quotedEnd(text: string, start: number, escapes: boolean, limit = text.length): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (escapes && code === 92) at += 1;
    else if (code === quote) {
      if (text.charCodeAt(at + 1) !== quote) return at + 1;
      at += 1;
    }
  }
  return -1;
}

const alwaysName = /^(?:join|into|update|table|as)$/i;
const plainBracket = /\[[A-Za-z_][\w $.-]*\]/y;
const dollarQuote = /\$(?:[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)?\$/y;
const number = /(?:0[xX][\da-fA-F_]+|[\d.][\w.]*(?:(?<=[eE])[+-]\d+)?)/y;

/** One reading of a text: its tokens; where a quote could close in two ways (how many tokens stand before it); whether everything in it was closed. */
interface Reading {
  found: Token[];
  ambiguousAt: number | undefined;
  closed: boolean;
}

/**
 * Cuts SQL of any dialect into tokens, in linear time. Values are `?` from here on; comments are gone. Nothing throws. What could be read in two ways, of which one
 * would show a value, ends the text with `?`: text that is never closed, a comment within a comment, and an escaped quote. Where double quotes are names a backslash
 * is plain by default; that reading is taken if it closes everything in the text, and the other one (of `standard_conforming_strings = off`) does not.
 */
export function tokens(text: string, doubleQuotes: DoubleQuotes): Token[] {
  if (doubleQuotes === 'strings') return readAs(text, doubleQuotes, true).found;
  const plain = readAs(text, doubleQuotes, false);
  if (plain.ambiguousAt === undefined) return plain.found;
  if (doubleQuotes === 'names' && plain.closed && !readAs(text, doubleQuotes, true).closed) return plain.found;
  const kept = plain.found.slice(0, plain.ambiguousAt);
  return [...kept, { kind: 'value', text: '?', spaced: true, from: kept.at(-1)?.to ?? 0, to: text.length }];
}

/** Reads a text; `escapes`: backslashes escape quotes in plain strings, as MySQL has it. */
function readAs(text: string, doubleQuotes: DoubleQuotes, escapes: boolean): Reading {
  const found: (Token & { to: number })[] = [];
  const { length } = text;
  let ambiguousAt: number | undefined;
  let closed = true;
  let spaced = false;
  let at = 0;
  /** Where the piece that is being read begins. */
  let from = 0;
  /** The last piece ends where the next one begins to be read. */
  const endLast = (): void => {
    const last = found[found.length - 1];
    if (last && last.to < 0) last.to = at;
  };
  /** For each open parenthesis: a query stands in it, so that its FROM names tables (that of `trim(both ? from ?)` does not). */
  const queries: boolean[] = [];
  let query = false;

  const push = (kind: Token['kind'], piece: string): void => {
    found.push({ kind, text: piece, spaced, from, to: -1 });
    spaced = false;
  };
  const hideRest = (): void => {
    push('value', '?');
    at = length;
  };
  const previous = (): Token | undefined => found[found.length - 1];

  const notClosed = (): void => {
    closed = false;
    hideRest();
  };

  const string = (prefixed: boolean): void => {
    const escaped = prefixed || escapes;
    const end = quotedEnd(text, at, escaped);
    // The other reading is followed no further than this one, and only until the first doubt: linear, whatever the text is.
    if (!prefixed && ambiguousAt === undefined && doubleQuotes !== 'strings') {
      if (quotedEnd(text, at, !escaped, end < 0 ? length : end) !== end) ambiguousAt = found.length;
    }
    if (end < 0) return notClosed();
    push('value', '?');
    at = end;
  };

  const doubleQuoted = (): void => {
    if (doubleQuotes === 'strings') return string(false);
    const end = quotedEnd(text, at, false);
    if (end < 0) return notClosed();
    const piece = text.slice(at, end);
    // In MySQL the backslash may escape the quote that seems to close.
    if (doubleQuotes === 'unknown' && piece.includes('\\')) return hideRest();
    const before = previous();
    const name =
      doubleQuotes === 'names' ||
      (before?.kind === 'mark' && before.text === '.') ||
      (before?.kind === 'word' && (alwaysName.test(before.text) || (query && /^from$/i.test(before.text)))) ||
      text[end] === '.';
    // Identifiers are short and on one line: anything else is text that somebody quoted wrongly.
    const kept = name && piece.length <= 130 && !piece.includes('\n');
    push(kept ? 'name' : 'value', kept ? piece : '?');
    at = end;
  };

  const lineComment = (): void => {
    const end = text.indexOf('\n', at);
    at = end < 0 ? length : end + 1;
    spaced = true;
  };

  while (at < length) {
    endLast();
    from = at;
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (isSpace(code)) {
      spaced = true;
      at += 1;
    } else if (isWordStart(code)) {
      let end = at + 1;
      while (end < length && isWordPart(text.charCodeAt(end))) end += 1;
      const word = text.slice(at, end);
      at = end;
      if (text[at] === "'" && /^[exbnq]$/i.test(word)) string(/^e$/i.test(word));
      else if (/^u$/i.test(word) && text[at] === '&' && text[at + 1] === "'") {
        at += 1;
        string(false);
      } else {
        query ||= /^(?:select|delete)$/i.test(word);
        push('word', word);
      }
    } else if (code === 39) string(false);
    else if (code === 34) doubleQuoted();
    else if (code === 96) {
      const end = quotedEnd(text, at, false);
      if (end < 0) notClosed();
      else {
        push('name', text.slice(at, end));
        at = end;
      }
    } else if (code === 45 && next === 45) {
      const end = text.indexOf('\n', at);
      const rest = text.slice(at + 2, end < 0 ? length : end);
      // MySQL reads `--x` as two minus signs: what is quoted there could close differently.
      const minus = rest !== '' && !isSpace(rest.charCodeAt(0));
      if (doubleQuotes === 'strings' && minus) {
        push('mark', '-');
        at += 1;
      } else if (doubleQuotes === 'unknown' && minus && quotes.test(rest)) hideRest();
      else lineComment();
    } else if (code === 47 && next === 42) {
      const end = text.indexOf('*/', at + 2);
      const inner = text.indexOf('/*', at + 2);
      if (end < 0) {
        closed = false;
        at = length;
      } else if (inner >= 0 && inner < end && doubleQuotes !== 'strings') hideRest();
      else {
        at = end + 2;
        spaced = true;
      }
    } else if (code === 35 && doubleQuotes === 'strings') lineComment();
    else if (code === 35 && doubleQuotes === 'unknown' && next !== 62 && next !== 45 && next !== 35) {
      // A comment in MySQL, an operator in PostgreSQL.
      const end = text.indexOf('\n', at);
      if (quotes.test(text.slice(at, end < 0 ? length : end))) hideRest();
      else lineComment();
    } else if (isDigit(code) || (code === 46 && isDigit(next))) {
      number.lastIndex = at;
      at += number.exec(text)?.[0].length ?? 1;
      push('value', '?');
    } else if (code === 36) {
      dollarQuote.lastIndex = at;
      const tag = dollarQuote.exec(text)?.[0];
      // MySQL has names that begin so, and quotes the bodies of its JavaScript routines so.
      if (tag && doubleQuotes === 'strings') hideRest();
      else if (tag) {
        const end = text.indexOf(tag, at + tag.length);
        if (end < 0) notClosed();
        else {
          push('value', '?');
          at = end + tag.length;
        }
      } else parameter();
    } else if (code === 63) parameter();
    else if ((code === 58 || code === 64) && (isWordPart(next) || (code === 64 && next === 96))) parameter();
    else if ((code === 58 && next === 58) || (code === 64 && next === 64)) {
      push('mark', text.slice(at, at + 2));
      at += 2;
    } else if (code === 91) {
      plainBracket.lastIndex = at;
      const before = previous();
      const subscript =
        before !== undefined && !spaced && (before.kind !== 'mark' || before.text === ']' || before.text === ')');
      const name = subscript ? undefined : plainBracket.exec(text)?.[0];
      push(name ? 'name' : 'mark', name ?? '[');
      at += name?.length ?? 1;
    } else {
      if (code === 40) {
        queries.push(query);
        query = false;
      } else if (code === 41) query = queries.pop() ?? query;
      push('mark', text.charAt(at));
      at += 1;
    }
  }

  /** `?`, `?1`, `$1`, `$name`, `:name`, `@p`. A dollar ends it: a quoted text may begin there. */
  function parameter(): void {
    const part = text.charCodeAt(at) === 63 ? isDigit : isNamePart;
    at += 1;
    while (at < length && part(text.charCodeAt(at))) at += 1;
    push('value', '?');
  }
  endLast();
  return { found, ambiguousAt, closed };
}
