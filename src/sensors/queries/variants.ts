import { hashValues } from '../value-hash.js';
import type { Variant } from '../variants.js';
import type { DoubleQuotes } from './tokens.js';
import { isLiteralOne, type StatementRoles, type ValueRole, valueRoles } from './value-roles.js';

const absent = Symbol('absent');

/** A value; a hash of a literal; what stands for a parameter that is not where it was looked for, while values were given. */
function lookUp({ from, written }: ValueRole, values: readonly unknown[] | undefined): unknown {
  if (!from) return written;
  if (!values) return absent;
  if ('index' in from) return from.index < values.length ? values[from.index] : hashValues(written, values);
  for (const named of values) {
    if (typeof named !== 'object' || named === null) continue;
    for (const prefix of ['', ':', '$', '@']) {
      const own = Object.getOwnPropertyDescriptor(named, prefix + from.name);
      if (own) return own.value;
    }
  }
  return hashValues(written, values);
}

const isOne = ({ from, written }: ValueRole, value: unknown): boolean =>
  from ? value === 1 || value === 1n || value === '1' : isLiteralOne(written);

/** A parameter that is a whole list: an array, or JSON text that the statement takes apart. */
function listIn({ spreads }: ValueRole, value: unknown, { jsonLists }: StatementRoles): readonly unknown[] | undefined {
  if (Array.isArray(value)) return spreads ? value : undefined;
  if (!jsonLists || typeof value !== 'string' || !/^\s*\[/.test(value)) return undefined;
  try {
    return JSON.parse(value) as unknown[];
  } catch {
    return undefined;
  }
}

const roles = new WeakMap<object, StatementRoles[]>();

/**
 * The variant that each statement of a text is, with these values.
 * @param text the text as it was read, whose identity is remembered
 */
export function variantsOf(
  text: { readonly text: string; readonly doubleQuotes: DoubleQuotes; readonly hash: number },
  values: readonly unknown[] | undefined,
): Variant[] {
  let known = roles.get(text);
  if (!known) {
    known = valueRoles(text.text, text.doubleQuotes);
    roles.set(text, known);
  }
  return known.map((statement) => variantOf(statement, values));
}

function variantOf(statement: StatementRoles, values: readonly unknown[] | undefined): Variant {
  const told = statement.values.map((role) => ({ role, value: lookUp(role, values) }));
  const pageOfOne = told.some(({ role, value }) => role.limit && isOne(role, value));
  const paged = statement.paged && !pageOfOne;
  const hash = (value: unknown): number => hashValues(1, [value]);
  // (created < ? or (created = ? and id < ?)): the key's parts come again, for rows that are equal in the first of them.
  const keys = new Set(paged ? told.filter(({ role }) => role.range).map(({ value }) => hash(value)) : []);
  const picks: unknown[] = [];
  const page: unknown[] = [];
  const lists = new Map<number, unknown[]>();
  const wide: unknown[] = [];
  for (const { role, value } of told) {
    const whole = listIn(role, value, statement);
    if (role.role === 'page' || role.range) (paged ? page : picks).push(value);
    else if (whole && whole.length > 1) wide.push(whole);
    else if (role.list !== undefined) {
      const list = lists.get(role.list) ?? [];
      list.push(whole ? whole[0] : value);
      lists.set(role.list, list);
    } else if (paged && keys.has(hash(value))) page.push(value);
    else picks.push(whole ? whole[0] : value);
  }
  const rows = widths(statement);
  for (const [id, list] of lists) {
    if ((rows.get(id) ?? 0) > 1) wide.push(list);
    else picks.push(...list);
  }
  return {
    picks: hashValues(2, picks),
    list: wide.length > 0 ? hashValues(3, wide) : undefined,
    page: hashValues(4, page),
    unknown: told.some(({ value }) => value === absent),
  };
}

const known = new WeakMap<StatementRoles, Map<number, number>>();

/** How many values, or rows of values, each list of a statement has. */
function widths(statement: StatementRoles): Map<number, number> {
  let found = known.get(statement);
  if (!found) {
    found = new Map();
    for (const { list, row } of statement.values) {
      if (list !== undefined) found.set(list, row === undefined ? (found.get(list) ?? 0) + 1 : row + 1);
    }
    known.set(statement, found);
  }
  return found;
}
