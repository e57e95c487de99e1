import { hashText } from '../value-hash.js';
import type { Statements } from './scope.js';

/** A command as it is sent: its name is its first key, the collection mostly that key's value. */
export type MongoCommand = Readonly<Record<string, unknown>>;

/** Commands that keep a connection, a session or a transaction going. */
const housekeeping =
  /^(?:hello|ismaster|ping|sasl\w+|authenticate|getnonce|logout|buildinfo|endsessions|startsession|refreshsessions|killsessions|killcursors|committransaction|aborttransaction)$/i;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value) &&
  !('_bsontype' in value) &&
  Object.prototype.toString.call(value) === '[object Object]';

const name = /^[\w.$-]{1,80}$/;
/** Names of fields and operators; longer ones, and those with other characters, may be values that somebody used as names. */
const field = /^[$A-Za-z_][\w.]{0,40}$/;
const range = /^\$(?:gt|gte|lt|lte)$/;

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const documents = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What chooses the documents of a command. */
function filterOf(command: MongoCommand): unknown {
  const { filter, query, q } = command;
  const single = first(command.updates) ?? first(command.deletes);
  return filter ?? query ?? q ?? (isPlain(single) ? single.q : undefined);
}

function filterShape(filter: Record<string, unknown>): string {
  const parts = Object.entries(filter).map(([key, value]) => {
    const [operator] = isPlain(value) ? Object.keys(value) : [];
    const of = operator?.startsWith('$') && field.test(operator) ? `${operator} ?` : '?';
    return field.test(key) ? `${key}: ${of}` : '?';
  });
  return parts.length > 8 ? `{ ${parts.slice(0, 8).join(', ')}, … }` : `{ ${parts.join(', ')} }`;
}

function shapeOf(command: MongoCommand): string {
  const [verb = '?'] = Object.keys(command);
  const collection = typeof command.collection === 'string' ? command.collection : command[verb];
  const said = [name.test(verb) ? verb : '?'];
  if (typeof collection === 'string' && name.test(collection)) said.push(collection);
  const filter = filterOf(command);
  if (isPlain(filter) && Object.keys(filter).length > 0) said.push(filterShape(filter));
  if (Array.isArray(command.pipeline)) {
    const stages = command.pipeline.map((stage) => (isPlain(stage) ? Object.keys(stage)[0] : undefined));
    said.push(`[${stages.map((stage) => (stage && field.test(stage) ? stage : '?')).join(', ')}]`);
  }
  return said.join(' ');
}

/** Values that are told apart by what they hold: identifiers and the like are objects anew each time. */
function plainValue(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > 6) return value;
  if ('_bsontype' in value) return String(value);
  if (Array.isArray(value)) return value.map((each) => plainValue(each, depth + 1));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainValue(each, depth + 1)]));
}

/** Of a page, what it begins after says nothing of what is read. */
const withoutRanges = (filter: unknown): unknown =>
  isPlain(filter)
    ? Object.entries(filter).filter(
        ([, value]) => !(isPlain(value) && Object.keys(value).some((key) => range.test(key))),
      )
    : filter;

/** More than one thing at once: a list to choose from, several documents. */
const isBatch = (command: MongoCommand): boolean =>
  [command.documents, command.updates, command.deletes, command.ops].some((list) => documents(list).length > 1) ||
  Object.values((filterOf(command) as object | undefined) ?? {}).some(
    (value) => isPlain(value) && Object.values(value).some((list) => documents(list).length > 1),
  );

// Shapes hold no value, so they may be remembered.
const known = new Map<string, Statements>();

/**
 * What a command is without its values: its name, its collection, the fields that it chooses by or the stages of its pipeline.
 *
 * @example mongoShape({ find: 'users', filter: { _id: 7 } }).shapes[0].text // find users { _id: ? }
 */
export function readMongo(command: MongoCommand): { statements: Statements; values: readonly unknown[] } {
  const shape = shapeOf(command);
  const batch = isBatch(command);
  const key = batch ? `${shape} …` : shape;
  let statements = known.get(key);
  if (!statements) {
    statements = {
      shapes: [{ text: shape, housekeeping: housekeeping.test(Object.keys(command)[0] ?? '') }],
      hash: hashText(shape),
      // What tells variants apart reads statements: a list is one of several values. So all commands are given their values twice.
      text: batch ? 'command in (?, ?)' : 'command ?',
      doubleQuotes: 'names',
    };
    if (known.size >= 1000) known.clear();
    known.set(key, statements);
  }
  const { limit, pipeline, documents, updates, deletes, getMore, update } = command;
  const filter = typeof limit === 'number' && limit > 1 ? withoutRanges(filterOf(command)) : filterOf(command);
  const values = plainValue([filter, pipeline, documents, updates, deletes, String(getMore), update]);
  return { statements, values: [values, values] };
}

const lengthOf = (batch: unknown): number | undefined => (Array.isArray(batch) ? batch.length : undefined);

/** How many documents an answer holds: of a cursor's batch, of a single one, of distinct values. */
export function mongoRows(reply: unknown): number {
  if (typeof reply !== 'object' || reply === null) return 0;
  // Answers of cursors are read when they are asked for; of others nobody asks for more.
  const { batchSize, toObject } = reply as { batchSize?: unknown; toObject?: unknown };
  if (typeof batchSize === 'number') return batchSize;
  const read = typeof toObject === 'function' ? toObject.call(reply) : reply;
  const { cursor, values, value } = read as Record<string, unknown>;
  const { firstBatch, nextBatch } = isPlain(cursor) ? cursor : {};
  return lengthOf(firstBatch) ?? lengthOf(nextBatch) ?? lengthOf(values) ?? (isPlain(value) ? 1 : 0);
}
