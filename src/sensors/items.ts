/** What came back from a call: how many items, or why that cannot be said. */
export interface Returned {
  readonly count: number;
  /** Counting ended before the items did: there are more than `count`. */
  readonly more: boolean;
  /** Set where the result has no items that could be counted: 'it returned a string'. */
  readonly unknown?: string;
}

type Tagged = Record<string, unknown>;

/** Results wrap their items in these, one in the other at most so deep: `{ data: { items } }`. */
const wrappers = ['rows', 'data', 'items'] as const;
const deepest = 3;

const tag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const known = (count: number, more = false): Returned => ({ count, more });
const unknown = (why: string): Returned => ({ count: 0, more: false, unknown: why });
/** Bytes and text come in pieces whose number says nothing. */
const isPiece = (value: unknown): boolean =>
  typeof value === 'string' || ArrayBuffer.isView(value) || tag(value) === 'ArrayBuffer';

/** mysql2 answers with the rows and, beside them, what describes their columns. */
const isRowsWithColumns = (value: readonly unknown[]): boolean =>
  value.length === 2 &&
  Array.isArray(value[0]) &&
  Array.isArray(value[1]) &&
  (value[1][0] as object | undefined)?.constructor?.name === 'ColumnDefinition';

async function countPieces(
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
  stopAfter: number,
  objects: boolean,
): Promise<Returned> {
  let count = 0;
  const isAsync = Symbol.asyncIterator in pieces;
  const take = (piece: unknown): Returned | undefined => {
    if (!objects && isPiece(piece)) return unknown('it returned a stream of bytes or text, whose pieces are no items');
    count += 1;
    return count > stopAfter ? known(stopAfter, true) : undefined;
  };
  if (isAsync) {
    for await (const piece of pieces) {
      const ended = take(piece);
      if (ended) return ended;
    }
  } else {
    for (const piece of pieces as Iterable<unknown>) {
      const ended = take(piece);
      if (ended) return ended;
    }
  }
  return known(count);
}

/** Reads a web stream that is not iterable, as in some browsers. */
async function* readAll(stream: { getReader(): { read(): Promise<{ done: boolean; value?: unknown }> } }) {
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

async function bodyOf(response: Tagged): Promise<unknown> {
  const copy = (typeof response.clone === 'function' ? response.clone() : response) as { json(): unknown };
  return await copy.json();
}

/** The JSON body of a message of node:http, undefined where it is none. */
async function incomingBody(message: AsyncIterable<Uint8Array | string>): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of message)
    text += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  return JSON.parse(text + decoder.decode());
}

async function countBody(body: () => Promise<unknown>, stopAfter: number, depth: number): Promise<Returned> {
  let parsed: unknown;
  try {
    parsed = await body();
  } catch {
    return unknown('it returned a response whose body is no JSON, or has been read already');
  }
  return countReturned(parsed, stopAfter, depth);
}

/**
 * Counts the items of a result: of an array, Map, Set, typed array of numbers, iterable, async iterable or stream, of what stands under `rows`, `data` or
 * `items`, or of a response's JSON body. Iterables and streams are used up, one item held at a time, up to `stopAfter` items.
 *
 * @example await countReturned({ rows: [{ id: 1 }, { id: 2 }] }) // { count: 2, more: false }
 */
export async function countReturned(
  result: unknown,
  stopAfter: number = Number.POSITIVE_INFINITY,
  depth: number = 0,
): Promise<Returned> {
  if (result === undefined || result === null) return unknown(`it returned ${result}`);
  if (typeof result !== 'object' && typeof result !== 'function') return unknown(`it returned a ${typeof result}`);
  if (Array.isArray(result)) return known((isRowsWithColumns(result) ? (result[0] as unknown[]) : result).length);
  const kind = tag(result);
  const value = result as Tagged;
  if (kind === 'Map' || kind === 'Set') return known(value.size as number);
  if (kind === 'Uint8Array' || kind === 'ArrayBuffer' || kind === 'DataView') return unknown('it returned bytes');
  if (ArrayBuffer.isView(result)) return known((value as { length?: number }).length ?? 0);
  if (typeof value.json === 'function' && ('status' in value || 'statusCode' in value))
    return countBody(() => bodyOf(value), stopAfter, depth + 1);
  if (Symbol.asyncIterator in value) {
    const pieces = value as unknown as AsyncIterable<unknown>;
    if ('statusCode' in value && 'rawHeaders' in value)
      return countBody(() => incomingBody(pieces as AsyncIterable<Uint8Array>), stopAfter, depth + 1);
    const isStream = typeof value.pipe === 'function' || typeof value.getReader === 'function';
    return countPieces(pieces, stopAfter, !isStream || value.readableObjectMode === true);
  }
  if (typeof value.getReader === 'function') return countPieces(readAll(value as never), stopAfter, false);
  if (Symbol.iterator in value) return countPieces(value as unknown as Iterable<unknown>, stopAfter, true);
  if (depth < deepest) {
    for (const key of wrappers) {
      const inner = value[key];
      if (typeof inner !== 'object' || inner === null) continue;
      const counted = await countReturned(inner, stopAfter, depth + 1);
      if (!counted.unknown) return counted;
    }
  }
  return unknown('it returned an object without rows, data or items');
}
