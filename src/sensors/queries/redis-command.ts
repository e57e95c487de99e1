import type { Issued } from '../scope.js';
import type { Captured } from '../sites.js';
import { hashText } from '../value-hash.js';
import { issue, type Statements } from './scope.js';

/** Commands that keep a connection or a transaction going, and what clients ask when they connect. */
const housekeeping =
  /^(?:AUTH|HELLO|SELECT|CLIENT|PING|QUIT|RESET|READONLY|READWRITE|ASKING|COMMAND|CLUSTER|INFO|MULTI|EXEC|DISCARD|WATCH|UNWATCH)$/;
/** Commands whose first argument is no key: another word of the command, a script, a channel, a number. */
const keyless =
  /^(?:EVAL|EVALSHA|EVAL_RO|EVALSHA_RO|FCALL|FCALL_RO|SCRIPT|FUNCTION|S?PUBLISH|[PS]?SUBSCRIBE|[PS]?UNSUBSCRIBE|SCAN|KEYS|X(?:READ|READGROUP|INFO|GROUP)|OBJECT|MEMORY|BITOP|ZUNION|ZINTER|ZDIFF|SINTERCARD|ZINTERCARD|B?[LZ]MPOP|ECHO|WAIT|WAITAOF|ACL|CONFIG|DEBUG|SLOWLOG|LATENCY|MODULE|MIGRATE|PUBSUB|SWAPDB)$/;
/** Commands that take a list of things where one would do: asking for many at once repeats nothing. */
const many = /^(?:MGET|MSET|MSETNX|DEL|UNLINK|EXISTS|TOUCH|HMGET|HMSET|SMISMEMBER|ZMSCORE|GEOPOS|JSON\.MGET)$/;

const commandName = /^[A-Z][\w.]{0,30}$/;
/** What a key begins with: a word that many keys share, and what parts it from the rest. */
const namespace = /^([a-z][a-z_-]{0,30})[:/.|]/i;

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.slice(0, 64)
    : ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, 64)).toString('latin1')
      : '';

/**
 * A command without its values: its name, and of its first key the word it begins with.
 *
 * @example redisShape('GET', ['user:42:profile']) // GET user:?
 */
export function redisShape(name: string, args: readonly unknown[]): string {
  const command = name.toUpperCase();
  if (!commandName.test(command)) return '?';
  if (args.length === 0 || keyless.test(command)) return command;
  const [word, begin] = namespace.exec(textOf(args[0])) ?? [];
  return begin ? `${command} ${word}?` : `${command} ?`;
}

// Shapes hold no value, so they may be remembered.
const known = new Map<string, Statements>();

function statementsOf(shape: string, list: boolean): Statements {
  const key = list ? `${shape} …` : shape;
  let statements = known.get(key);
  if (!statements) {
    const [command = ''] = shape.split(' ');
    statements = {
      shapes: [{ text: shape, housekeeping: housekeeping.test(command) }],
      hash: hashText(shape),
      // What tells variants apart reads statements: a list is one of several values. So all commands are given their arguments twice.
      text: list ? 'command in (?, ?)' : 'command ?',
      doubleQuotes: 'names',
    };
    if (known.size >= 1000) known.clear();
    known.set(key, statements);
  }
  return statements;
}

/** Charges a command; `batch`: it is sent together with others, in a pipeline or a transaction. */
export function issueRedis(
  name: string,
  args: readonly unknown[],
  batch: boolean,
  // biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
  top: Function,
  captured: Captured | undefined,
): Issued | undefined {
  const list = batch || (args.length > 1 && many.test(name.toUpperCase()));
  return issue(statementsOf(redisShape(name, args), list), [args, args], top, captured);
}

/** How many things an answer holds: the elements of a list, the fields of a hash, one value; undefined where it comes later, with a transaction's. */
export function redisRows(name: string, reply: unknown): number | undefined {
  if (reply === null || reply === undefined) return 0;
  // The next cursor, and what was found.
  if (Array.isArray(reply) && /^[hsz]?scan$/i.test(name)) return Array.isArray(reply[1]) ? reply[1].length : 0;
  if (Array.isArray(reply)) return /^hgetall$/i.test(name) ? reply.length / 2 : reply.length;
  if (reply instanceof Map || reply instanceof Set) return reply.size;
  const text = textOf(reply);
  if (text === 'QUEUED') return undefined;
  if (typeof reply === 'string' || ArrayBuffer.isView(reply)) return text === 'OK' ? 0 : 1;
  // Numbers say how many there are, or were changed.
  return typeof reply === 'object' ? Object.keys(reply).length : 0;
}
