/** Values looked at: of a larger result only so many are. */
const most = 200_000;

/**
 * How many items a call returned: the elements of all arrays, Maps and Sets in its result, nested ones too; 1 for a result without any, 0 for null. Undefined
 * where that says nothing: no result, a stream, an iterator, a result too large to look through.
 *
 * @example returnedItems({ products: [{ id: 1 }, { id: 2 }], next: 3 }) // 2
 */
export function returnedItems(result: unknown): number | undefined {
  if (result === undefined) return undefined;
  if (result === null) return 0;
  if (typeof result !== 'object') return typeof result === 'function' ? undefined : 1;
  if (isConsumed(result)) return undefined;
  const seen = new Set<object>();
  const waiting: unknown[] = [result];
  let items = 0;
  let lists = 0;
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    const kind = Object.prototype.toString.call(value);
    if (Array.isArray(value) || kind === '[object Map]' || kind === '[object Set]') {
      const elements = [
        ...(kind === '[object Map]' ? (value as Map<unknown, unknown>).values() : (value as Iterable<unknown>)),
      ];
      items += elements.length;
      lists += 1;
      // Not `...elements`: a large array has more elements than a call takes arguments.
      for (const element of elements) if (typeof element === 'object' && element !== null) waiting.push(element);
    } else {
      for (const { value: part } of Object.values(Object.getOwnPropertyDescriptors(value))) {
        if (typeof part === 'object' && part !== null) waiting.push(part);
      }
    }
    if (items + waiting.length > most) return undefined;
  }
  return lists > 0 ? items : 1;
}

/** Handed out piece by piece: looking at it would use it up. */
const isConsumed = (value: object): boolean =>
  typeof (value as { next?: unknown }).next === 'function' ||
  Symbol.asyncIterator in value ||
  typeof (value as { getReader?: unknown }).getReader === 'function' ||
  typeof (value as { pipe?: unknown }).pipe === 'function' ||
  /^\[object (?:Response|ReadableStream)\]$/.test(Object.prototype.toString.call(value));

/** So many times as many rows as items: more than joins and look-ups bring along, whatever the statements are. */
const farAbove = 10;
/** So many times as many rows as items are a page cut out, or a sum, where one statement gave them. */
const above = 2;
/** Fewer rows are no table. */
const fewest = 20;

/**
 * Rows were fetched to be filtered, cut or added up: far more than items were returned; of rows that one statement gave, more than half.
 * @example isFarAbove(200, 50, true) // true
 */
export const isFarAbove = (rows: number, returned: number, oneStatement = false): boolean =>
  rows >= fewest && rows >= (oneStatement ? above : farAbove) * Math.max(1, returned);
