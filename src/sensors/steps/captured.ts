import type { StatementCount } from './step-count.js';

const home = '(?:Array|Buffer|Function|JSON|Map|Object|Reflect|RegExp|Set|String)(?:\\.prototype)?|\\[\\]|\\w*[pP]roto';
/** These walk nothing, so who kept them hides nothing. */
const harmless =
  'prototype|constructor|isArray|hasOwn|hasOwnProperty|toString|valueOf|propertyIsEnumerable|isPrototypeOf|create|defineProperty|[gs]etPrototypeOf|getOwnPropertyDescriptor|is|push|pop|bind|call|has|get|set|add|delete|size|length|isExtensible';

/** `slice = Array.prototype.slice`, `uncurryThis(arrayProto.slice)`, `Object.keys` given to somebody: a method that is named and not called. */
const named = new RegExp(`(?<![\\w$.])(?:${home})\\.(?!(?:${harmless})\\b)[a-z]\\w*\\b(?!\\s*(?:\\(|\\.\\w|=[^=]))`);
/** `const { keys } = Object`. */
const taken = new RegExp(`\\{[^{}]*\\}\\s*=\\s*(?:${home})\\s*(?:[;,\\n)]|$)`);

/**
 * Does a script take built-ins as values? One that ran before they were wrapped then calls them unseen.
 * @example capturesBuiltIns('const slice = Array.prototype.slice;') // true
 * @example capturesBuiltIns('Array.prototype.slice.call(list)') // false: looked up at every call
 */
export const capturesBuiltIns = (source: string): boolean => named.test(source) || taken.test(source);

const known = new Map<string, boolean>();

/** What of some calls ran built-ins that it may have taken before they were wrapped: 'what lodash.js took of the built-ins before counting began'. */
export function capturedIn(rows: readonly Pick<StatementCount, 'script'>[]): string[] {
  const found = new Set<string>();
  for (const { script } of rows) {
    if (!script.early || script.owner === 'runtime') continue;
    let captures = known.get(script.id);
    if (captures === undefined) {
      captures = capturesBuiltIns(script.source);
      known.set(script.id, captures);
    }
    if (captures) found.add(`what ${fileOf(script.url)} took of the built-ins before counting began`);
  }
  return [...found];
}

const fileOf = (url: string): string => url.split(/[\\/]/).at(-1) || 'code without a file';
