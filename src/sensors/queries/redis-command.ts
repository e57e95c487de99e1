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

/** A command, as its name tells it; with the statements it made, by the word that its key begins with. */
interface Known {
  /** In capitals; '?' for what is no name. */
  readonly command: string;
  readonly keyless: boolean;
  readonly many: boolean;
  readonly single: Map<string, Statements>;
  readonly list: Map<string, Statements>;
}

// Shapes hold no value, so they may be remembered.
const known = new Map<string, Known>();

function knownOf(name: string): Known {
  let found = known.get(name);
  if (!found) {
    const upper = name.toUpperCase();
    const command = commandName.test(upper) ? upper : '?';
    found = {
      command,
      keyless: command === '?' || keyless.test(command),
      many: many.test(command),
      single: new Map(),
      list: new Map(),
    };
    if (known.size >= 1000) known.clear();
    known.set(name, found);
  }
  return found;
}

/** What a command's first key begins with: `user:?`, or `?`; '' where it has no key. */
function keyShape({ keyless }: Known, args: readonly unknown[]): string {
  if (keyless || args.length === 0) return '';
  const [word] = namespace.exec(textOf(args[0])) ?? [];
  return word ? `${word}?` : '?';
}

const shapeOf = ({ command }: Known, key: string): string => (key ? `${command} ${key}` : command);

/**
 * A command without its values: its name, and of its first key the word it begins with.
 *
 * @example redisShape('GET', ['user:42:profile']) // GET user:?
 */
export function redisShape(name: string, args: readonly unknown[]): string {
  const found = knownOf(name);
  return shapeOf(found, keyShape(found, args));
}

function statementsOf(found: Known, key: string, list: boolean): Statements {
  const made = list ? found.list : found.single;
  let statements = made.get(key);
  if (!statements) {
    const text = shapeOf(found, key);
    statements = {
      shapes: [{ text, housekeeping: housekeeping.test(found.command) }],
      hash: hashText(text),
      // What tells variants apart reads statements: a list is one of several values.
      text: list ? 'command in ($1, $1)' : 'command $1',
      doubleQuotes: 'names',
    };
    if (made.size >= 1000) made.clear();
    made.set(key, statements);
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
  const found = knownOf(name);
  const list = batch || (args.length > 1 && found.many);
  return issue(statementsOf(found, keyShape(found, args), list), [args], top, captured);
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
